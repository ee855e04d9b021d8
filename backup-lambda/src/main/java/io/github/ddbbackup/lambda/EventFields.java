package io.github.ddbbackup.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The strings of an event by their paths, such as {@code detail.eventName}. The elements of an
 * array share the path of the array.
 */
final class EventFields {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Far longer than any path that is asked for; keeps deep nesting from using up the memory. */
  private static final int MAX_PATH_LENGTH = 200;

  /** Stands for all longer paths. No path that is asked for begins like this. */
  private static final String TOO_LONG = "...";

  private final Map<String, String> strings = new HashMap<>();

  private EventFields() {}

  /**
   * Reads an event.
   *
   * @throws IOException if it is not JSON
   */
  static EventFields read(byte[] event, int size) throws IOException {
    EventFields fields = new EventFields();
    try (JsonParser parser = FACTORY.createParser(event, 0, size)) {
      fields.readAll(parser);
    }
    return fields;
  }

  /** The string at a path. */
  Optional<String> string(String path) {
    return Optional.ofNullable(strings.get(path));
  }

  private void readAll(JsonParser parser) throws IOException {
    Deque<String> parents = new ArrayDeque<>();
    String path = "";
    boolean empty = true;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      empty = false;
      if (token == JsonToken.FIELD_NAME) {
        path = join(parents.element(), parser.currentName());
      } else if (token.isStructStart()) {
        parents.push(path);
      } else if (token.isStructEnd()) {
        parents.pop();
        path = parents.isEmpty() ? "" : parents.element();
      } else if (token == JsonToken.VALUE_STRING) {
        strings.put(path, parser.getText());
      }
    }
    if (!parents.isEmpty() || empty) {
      throw new IOException("it ends too early");
    }
  }

  private static String join(String parent, String name) {
    if (parent.length() + name.length() >= MAX_PATH_LENGTH) {
      return TOO_LONG;
    }
    return parent.isEmpty() ? name : parent + "." + name;
  }
}

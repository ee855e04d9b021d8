package io.github.ddbbackup.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON as trees, read by Jackson: what the codec is compared with. */
final class Trees {

  /** A number as it was written. */
  record Digits(String text) {}

  /** The literals; null is one of them. */
  enum Literal {
    TRUE,
    FALSE,
    NULL
  }

  /**
   * In an escape, Jackson looks at the lower byte of a character alone, so that it takes U+4E38 for
   * the digit 8.
   */
  private static final Pattern DIGIT_THAT_IS_NONE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u\\p{XDigit}{0,3}\\P{ASCII}");

  private static final JsonFactory FACTORY = new JsonFactory();

  private Trees() {}

  /** Reads one JSON value; fails if the text is anything else, or not UTF-8. */
  static Object read(byte[] text) throws IOException {
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    if (DIGIT_THAT_IS_NONE.matcher(decoded).find()) {
      throw new IOException("an escape with another character than its digits");
    }
    try (JsonParser parser = FACTORY.createParser(decoded)) {
      Object tree = read(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return tree;
    }
  }

  /** The tree, or empty if the text is not JSON. */
  static Optional<Object> tryRead(byte[] text) {
    try {
      return Optional.of(read(text));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Object read(JsonParser parser, JsonToken token) throws IOException {
    if (token == null) {
      throw new IOException("no value");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(parser.getText());
      case VALUE_TRUE -> Literal.TRUE;
      case VALUE_FALSE -> Literal.FALSE;
      case VALUE_NULL -> Literal.NULL;
      default -> throw new IOException("unexpected " + token);
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, read(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      elements.add(read(parser, t));
    }
    return elements;
  }
}

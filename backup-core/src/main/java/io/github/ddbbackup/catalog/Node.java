package io.github.ddbbackup.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** An object of a document, and where it stands, so that a mistake in it can be told. */
public final class Node {

  /** Nothing of a document lies deeper. */
  private static final int MAX_DEPTH = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** A document that is not as it should be; the message says where. */
  public static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A mistake.
     *
     * @param message what is wrong
     */
    public Mistake(String message) {
      super(message);
    }
  }

  private final String path;
  private final Map<?, ?> members;

  private Node(String path, Map<?, ?> members) {
    this.path = path;
    this.members = members;
  }

  /**
   * Reads the one object that a text consists of.
   *
   * @param text the text
   * @return the object
   * @throws IOException if it is not JSON
   * @throws Mistake if it is not one object
   */
  public static Node parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new Mistake("there is something behind its end");
      }
      return node("", value);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new Mistake("it is empty");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL, VALUE_NUMBER_FLOAT -> Optional.empty();
      default -> throw new Mistake("it ends too early");
    };
  }

  private static Node node(String path, Object value) {
    if (value instanceof Map<?, ?> members) {
      return new Node(path, members);
    }
    throw new Mistake((path.isEmpty() ? "it" : path) + " is not an object");
  }

  /**
   * A member that must be there.
   *
   * @param name its name
   * @return its text
   */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  /**
   * A member that may be there.
   *
   * @param name its name
   * @return its text
   */
  public Optional<String> optionalText(String name) {
    return optional(name, String.class, "a text");
  }

  /**
   * A member that must be there.
   *
   * @param name its name
   * @return the number
   */
  public long number(String name) {
    return optional(name, Long.class, "a whole number").orElseThrow(() -> missing(name));
  }

  OptionalLong optionalNumber(String name) {
    return optional(name, Long.class, "a whole number").stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /**
   * A member that must be there.
   *
   * @param name its name
   * @return its truth value
   */
  public boolean flag(String name) {
    return optional(name, Boolean.class, "true or false").orElseThrow(() -> missing(name));
  }

  /**
   * A member that must be there.
   *
   * @param name its name
   * @return the time
   */
  public Instant time(String name) {
    return optionalTime(name).orElseThrow(() -> missing(name));
  }

  Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(text -> time(name, text));
  }

  private Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Mistake(at(name) + " is not a time: " + text);
    }
  }

  /**
   * A member that must be there.
   *
   * @param name its name
   * @return the object
   */
  public Node object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  /**
   * A member that may be there.
   *
   * @param name its name
   * @return the object
   */
  public Optional<Node> optionalObject(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> node(at(name), value));
  }

  /**
   * The objects of a list; none when there is no such list.
   *
   * @param <T> what each is read as
   * @param name the list's name
   * @param reading reads one
   * @return what was read, in order
   */
  public <T> List<T> objects(String name, Function<Node, T> reading) {
    List<?> elements = optional(name, List.class, "a list").orElse(List.of());
    List<T> read = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      read.add(reading.apply(node(at(name) + "[" + i + "]", elements.get(i))));
    }
    return read;
  }

  /** The texts of a list; none when there is no such list. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : optional(name, List.class, "a list").orElse(List.of())) {
      if (!(element instanceof String text)) {
        throw new Mistake(at(name) + " holds something that is not a text");
      }
      texts.add(text);
    }
    return texts;
  }

  private <T> Optional<T> optional(String name, Class<T> type, String what) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new Mistake(at(name) + " is not " + what);
    }
    return Optional.of(type.cast(value));
  }

  private Mistake missing(String name) {
    return new Mistake(at(name) + " is missing");
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

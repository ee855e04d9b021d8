package io.github.ddbbackup.record;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads {@code Keys}, or the key out of an item, whose grammar has been checked. */
final class KeyReader {

  private final JsonScanner json = new JsonScanner();
  private final byte[] text;
  private final Predicate<String> wanted;

  KeyReader(byte[] text, int end) {
    this(text, end, name -> true);
  }

  /** Reads only the attributes of some names. */
  KeyReader(byte[] text, int end, Predicate<String> wanted) {
    this.text = text;
    this.wanted = wanted;
    json.reset(text, end);
  }

  /** Reads the key that begins at a position. */
  ItemKey read(int position) {
    Map<String, KeyAttribute> found = new LinkedHashMap<>();
    int at = json.firstMember(json.expect(position, '{'));
    if (json.peek(at) == '}') {
      throw new MalformedJsonException("Keys is empty", position);
    }
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      String name = JsonStrings.decode(text, at + 1, nameEnd - 1);
      int value = json.toValue(nameEnd);
      if (wanted.test(name)) {
        found.put(name, attribute(name, value));
      }
      at = json.nextMember(json.value(value, 1));
    }
    if (found.isEmpty()) {
      throw new MalformedJsonException("it has no attribute of the key", position);
    }
    return new ItemKey(List.copyOf(found.values()));
  }

  private KeyAttribute attribute(String name, int position) {
    int at = json.firstMember(json.expect(position, '{'));
    int nameEnd = json.name(at);
    KeyType type = type(JsonStrings.decode(text, at + 1, Math.max(at + 1, nameEnd - 1)), position);
    int value = json.toValue(nameEnd);
    int start = json.expect(value, '"');
    int valueEnd = json.string(start);
    json.expect(json.nextMember(valueEnd), '}');
    String decoded = JsonStrings.decode(text, start, valueEnd - 1);
    return new KeyAttribute(name, type, type == KeyType.N ? number(decoded, start) : decoded);
  }

  private static KeyType type(String name, int position) {
    return switch (name) {
      case "S" -> KeyType.S;
      case "N" -> KeyType.N;
      case "B" -> KeyType.B;
      default ->
          throw new MalformedJsonException("the value of a key is not of type S, N or B", position);
    };
  }

  private static String number(String value, int position) {
    return Numbers.read(value)
        .map(BigDecimal::toString)
        .orElseThrow(() -> new MalformedJsonException("a key of type N is not a number", position));
  }
}

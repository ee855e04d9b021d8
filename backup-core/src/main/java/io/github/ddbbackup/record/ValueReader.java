package io.github.ddbbackup.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads typed values. The grammar of the text has been checked, and with it how deep it nests. */
final class ValueReader {

  private final JsonScanner json = new JsonScanner();
  private final byte[] text;
  private int at;

  ValueReader(Json value) {
    text = value.toBytes();
    json.reset(text, text.length);
  }

  /** Reads the text as an object of typed values. */
  Map<String, TypedValue> item() {
    at = json.skipSpace(0);
    return members();
  }

  private Map<String, TypedValue> members() {
    Map<String, TypedValue> members = new LinkedHashMap<>();
    at = json.firstMember(json.expect(at, '{'));
    while (json.peek(at) != '}') {
      String name = name();
      members.put(name, typed());
      at = json.nextMember(at);
    }
    at++;
    return members;
  }

  private TypedValue typed() {
    int start = at;
    at = json.firstMember(json.expect(at, '{'));
    if (json.peek(at) == '}') {
      throw new MalformedJsonException("a value has no type", start);
    }
    String type = name();
    TypedValue value = value(type, start);
    at = json.expect(json.nextMember(at), '}');
    return value;
  }

  private TypedValue value(String type, int start) {
    return switch (type) {
      case "S" -> new TypedValue.S(string());
      case "N" -> new TypedValue.N(number(string(), start));
      case "B" -> new TypedValue.B(string());
      case "SS" -> new TypedValue.Ss(strings());
      case "NS" -> new TypedValue.Ns(numbers(start));
      case "BS" -> new TypedValue.Bs(strings());
      case "M" -> new TypedValue.M(members());
      case "L" -> new TypedValue.L(elements());
      case "BOOL" -> new TypedValue.Bool(truth());
      case "NULL" -> nothing();
      default -> throw new MalformedJsonException("no value has the type " + type, start);
    };
  }

  private String name() {
    int end = json.name(at);
    String name = JsonStrings.decode(text, at + 1, end - 1);
    at = json.toValue(end);
    return name;
  }

  private String string() {
    int start = json.expect(at, '"');
    at = json.string(start);
    return JsonStrings.decode(text, start, at - 1);
  }

  private Set<String> strings() {
    Set<String> strings = new LinkedHashSet<>();
    startArray();
    while (inArray()) {
      strings.add(string());
      endElement();
    }
    return strings;
  }

  private Set<BigDecimal> numbers(int start) {
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    strings().forEach(number -> numbers.add(number(number, start)));
    return numbers;
  }

  private List<TypedValue> elements() {
    List<TypedValue> elements = new ArrayList<>();
    startArray();
    while (inArray()) {
      elements.add(typed());
      endElement();
    }
    return elements;
  }

  private void startArray() {
    at = json.skipSpace(json.expect(at, '['));
  }

  private boolean inArray() {
    if (json.peek(at) != ']') {
      return true;
    }
    at++;
    return false;
  }

  private void endElement() {
    at = json.skipSpace(at);
    if (json.peek(at) != ']') {
      at = json.skipSpace(json.expect(at, ','));
    }
  }

  private boolean truth() {
    int start = at;
    at = json.value(at, 1);
    if (text[start] != 't' && text[start] != 'f') {
      throw new MalformedJsonException("a value of type BOOL is neither true nor false", start);
    }
    return text[start] == 't';
  }

  private TypedValue nothing() {
    at = json.value(at, 1);
    return new TypedValue.Null();
  }

  private static BigDecimal number(String value, int position) {
    return Numbers.read(value)
        .orElseThrow(
            () -> new MalformedJsonException("a value of type N is not a number", position));
  }
}

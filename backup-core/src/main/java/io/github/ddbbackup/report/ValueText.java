package io.github.ddbbackup.report;

import io.github.ddbbackup.record.TypedValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values for people to read: {@code "text"}, {@code 42}, <code>{"a", "b"}</code>. */
final class ValueText {

  /** Numbers with longer exponents are written with them. */
  private static final int LONGEST_PLAIN = 40;

  private ValueText() {}

  static String of(TypedValue value) {
    if (value instanceof TypedValue.S text) {
      return quoted(text.value());
    } else if (value instanceof TypedValue.N number) {
      return number(number.value());
    } else if (value instanceof TypedValue.B binary) {
      return binary(binary.base64());
    } else if (value instanceof TypedValue.Bool truth) {
      return Boolean.toString(truth.value());
    } else if (value instanceof TypedValue.Null) {
      return "null";
    }
    return collection(value);
  }

  private static String collection(TypedValue value) {
    if (value instanceof TypedValue.Ss set) {
      return joined("{", set.values(), ValueText::quoted, "}");
    } else if (value instanceof TypedValue.Ns set) {
      return joined("{", set.values(), ValueText::number, "}");
    } else if (value instanceof TypedValue.Bs set) {
      return joined("{", set.base64(), ValueText::binary, "}");
    } else if (value instanceof TypedValue.L list) {
      return joined("[", list.elements(), ValueText::of, "]");
    } else if (value instanceof TypedValue.M map) {
      return joined(
          "{",
          map.members().entrySet(),
          member -> quoted(member.getKey()) + ": " + of(member.getValue()),
          "}");
    }
    throw new IllegalArgumentException(value.toString());
  }

  private static <T> String joined(
      String before, Collection<T> parts, Function<T, String> text, String after) {
    return parts.stream().map(text).collect(Collectors.joining(", ", before, after));
  }

  /** A text from outside: what could steer a terminal is escaped as JSON does it. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c == '\n') {
                quoted.append("\\n");
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  private static String number(BigDecimal number) {
    String plain = Math.abs(number.scale()) < LONGEST_PLAIN ? number.toPlainString() : "";
    return plain.isEmpty() ? number.toString() : plain;
  }

  private static String binary(String base64) {
    return "base64 " + quoted(base64);
  }
}

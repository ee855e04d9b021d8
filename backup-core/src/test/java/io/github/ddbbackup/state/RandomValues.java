package io.github.ddbbackup.state;

import io.github.ddbbackup.record.TypedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Values of all types, and the many ways in which lines may write the same value. */
final class RandomValues {

  private static final String[] STRINGS = {
    "", "abc", "käse", "中文", "😀", "a/b", "\"quoted\"", "back\\slash", "tab\tnewline\n", "\u0001"
  };
  private static final String[] NUMBERS = {
    "0", "1", "-7", "100", "12.50", "1E+2", "9007199254740993", "-1.5E-30"
  };
  private static final int LARGE = 400 * 1024;

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  Map<String, TypedValue> attributes() {
    Map<String, TypedValue> attributes = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      attributes.put("a" + random.nextInt(6), value(2));
    }
    if (random.nextInt(5_000) == 0) {
      attributes.put("large", new TypedValue.S("x".repeat(LARGE)));
    }
    return attributes;
  }

  private TypedValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 8)) {
      case 0, 1 -> new TypedValue.S(oneOf(STRINGS));
      case 2 -> new TypedValue.N(new BigDecimal(oneOf(NUMBERS)));
      case 3 -> new TypedValue.B(base64());
      case 4 -> new TypedValue.Ss(set(() -> "s" + random.nextInt(9)));
      case 5 -> new TypedValue.Ns(set(() -> new BigDecimal(random.nextInt(9))));
      case 6 -> new TypedValue.Bs(set(this::base64));
      case 7 -> random.nextBoolean() ? new TypedValue.Null() : new TypedValue.Bool(true);
      case 8 -> new TypedValue.L(list(depth));
      default -> new TypedValue.M(map(depth));
    };
  }

  private List<TypedValue> list(int depth) {
    List<TypedValue> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(depth - 1));
    }
    return list;
  }

  private Map<String, TypedValue> map(int depth) {
    Map<String, TypedValue> map = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(oneOf(STRINGS), value(depth - 1));
    }
    return map;
  }

  private <T> Set<T> set(Supplier<T> element) {
    Set<T> set = new LinkedHashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      set.add(element.get());
    }
    return set;
  }

  private String base64() {
    byte[] bytes = new byte[random.nextInt(5)];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String oneOf(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** An item as a line may have it: members in any order, numbers and strings in any form. */
  String write(Map<String, TypedValue> attributes) {
    List<String> members = new ArrayList<>();
    attributes.forEach((name, value) -> members.add(string(name) + ":" + write(value)));
    return shuffled(members, "{", "}");
  }

  private String write(TypedValue value) {
    if (value instanceof TypedValue.S s) {
      return typed("S", string(s.value()));
    } else if (value instanceof TypedValue.N n) {
      return typed("N", number(n.value()));
    } else if (value instanceof TypedValue.B b) {
      return typed("B", '"' + b.base64() + '"');
    } else if (value instanceof TypedValue.Ss ss) {
      return typed("SS", each(ss.values(), this::string));
    } else if (value instanceof TypedValue.Ns ns) {
      return typed("NS", each(ns.values(), this::number));
    } else if (value instanceof TypedValue.Bs bs) {
      return typed("BS", each(bs.base64(), text -> '"' + text + '"'));
    } else if (value instanceof TypedValue.Bool bool) {
      return typed("BOOL", Boolean.toString(bool.value()));
    } else if (value instanceof TypedValue.L l) {
      return typed(
          "L", l.elements().stream().map(this::write).collect(Collectors.joining(",", "[", "]")));
    } else if (value instanceof TypedValue.M m) {
      return typed("M", write(m.members()));
    }
    return typed("NULL", "true");
  }

  private String typed(String type, String value) {
    return "{\"" + type + "\":" + value + '}';
  }

  private <T> String each(Collection<T> values, Function<T, String> writer) {
    return shuffled(values.stream().map(writer).toList(), "[", "]");
  }

  private String shuffled(List<String> parts, String open, String close) {
    List<String> copy = new ArrayList<>(parts);
    Collections.shuffle(copy, random);
    return copy.stream().collect(Collectors.joining(",", open, close));
  }

  private String number(BigDecimal number) {
    return switch (random.nextInt(3)) {
      case 0 -> '"' + number.toPlainString() + '"';
      case 1 -> '"' + number.setScale(number.scale() + 1).toString() + '"';
      default -> '"' + number.toString() + '"';
    };
  }

  private String string(String text) {
    StringBuilder written = new StringBuilder("\"");
    boolean escapes = random.nextInt(4) == 0 && text.length() < LARGE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        written.append('\\').append(c);
      } else if (c < ' ' || escapes) {
        written.append("\\u%04x".formatted((int) c));
      } else {
        written.append(c);
      }
    }
    return written.append('"').toString();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

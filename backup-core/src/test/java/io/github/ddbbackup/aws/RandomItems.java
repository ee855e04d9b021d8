package io.github.ddbbackup.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as varied as DynamoDB takes them, from a seed. */
public final class RandomItems {

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "7",
          "1E+2",
          "100",
          "-12.50",
          "9007199254740993",
          "3e-7",
          "1.2345678901234567890123456789012345678E125",
          "-0.00000000000000000001");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "\"",
          "\\",
          "/",
          "\u0000\u0001\n\r\t\b\f\u001f",
          "\u007f\u0080\u2028\u2029",
          "\u00e4\u00df",
          "\u65e5\u672c",
          "\ud83d\ude00",
          "{\"S\":\"a\"}");

  private final Random random;

  /**
   * Items of a seed.
   *
   * @param seed the same gives the same items
   */
  public RandomItems(long seed) {
    random = new Random(seed);
  }

  /**
   * An item.
   *
   * @return none to seven attributes, nested to five levels
   */
  public Map<String, AttributeValue> next() {
    return members(random.nextInt(8), 4);
  }

  private Map<String, AttributeValue> members(int count, int depth) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      members.put(i + text(), value(depth));
    }
    return members;
  }

  private AttributeValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 10)) {
      case 0 -> AttributeValue.fromS(text());
      case 1 -> AttributeValue.fromN(number());
      case 2 -> AttributeValue.fromB(bytes());
      case 3 -> AttributeValue.fromSs(List.copyOf(some(this::text)));
      case 4 -> AttributeValue.fromNs(List.copyOf(some(() -> "" + random.nextInt())));
      case 5 -> AttributeValue.fromBs(List.copyOf(some(this::bytes)));
      case 6 -> AttributeValue.fromBool(random.nextBoolean());
      case 7 -> AttributeValue.fromNul(true);
      case 8 -> AttributeValue.fromM(members(random.nextInt(4), depth - 1));
      default -> AttributeValue.fromL(elements(depth - 1));
    };
  }

  private List<AttributeValue> elements(int depth) {
    List<AttributeValue> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(value(depth));
    }
    return elements;
  }

  private <T> Set<T> some(Supplier<T> element) {
    Set<T> some = new LinkedHashSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      some.add(element.get());
    }
    return some;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return text.toString();
  }

  private String number() {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  private SdkBytes bytes() {
    byte[] bytes = new byte[random.nextInt(6)];
    random.nextBytes(bytes);
    return SdkBytes.fromByteArray(bytes);
  }
}

package io.github.ddbbackup.lambda.soak;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes items of every type there is, small ones mostly. */
final class Items {

  /** Near the most that an item may have, 400 KB. */
  private static final int LARGE = 180_000;

  private static final List<String> WORDS =
      List.of(
          "plain", "Zürich", "東京", "🚀", "\"quoted\"", "back\\slash", "new\nline", "\u0001", "");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1E+2",
          "12345678901234567890123456789012345678",
          "0.000000000000000000001",
          "-9.99E-30");

  private final RandomGenerator random;

  Items(RandomGenerator random) {
    this.random = random;
  }

  /** An item with some attributes beside its key. */
  Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      item.put("attribute" + i, value(0));
    }
    item.put("version", number(Long.toString(random.nextLong())));
    return item;
  }

  /** An item whose line is too large for Firehose once it has an image before and one after. */
  Map<String, AttributeValue> largeItem(Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item = item(key);
    byte[] bytes = new byte[LARGE];
    random.nextBytes(bytes);
    item.put("binary", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    item.put("escapes", AttributeValue.fromS("\u0002\"\\".repeat(LARGE / 3)));
    return item;
  }

  AttributeValue value(int depth) {
    return switch (random.nextInt(depth < 3 ? 10 : 6)) {
      case 0, 1 -> AttributeValue.fromS(text());
      case 2 -> number(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 3 -> AttributeValue.fromBool(random.nextBoolean());
      case 4 -> AttributeValue.fromNul(true);
      case 5 -> AttributeValue.fromB(SdkBytes.fromUtf8String(text()));
      case 6 -> AttributeValue.fromSs(Stream.of("a", "ü", text() + "x").distinct().toList());
      case 7 -> AttributeValue.fromNs(List.of("1", "2.5", "-3"));
      case 8 -> AttributeValue.fromL(few().mapToObj(i -> value(depth + 1)).toList());
      default -> map(depth);
    };
  }

  private AttributeValue map(int depth) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    few().forEach(i -> members.put(text() + i, value(depth + 1)));
    return AttributeValue.fromM(members);
  }

  /** Not none: DynamoDB Local's streams leave away the type of what is empty. */
  private IntStream few() {
    return IntStream.rangeClosed(0, random.nextInt(3));
  }

  private String text() {
    return WORDS.get(random.nextInt(WORDS.size())).repeat(1 + random.nextInt(3));
  }

  private static AttributeValue number(String digits) {
    return AttributeValue.fromN(digits);
  }
}

package io.github.ddbbackup.benchmarks.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * Writes images of items as DynamoDB types them. An item keeps what it is from version to version,
 * but for a version number, a time and a status: that is how most items change.
 */
final class Items {

  private static final List<String> WORDS =
      List.of(
          "amber",
          "basket",
          "cotton",
          "delivery",
          "evening",
          "folding",
          "garden",
          "harbour",
          "insulated",
          "jacket",
          "kettle",
          "linen",
          "mountain",
          "northern",
          "outdoor",
          "pocket",
          "quilted",
          "river",
          "stainless",
          "travel",
          "umbrella",
          "velvet",
          "waterproof",
          "yellow");
  private static final List<String> FOREIGN_WORDS =
      List.of(
          "Größe",
          "Straße",
          "naïve",
          "façade",
          "東京都",
          "配送先",
          "注文番号",
          "сегодня",
          "доставка",
          "ελληνικά",
          "😀👍",
          "日本語の\\\"引用\\\"",
          "añejo",
          "smörgåsbord",
          "한국어",
          "tab\\tulator");
  private static final List<String> STATES =
      List.of("PLACED", "PAID", "PACKED", "SENT", "DELIVERED", "RETURNED");
  private static final int ORDERS_OF_LARGE = 28;

  private final Payload payload;
  private final List<String> words;

  Items(Payload payload) {
    this.payload = payload;
    this.words = payload == Payload.NON_ASCII ? FOREIGN_WORDS : WORDS;
  }

  /** The key of an item. */
  String key(int item) {
    return "{\"CustomerId\":" + s(id(random(item))) + ",\"OrderNo\":" + n(100_000L + item) + "}";
  }

  /** An item as it is in one of its versions. */
  String image(int item, int version) {
    StringJoiner image = new StringJoiner(",", "{", "}");
    SplittableRandom random = random(item);
    image.add("\"CustomerId\":" + s(id(random))).add("\"OrderNo\":" + n(100_000L + item));
    image.add("\"Version\":" + n(version));
    image.add("\"UpdatedAt\":" + n(1_760_000_000L + version * 977L + item));
    image.add("\"Status\":" + s(STATES.get(version % STATES.size())));
    switch (payload) {
      case SMALL -> image.add("\"Note\":" + s(text(random, 4)));
      case NESTED, NON_ASCII -> order(image, random, 3);
      case LARGE -> {
        StringJoiner orders = new StringJoiner(",", "[", "]");
        for (int i = 0; i < ORDERS_OF_LARGE; i++) {
          StringJoiner order = new StringJoiner(",", "{", "}");
          order(order, random, 3);
          orders.add("{\"M\":" + order + "}");
        }
        image.add("\"Orders\":{\"L\":" + orders + "}");
      }
    }
    return image.toString();
  }

  private void order(StringJoiner into, SplittableRandom random, int positions) {
    into.add("\"Address\":{\"M\":" + address(random) + "}");
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (int i = 0; i < positions; i++) {
      list.add("{\"M\":" + position(random) + "}");
    }
    into.add("\"Positions\":{\"L\":" + list + "}");
    into.add("\"Gift\":{\"BOOL\":" + random.nextBoolean() + "}").add("\"Coupon\":{\"NULL\":true}");
    into.add("\"Tags\":{\"SS\":[\"" + word(random) + "-1\",\"" + word(random) + "-2\"]}");
  }

  private String address(SplittableRandom random) {
    return "{\"Name\":"
        + s(text(random, 2))
        + ",\"Street\":"
        + s(text(random, 2))
        + ",\"Number\":"
        + n(random.nextInt(1, 200))
        + ",\"City\":"
        + s(word(random))
        + ",\"Geo\":{\"M\":{\"Lat\":"
        + n("4" + decimal(random))
        + ",\"Lon\":"
        + n("1" + decimal(random))
        + "}}}";
  }

  private String position(SplittableRandom random) {
    return "{\"Sku\":"
        + s("SKU-" + random.nextInt(100_000, 999_999))
        + ",\"Title\":"
        + s(text(random, 4))
        + ",\"Quantity\":"
        + n(random.nextInt(1, 9))
        + ",\"Price\":"
        + n(random.nextInt(1, 500) + ".95")
        + "}";
  }

  private static String decimal(SplittableRandom random) {
    return random.nextInt(0, 9) + "." + random.nextInt(100_000, 999_999);
  }

  private String text(SplittableRandom random, int count) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < count; i++) {
      text.add(word(random));
    }
    return text.toString();
  }

  private String word(SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String id(SplittableRandom random) {
    return "c-%016x".formatted(random.nextLong());
  }

  private static String s(String text) {
    return "{\"S\":\"" + text + "\"}";
  }

  private static String n(Object number) {
    return "{\"N\":\"" + number + "\"}";
  }

  private static SplittableRandom random(int item) {
    return new SplittableRandom(item * 7_919L + 17);
  }
}

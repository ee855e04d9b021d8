package io.github.ddbbackup.benchmarks.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.StringJoiner;

/**
 * Makes stream events in the form in which Lambda hands them over. Of ten changes two are inserts,
 * one is a removal, and seven change an item. Everything follows from the numbers handed in.
 */
public final class Changes {

  private static final String ARN =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2026-11-16T20:42:48.104";
  private static final int OF_TEN_INSERTS = 2;
  private static final int OF_TEN_REMOVALS = 1;

  private final Items items;
  private final int keys;

  /**
   * Makes a source of changes.
   *
   * @param payload the kind of the items
   * @param keys how many items there are; each change is of the next of them
   */
  public Changes(Payload payload, int keys) {
    this.items = new Items(payload);
    this.keys = keys;
  }

  /** An event as large as one of its kind usually is. */
  public static byte[] event(Payload payload) {
    return new Changes(payload, payload.changes()).event(0, payload.changes());
  }

  /**
   * An event.
   *
   * @param first the number of its first change
   * @param count how many changes it has
   */
  public byte[] event(int first, int count) {
    StringJoiner records = new StringJoiner(",", "{\"Records\":[", "]}");
    for (int change = first; change < first + count; change++) {
      records.add(record(change));
    }
    return records.toString().getBytes(UTF_8);
  }

  /** The key of an item, as the lines have it. */
  public String key(int item) {
    return items.key(item);
  }

  private String record(int change) {
    int item = change % keys;
    int version = change / keys + 1;
    int kind = (change + version) % 10;
    boolean insert = kind < OF_TEN_INSERTS;
    boolean remove = kind >= 10 - OF_TEN_REMOVALS;
    String old = insert ? "" : "\"OldImage\":" + items.image(item, version - 1) + ",";
    String image = remove ? "" : "\"NewImage\":" + items.image(item, version) + ",";
    return "{\"eventID\":\"%032x\",\"eventName\":\"%s\",\"eventVersion\":\"1.1\","
            .formatted(
                change * 0x9E3779B97F4A7C15L, insert ? "INSERT" : remove ? "REMOVE" : "MODIFY")
        + "\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"eu-west-1\",\"dynamodb\":{"
        + "\"ApproximateCreationDateTime\":"
        + (1_760_000_000L + change / 100)
        + ".0,"
        + "\"Keys\":"
        + items.key(item)
        + ","
        + image
        + old
        + "\"SequenceNumber\":\""
        + (4_105_000_000_000_000_000L + change)
        + "0045\","
        + "\"SizeBytes\":"
        + (image.length() + old.length()) * 2 / 3
        + ",\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},\"eventSourceARN\":\""
        + ARN
        + "\"}";
  }
}

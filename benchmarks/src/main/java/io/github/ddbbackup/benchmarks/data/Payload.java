package io.github.ddbbackup.benchmarks.data;

/** A kind of item, and how many changes of it are put into one event. */
public enum Payload {
  /** An item of about 200 bytes: a key and a few plain attributes. */
  SMALL("200 B", 1000, 540),

  /** An order of about 1 KB: maps, lists and numbers, nested four deep. */
  NESTED("1 KB", 1000, 1_580),

  /** A document of about 20 KB: many orders in one item. */
  LARGE("20 KB", 120, 32_000),

  /** An order of about 1 KB whose texts are hardly ASCII, with escapes in them. */
  NON_ASCII("1 KB, non-ASCII", 1000, 1_700);

  private final String title;
  private final int changes;
  private final int lineBytes;

  Payload(String title, int changes, int lineBytes) {
    this.title = title;
    this.changes = changes;
    this.lineBytes = lineBytes;
  }

  /** The item's size, for people. */
  public String title() {
    return title;
  }

  /** How many changes an event has; as many as stay well within Lambda's 6 MB. */
  public int changes() {
    return changes;
  }

  /** About how many bytes its lines have. */
  public int lineBytes() {
    return lineBytes;
  }
}

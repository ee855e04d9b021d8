package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item, or the image of one. Two items are equal when they mean the same to DynamoDB, however
 * they were written.
 *
 * @param attributes the attributes by name, in the order in which they were written
 */
public record Item(Map<String, TypedValue> attributes) {

  /** Copies the map. */
  public Item {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * Reads an item as a line of the backup has it.
   *
   * @param image a JSON object of typed values
   * @return the item
   * @throws BackupException if it is not such an object
   */
  public static Item of(Json image) {
    try {
      return new Item(new ValueReader(image).item());
    } catch (MalformedJsonException e) {
      throw notAnItem(e);
    }
  }

  /** What to say about something that was found in an image. */
  static BackupException notAnItem(MalformedJsonException e) {
    return BackupException.user(
        "Not the image of an item",
        "at byte " + e.offset() + ": " + e.getMessage(),
        "Find out who wrote the object that holds it.",
        e);
  }
}

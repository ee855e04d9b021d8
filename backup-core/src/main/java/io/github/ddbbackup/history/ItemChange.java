package io.github.ddbbackup.history;

import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.record.Item;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One change of an item.
 *
 * @param record the change as the backup has it
 * @param attributes what it did to which attributes
 * @param object the key of the object in the bucket that holds it; of one of them if it came twice
 * @param hour the hour in which that object's first change came to Firehose
 */
public record ItemChange(
    ChangeRecord record, List<AttributeChange> attributes, String object, Instant hour) {

  /** Copies the list. */
  public ItemChange {
    Objects.requireNonNull(record);
    attributes = List.copyOf(attributes);
    Objects.requireNonNull(object);
    Objects.requireNonNull(hour);
  }

  static ItemChange of(ChangeRecord record, ArchivedObject object) {
    return new ItemChange(
        record,
        AttributeChange.between(record.oldImage().map(Item::of), record.newImage().map(Item::of)),
        object.key(),
        object.hour());
  }

  /**
   * When the change was made, as far as is known. Lines of the Python original's first versions do
   * not tell; then it is the hour in which the change came, or one of the next.
   *
   * @return the time
   */
  public Instant time() {
    return record.approximateCreation().orElse(hour);
  }

  /**
   * Whether DynamoDB removed the item because its time to live was over.
   *
   * @return whether it did
   */
  public boolean isExpiry() {
    return record
        .userIdentity()
        .filter(who -> who.toString().contains("\"dynamodb.amazonaws.com\""))
        .isPresent();
  }
}

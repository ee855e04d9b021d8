package io.github.ddbbackup.history;

import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.record.Item;
import java.util.List;
import java.util.Objects;

/**
 * One change of an item.
 *
 * @param record the change as the backup has it
 * @param attributes what it did to which attributes
 * @param object the key of the object in the bucket that holds it; of one of them if it came twice
 */
public record ItemChange(ChangeRecord record, List<AttributeChange> attributes, String object) {

  /** Copies the list. */
  public ItemChange {
    Objects.requireNonNull(record);
    attributes = List.copyOf(attributes);
    Objects.requireNonNull(object);
  }

  static ItemChange of(ChangeRecord record, String object) {
    return new ItemChange(
        record,
        AttributeChange.between(record.oldImage().map(Item::of), record.newImage().map(Item::of)),
        object);
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

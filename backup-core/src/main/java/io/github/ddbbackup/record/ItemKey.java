package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The key of an item. Two keys are equal when they mean the same item, in whatever order the
 * records of the stream give their attributes.
 *
 * @param attributes the attributes, by name; at least one
 */
public record ItemKey(List<KeyAttribute> attributes) {

  /**
   * Sorts the attributes.
   *
   * @throws BackupException if there is none, or a name appears twice
   */
  public ItemKey {
    attributes = attributes.stream().sorted(Comparator.comparing(KeyAttribute::name)).toList();
    long names = attributes.stream().map(KeyAttribute::name).distinct().count();
    if (attributes.isEmpty() || names < attributes.size()) {
      throw BackupException.user(
          "Not the key of an item", attributes.toString(), "A key has one or two attributes.");
    }
  }

  /**
   * Reads a key as a line of the backup has it.
   *
   * @param keys a JSON object of one or two typed values, such as {@code {"OrderId":{"N":"42"}}}
   * @return the key
   * @throws BackupException if it is not such an object
   */
  public static ItemKey of(Json keys) {
    byte[] text = keys.toBytes();
    try {
      return new KeyReader(text, text.length).read(0);
    } catch (MalformedJsonException e) {
      throw BackupException.user(
          "Not the key of an item",
          keys.toString(),
          "Write it as DynamoDB does, for example {\"OrderId\":{\"N\":\"42\"}}: "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /** The key in a form for people, such as {@code pk=S:abc, sk=N:1}. */
  @Override
  public String toString() {
    return attributes.stream()
        .map(part -> part.name() + "=" + part.type() + ":" + part.shown())
        .collect(Collectors.joining(", "));
  }
}

package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag that has to be as it was seen when a delivery stream is deleted: by taking it off, whoever
 * sends changes to the table's delivery streams again keeps them. A deletion carries its conditions
 * as its differences.
 *
 * @param deliveryStream the name of the delivery stream that bears the tag: the one that is deleted
 *     or another of the same table
 * @param tag the tag's key
 * @param value the value that was seen
 */
public record TagCondition(String deliveryStream, String tag, String value) {

  private static final Pattern FIELD = Pattern.compile("delivery stream (\\S+) has tag (\\S+)");

  /** Checks that nothing is null. */
  public TagCondition {
    requireNonNull(deliveryStream);
    requireNonNull(tag);
    requireNonNull(value);
  }

  Difference difference() {
    return new Difference("delivery stream " + deliveryStream + " has tag " + tag, value, "");
  }

  /**
   * The conditions of a deletion.
   *
   * @param deletion the planned deletion of a delivery stream
   * @return its conditions; none if it does not matter what has changed since
   */
  public static List<TagCondition> of(PlannedChange deletion) {
    return deletion.differences().stream().flatMap(d -> of(d).stream()).toList();
  }

  private static Optional<TagCondition> of(Difference difference) {
    Matcher field = FIELD.matcher(difference.field());
    return field.matches()
        ? Optional.of(new TagCondition(field.group(1), field.group(2), difference.actual()))
        : Optional.empty();
  }
}

package io.github.ddbbackup.report;

import io.github.ddbbackup.history.AttributeChange;
import io.github.ddbbackup.history.ItemChange;
import io.github.ddbbackup.record.ChangeRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history of an item for people to read. */
public final class HistoryText {

  private HistoryText() {}

  /**
   * A heading and a line for each changed attribute.
   *
   * @param change one change of the item
   * @return at least one line
   */
  public static List<String> of(ItemChange change) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(change));
    change.attributes().forEach(attribute -> lines.add("    " + line(attribute)));
    return lines;
  }

  private static String heading(ItemChange change) {
    ChangeRecord record = change.record();
    return "%s  %-6s  %s  (%s)"
        .formatted(
            record.approximateCreation().map(Instant::toString).orElse("time unknown"),
            event(record),
            who(change),
            record.sequenceNumber());
  }

  /** Lines of older systems may lack the name; the images tell as well. */
  static String event(ChangeRecord record) {
    return record
        .eventName()
        .orElseGet(
            () ->
                record.newImage().isEmpty()
                    ? "REMOVE"
                    : record.oldImage().isEmpty() ? "INSERT" : "MODIFY");
  }

  static String who(ItemChange change) {
    return change.isExpiry() ? "by DynamoDB, time to live" : "by a user";
  }

  private static String line(AttributeChange change) {
    String name = ValueText.quoted(change.name());
    Optional<String> before = change.before().map(ValueText::of);
    Optional<String> after = change.after().map(ValueText::of);
    if (before.isEmpty()) {
      return "+ " + name + ": " + after.orElse("");
    }
    return after
        .map(value -> "~ " + name + ": " + before.get() + " -> " + value)
        .orElseGet(() -> "- " + name + ": " + before.get());
  }
}

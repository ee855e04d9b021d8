package io.github.ddbbackup.report;

import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.history.AttributeChange;
import io.github.ddbbackup.history.History;
import io.github.ddbbackup.history.ItemChange;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.state.Lifetime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history of an item for people to read. */
public final class HistoryText {

  private HistoryText() {}

  /**
   * All changes. Where several tables bore the name, or the one that there was is gone, each has a
   * heading. At the end stand the known gaps and what was read, and when nothing was found, where.
   *
   * @param history the history of an item
   * @return at least one line
   */
  public static List<String> of(History history) {
    List<String> lines = new ArrayList<>();
    for (History.Chapter chapter : history.chapters()) {
      if (history.chapters().size() > 1 || chapter.lifetime().ended().isPresent()) {
        lines.add(heading(history.request().table(), chapter.lifetime()));
      }
      chapter.changes().forEach(change -> lines.addAll(of(change)));
    }
    if (history.chapters().isEmpty()) {
      lines.addAll(nothing(history));
    }
    lines.addAll(GapText.of(history.gaps()));
    lines.add(summary(history));
    return lines;
  }

  private static String heading(TableName table, Lifetime lifetime) {
    String id = lifetime.tableId().map(known -> ", id " + known).orElse("");
    String from = lifetime.from().map(at -> "made " + at).orElse("before the catalog knew of one");
    String to =
        lifetime
            .ended()
            .map(at -> ", gone by " + at)
            .orElse(", there when the catalog was written");
    return "Table " + table.value() + ", " + from + to + id;
  }

  private static List<String> nothing(History history) {
    List<String> lines = new ArrayList<>();
    lines.add("No change of this item was found. It was looked for");
    history.places().forEach(place -> lines.add("    in " + place));
    lines.add("    in changes made " + span(history.request().span()));
    return lines;
  }

  private static String span(TimeSpan span) {
    String from = span.from().map(at -> "from " + at).orElse("from the beginning of the backup");
    return from + span.to().map(at -> " to " + at).orElse(" until now");
  }

  private static String summary(History history) {
    return "%s; read %s, %s%s"
        .formatted(
            count(history.changes(), "change"),
            count(history.summary().objects(), "object"),
            ByteCount.of(history.summary().bytes()),
            history.summary().damages().isEmpty()
                ? ""
                : ", skipped " + history.summary().damages().size() + " that are damaged");
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

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

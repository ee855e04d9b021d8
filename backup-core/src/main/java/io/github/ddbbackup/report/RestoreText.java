package io.github.ddbbackup.report;

import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.TypedValue;
import io.github.ddbbackup.restore.BackupSpan;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.restore.RevertChange;
import io.github.ddbbackup.restore.RevertPlan;
import io.github.ddbbackup.restore.RevertTotals;
import io.github.ddbbackup.restore.WriteCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Restores and plans for people to read. */
public final class RestoreText {

  private RestoreText() {}

  /**
   * What a plan says, with a sample.
   *
   * @param plan the plan
   * @return lines; the notes are not among them
   */
  public static List<String> of(RevertPlan plan) {
    RevertTotals totals = plan.totals();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Table %s, compared at %s with what it was at %s:"
            .formatted(plan.table().table(), plan.made(), plan.at()));
    lines.add("  %s added since, to be deleted".formatted(number(totals.added())));
    lines.add("  %s changed since, to be put as they were".formatted(number(totals.changed())));
    lines.add("  %s deleted since, to be put back".formatted(number(totals.deleted())));
    lines.add("  %s as they were".formatted(number(totals.unchanged())));
    if (totals.leftAlone() > 0) {
      lines.add("  %s left alone".formatted(number(totals.leftAlone())));
    }
    plan.sample().forEach(change -> lines.add("    " + line(change)));
    if (totals.differing() > plan.sample().size()) {
      lines.add("    and %s more".formatted(number(totals.differing() - plan.sample().size())));
    }
    lines.add(coverage(plan.coverage()));
    return lines;
  }

  /**
   * What a restore wrote, and what it refused.
   *
   * @param report what came of it
   * @return lines; neither the notes nor the refused items are among them
   */
  public static List<String> of(RestoreReport report) {
    List<String> lines = new ArrayList<>();
    WriteCount count = report.count();
    lines.add(
        "Table %s is %s %s was at %s: %s items written, %s as they should be, %s refused."
            .formatted(
                report.target(),
                count.refused() == 0 ? "as" : "not as",
                report.target().equals(report.table()) ? "it" : report.table(),
                report.at(),
                number(count.written()),
                number(count.unchanged()),
                number(count.refused())));
    lines.add(coverage(report.coverage()));
    return lines;
  }

  /**
   * The items that a restore refused, as far as they are named.
   *
   * @param count what was written
   * @return a line for each, and one for those that are not named
   */
  public static List<String> refused(WriteCount count) {
    List<String> lines = new ArrayList<>();
    count.firstRefused().forEach(item -> lines.add("Refused " + item.key() + ": " + item.why()));
    if (count.refused() > count.firstRefused().size()) {
      lines.add("and %s more".formatted(number(count.refused() - count.firstRefused().size())));
    }
    return lines;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String coverage(BackupSpan span) {
    return "The backup covers the table from %s%s%s."
        .formatted(
            span.start(),
            span.newest()
                .map((Instant hour) -> "; its newest object is of the hour " + hour)
                .orElse(""),
            span.snapshot().map(name -> "; read from the snapshot " + name).orElse(""));
  }

  private static String line(RevertChange change) {
    return switch (change.kind()) {
      case ADDED -> "delete    " + change.key();
      case DELETED -> "put back  " + change.key();
      case CHANGED -> "put       " + change.key() + ", differs in " + differing(change);
      case UNCHANGED -> "leave     " + change.key();
    };
  }

  private static String differing(RevertChange change) {
    Map<String, TypedValue> live = attributes(change.live());
    Map<String, TypedValue> wanted = attributes(change.wanted());
    TreeSet<String> names = new TreeSet<>(live.keySet());
    names.addAll(wanted.keySet());
    return names.stream()
        .filter(
            name ->
                !Optional.ofNullable(live.get(name)).equals(Optional.ofNullable(wanted.get(name))))
        .map(ValueText::quoted)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, TypedValue> attributes(Optional<Json> image) {
    return image.map(item -> Item.of(item).attributes()).orElseGet(Map::of);
  }
}

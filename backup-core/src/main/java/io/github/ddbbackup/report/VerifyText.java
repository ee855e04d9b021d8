package io.github.ddbbackup.report;

import io.github.ddbbackup.verify.Finding;
import io.github.ddbbackup.verify.FindingKind;
import io.github.ddbbackup.verify.VerifyReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a verification found, for people to read. */
public final class VerifyText {

  private static final int MOST_SHOWN = 20;

  private VerifyText() {}

  /**
   * One finding.
   *
   * @param finding the finding
   * @return one line
   */
  public static String of(Finding finding) {
    return finding
        .gap()
        .map(gap -> what(finding) + ", explained by the known gap " + gap)
        .orElseGet(() -> what(finding));
  }

  private static String what(Finding finding) {
    String item = KeyJson.of(finding.key());
    return switch (finding.kind()) {
      case BROKEN_CHAIN -> "Missing between " + places(finding) + ": a change of " + item;
      case FROM_NOWHERE ->
          "Missing before " + place(finding.before()) + ": the change that made " + item;
      case CONTRADICTS_SNAPSHOT ->
          "The snapshot%s has another %s than %s"
              .formatted(finding.snapshot().map(name -> " " + name).orElse(""), item, by(finding));
      case DIFFERS_FROM_TABLE ->
          finding
              .after()
              .map(last -> "Missing behind " + place(finding.after()) + ": a change of " + item)
              .orElseGet(
                  () ->
                      "The table has another " + item + " than the snapshot, and no change tells");
      case NOT_IN_BACKUP -> "Not in the backup, and in the table: " + item;
      case SAME_NUMBER_TWICE ->
          "Two different changes of one number, " + places(finding) + ": of " + item;
      case TIME_DISORDER -> "Number and time are at odds, " + places(finding) + ": of " + item;
      case INCOMPLETE_CHANGE ->
          "Without an image, " + place(finding.before()) + ": a change of " + item;
    };
  }

  /** What tells of an item that a snapshot has otherwise. */
  private static String by(Finding finding) {
    return finding.after().isEmpty() && finding.before().isEmpty()
        ? "the one before, and no change tells"
        : finding.before().isEmpty()
            ? "the changes up to " + place(finding.after())
            : "the changes " + places(finding) + " tell";
  }

  private static String places(Finding finding) {
    return place(finding.after()) + " and " + place(finding.before());
  }

  private static String place(Optional<Finding.Place> place) {
    return place.map(p -> p.made() + " (" + p.sequenceNumber() + ")").orElse("the beginning");
  }

  /**
   * What was looked at, and what it proves.
   *
   * @param report the report
   * @return some lines
   */
  public static List<String> of(VerifyReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s of %s in %s%s."
            .formatted(
                report.table(),
                count(report.changes(), "change"),
                count(report.items(), "item"),
                count(report.read().objects(), "object"),
                span(report)));
    addIfAny(lines, report.duplicates(), "line", "repeated, which does no harm");
    addIfAny(lines, report.undated(), "line", "without a time; the hour of the object was taken");
    addProof(report, lines);
    addHours(report.emptyHours(), lines);
    lines.addAll(GapText.of(report.gaps()));
    report
        .explained()
        .forEach((kind, count) -> lines.add("Explained by known gaps: " + count(kind, count)));
    report.findings().forEach((kind, count) -> lines.add(count(kind, count)));
    addIfAny(lines, report.read().damages().size(), "object", "or line unreadable");
    if (report.isSound()) {
      lines.add(
          "Nothing %sis missing, as far as that can be told."
              .formatted(report.gaps().isEmpty() ? "" : "else "));
    }
    return lines;
  }

  private static String span(VerifyReport report) {
    return report.first().isEmpty()
        ? ""
        : ", made from " + report.first().get() + " to " + report.last().orElseThrow();
  }

  private static void addProof(VerifyReport report, List<String> lines) {
    report
        .comparedItems()
        .ifPresentOrElse(
            items -> lines.add("Compared with the table: " + count(items, "item") + "."),
            () ->
                addIfAny(
                    lines,
                    report.unconfirmed(),
                    "item",
                    "with a last change behind which nothing would show a missing one: compare with"
                        + " the table, -Dddbbackup.live=true"));
    addIfAny(
        lines,
        report.unproved(),
        "item",
        "there before the first change, when the backup may not have been on: whether one before"
            + " that is missing can't be told");
  }

  private static void addHours(List<Instant> hours, List<String> lines) {
    if (!hours.isEmpty()) {
      lines.add(
          "Hours without a change while there were many around them: "
              + String.join(", ", hours.stream().limit(MOST_SHOWN).map(Instant::toString).toList())
              + (hours.size() > MOST_SHOWN
                  ? " and %d more".formatted(hours.size() - MOST_SHOWN)
                  : "")
              + ".");
    }
  }

  private static void addIfAny(List<String> lines, long count, String noun, String text) {
    if (count > 0) {
      lines.add(count(count, noun) + " " + text + ".");
    }
  }

  private static String count(FindingKind kind, long count) {
    return switch (kind) {
      case BROKEN_CHAIN -> count(count, "place") + " between changes where some are missing.";
      case FROM_NOWHERE -> count(count, "item") + " from nowhere: the first changes are missing.";
      case CONTRADICTS_SNAPSHOT ->
          count(count, "item") + " of a snapshot at odds with the changes.";
      case DIFFERS_FROM_TABLE -> count(count, "item") + " of the table unlike in the backup.";
      case NOT_IN_BACKUP ->
          count(count, "item")
              + " of the table not in the backup: there before it began, or with changes missing. A"
              + " snapshot keeps them.";
      case SAME_NUMBER_TWICE -> count(count, "sequence number") + " with two changes.";
      case TIME_DISORDER -> count(count, "change") + " out of order.";
      case INCOMPLETE_CHANGE -> count(count, "change") + " without an image.";
    };
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}

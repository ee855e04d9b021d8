package io.github.ddbbackup.maven.report;

import static java.util.Objects.requireNonNull;

/**
 * A line of a report.
 *
 * @param level how loud it is said
 * @param text the line, without a line end
 */
public record ReportLine(Level level, String text) {

  /** How loud a line is said. */
  public enum Level {
    /** A plain line. */
    INFO,
    /** Something that a person should look at. */
    WARNING,
    /** Something failed; shown even when Maven is told to be quiet. */
    ERROR
  }

  /** Checks that nothing is null. */
  public ReportLine {
    requireNonNull(level);
    requireNonNull(text);
  }

  static ReportLine info(String text) {
    return new ReportLine(Level.INFO, text);
  }
}

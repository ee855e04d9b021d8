package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import org.hjson.ParseException;

/** Tells where an hjson text breaks the syntax. */
final class HjsonSyntax {

  private HjsonSyntax() {}

  /** The place is counted here from the offset, because the parser's own columns are uneven. */
  static BackupException error(String text, ParseException e) {
    int offset = Math.max(0, Math.min(e.getOffset(), text.length()));
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(lineStart, offset) + 1;
    return BackupException.user(
        "Not valid hjson at line " + line + ", column " + column,
        reason(e),
        "The syntax is described at https://hjson.github.io/syntax.html.",
        e);
  }

  private static String reason(ParseException e) {
    return e.getMessage().replaceFirst("\\.? at -?\\d+:-?\\d+$", "");
  }
}

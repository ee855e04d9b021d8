package io.github.ddbbackup.restore;

import io.github.ddbbackup.event.BackupException;
import java.util.Locale;

/** How a new table is filled. */
public enum Via {
  /** Items are written one after another, in batches. */
  WRITES,

  /**
   * DynamoDB imports a snapshot of the whole table, which is computed first where there is none,
   * see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.HowItWorks.html">
   * DynamoDB data import from Amazon S3</a>. That takes no write capacity, makes no changes in the
   * table's stream, and can't be done into a table that is there.
   */
  IMPORT;

  /**
   * Reads what people write.
   *
   * @param text {@code writes} or {@code import}
   * @return the way
   * @throws BackupException if it is neither
   */
  public static Via of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "writes" -> WRITES;
      case "import" -> IMPORT;
      default ->
          throw BackupException.user(
              "Not a way to fill a table", text, "Use writes, or import for a whole table.");
    };
  }
}

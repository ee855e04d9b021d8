package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The folder of the bucket under which all backups lie, kept without slashes at its ends; empty for
 * the bucket's root. A table's objects lie under {@code PREFIX/TABLE/YYYY/MM/DD/HH/}.
 *
 * <p>Firehose evaluates <code>!{...}</code> in a prefix and then no longer appends the date, so a
 * prefix must not hold such an expression, see <a
 * href="https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html">Custom prefixes</a>. An
 * object's key has at most 1,024 bytes, see <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Object key
 * names</a>; 512 of them are the prefix's share, which leaves room for the longest table name.
 *
 * @param value the folder, for example {@code dynamodb/backup}
 */
public record BackupPrefix(String value) {

  /** The longest prefix, in bytes of UTF-8. */
  public static final int MAX_BYTES = 512;

  /** No table can be called this, because of the equals sign; Hive skips what starts with '_'. */
  private static final String ERROR_FOLDER = "_errors=firehose";

  /** No table can be called this either. */
  private static final String CATALOG_FOLDER = "_catalog=tables";

  /** No table can be called this either. */
  private static final String SNAPSHOT_FOLDER = "_snapshot=tables";

  /**
   * Takes the slashes off both ends and checks what is left.
   *
   * @throws BackupException if it can't serve as a prefix
   */
  public BackupPrefix {
    value = stripSlashes(value);
    check(value);
  }

  /**
   * A prefix.
   *
   * @param value the folder, with or without slashes at its ends; empty for the bucket's root
   * @return the prefix, without those slashes
   * @throws BackupException if it can't serve as a prefix
   */
  public static BackupPrefix of(String value) {
    return new BackupPrefix(value);
  }

  /**
   * Where a table's change lines lie, and nothing else.
   *
   * @param table the table
   * @return the start of the objects' keys, ending in a slash
   */
  public String forTable(TableName table) {
    return under(table.value() + "/");
  }

  /**
   * Where Firehose puts what it could not deliver as it should. This is outside of every table's
   * prefix. Firehose replaces the expression at its end with the kind of the error.
   *
   * @param table the table
   * @return the start of the objects' keys, ending in a slash
   */
  public String errorsForTable(TableName table) {
    return under(ERROR_FOLDER + "/" + table.value() + "/!{firehose:error-output-type}/");
  }

  /**
   * Where records of a stream are kept that are not the changes of items. This is outside of every
   * table's prefix.
   *
   * @return the start of the objects' keys, ending in a slash
   */
  public String unreadableRecords() {
    return under("_errors=forwarder/");
  }

  /**
   * Where the catalog of all tables lies. This is outside of every table's prefix.
   *
   * @return the start of the objects' keys, ending in a slash
   */
  public String catalog() {
    return under(CATALOG_FOLDER + "/");
  }

  /**
   * Where the catalog of the tables of one name lies: one document for each table that bore it.
   *
   * @param table the table
   * @return the start of the objects' keys, ending in a slash
   */
  public String catalogOf(TableName table) {
    return catalog() + table.value() + "/";
  }

  /**
   * Where the snapshots of the tables of one name lie: a folder for each. This is outside of every
   * table's prefix.
   *
   * @param table the table
   * @return the start of the objects' keys, ending in a slash
   */
  public String snapshotsOf(TableName table) {
    return under(SNAPSHOT_FOLDER + "/" + table.value() + "/");
  }

  private String under(String rest) {
    return value.isEmpty() ? rest : value + "/" + rest;
  }

  private static String stripSlashes(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '/') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(start, end);
  }

  private static void check(String prefix) {
    if (prefix.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw wrong(prefix, "Use at most " + MAX_BYTES + " bytes.");
    }
    if (prefix.contains("!{")) {
      throw wrong(prefix, "Leave out !{...}: the table's name and the date are added to it.");
    }
    if (prefix.contains("://")) {
      throw wrong(prefix, "Give the folder alone; the bucket has a key of its own.");
    }
    if (prefix.codePoints().anyMatch(Character::isISOControl)) {
      throw wrong(prefix, "Leave out control characters.");
    }
    if (!prefix.isEmpty() && Arrays.stream(prefix.split("/", -1)).anyMatch(BackupPrefix::isOdd)) {
      throw wrong(prefix, "Leave out empty parts and the parts '.' and '..'.");
    }
  }

  private static boolean isOdd(String part) {
    return part.isEmpty() || part.equals(".") || part.equals("..");
  }

  private static BackupException wrong(String prefix, String nextStep) {
    return BackupException.user("Not a usable prefix", Quoted.of(prefix), nextStep);
  }

  @Override
  public String toString() {
    return value;
  }
}

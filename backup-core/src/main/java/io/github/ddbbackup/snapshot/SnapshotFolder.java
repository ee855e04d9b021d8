package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the objects of one snapshot lie. What lies in {@code data/} is what DynamoDB imports.
 *
 * @param key what their keys begin with, ending in a slash
 * @param name the folder's name, which begins with the instant and ends with the table's id
 */
record SnapshotFolder(String key, String name) {

  private static final String MANIFEST = "manifest.json";
  private static final String DATA = "data/";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z-([A-Za-z0-9-]{1,64})");

  static SnapshotFolder of(BackupPrefix prefix, Incarnation table, Instant at) {
    return of(prefix, table.table(), STAMP.format(at) + "-" + table.tableId());
  }

  /**
   * The folder of a name.
   *
   * @throws BackupException if it is not the name of one
   */
  static SnapshotFolder of(BackupPrefix prefix, TableName table, String name) {
    if (!NAME.matcher(name).matches()) {
      throw BackupException.user(
          "Not the name of a snapshot",
          name,
          "It begins with the time, as 20261125T093000Z, and ends with the table's id.");
    }
    return new SnapshotFolder(prefix.snapshotsOf(table) + name + "/", name);
  }

  /** The folder that an object lies in; empty if it lies in none. */
  static Optional<SnapshotFolder> holding(BackupPrefix prefix, TableName table, String key) {
    String start = prefix.snapshotsOf(table);
    int end = key.indexOf('/', start.length());
    return end > 0 && NAME.matcher(key.substring(start.length(), end)).matches()
        ? Optional.of(of(prefix, table, key.substring(start.length(), end)))
        : Optional.empty();
  }

  /** Whether it is of the table of an id. */
  boolean isOf(String tableId) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() && matcher.group(1).equals(tableId);
  }

  String manifest() {
    return key + MANIFEST;
  }

  String data() {
    return key + DATA;
  }

  /** The manifest of the snapshot whose files lie in a folder. */
  static String manifestBeside(String data) {
    return data.substring(0, data.length() - DATA.length()) + MANIFEST;
  }

  /** What is kept while the snapshot is not complete. */
  String progress() {
    return key + "progress/";
  }

  /** Tells that a baseline was begun, and how. */
  String begun() {
    return progress() + "begun.json";
  }
}

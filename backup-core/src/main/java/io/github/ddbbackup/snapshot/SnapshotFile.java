package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Pattern;

/**
 * A file of a snapshot: gzip of lines {@code {"Item":{...}}}.
 *
 * @param name its name below the folder of the data
 * @param items how many items it has; at least 1
 * @param bytes how long it is, compressed
 * @param md5 the MD5 sum of it, in hexadecimal
 * @param sha256 the SHA-256 sum of it, in hexadecimal
 */
public record SnapshotFile(String name, long items, long bytes, String md5, String sha256) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}\\.json\\.gz");
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the values.
   *
   * @throws BackupException if one can't be
   */
  public SnapshotFile {
    if (!NAME.matcher(name).matches()
        || items < 1
        || bytes < 1
        || !MD5.matcher(md5).matches()
        || !SHA256.matcher(sha256).matches()) {
      throw BackupException.user(
          "Not a file of a snapshot", name, "See who wrote the manifest that names it.");
    }
  }
}

package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.event.BackupException;
import java.util.Locale;

/** Where the items of a snapshot come from. */
public enum SnapshotKind {
  /** They were read from the table, each at some time between the beginning and the end. */
  BASELINE,
  /** They were computed from an older snapshot and the changes since, for one instant. */
  SYNTHETIC;

  /**
   * The kind of a word.
   *
   * @param word {@code baseline} or {@code synthetic}
   * @return the kind
   * @throws BackupException if it is another word
   */
  public static SnapshotKind of(String word) {
    for (SnapshotKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw BackupException.user(
        "Not a kind of snapshot", word, "Use " + BASELINE.word() + " or " + SYNTHETIC.word() + ".");
  }

  /**
   * The kind in a word.
   *
   * @return {@code baseline} or {@code synthetic}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

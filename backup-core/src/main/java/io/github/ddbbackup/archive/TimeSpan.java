package io.github.ddbbackup.archive;

import io.github.ddbbackup.event.BackupException;
import java.time.Instant;
import java.util.Optional;

/**
 * A span of time in which changes were made; both ends belong to it.
 *
 * @param from its beginning; empty for the beginning of the backup
 * @param to its end; empty for the present moment
 */
public record TimeSpan(Optional<Instant> from, Optional<Instant> to) {

  /**
   * Checks that it does not end before it begins.
   *
   * @throws BackupException if it does
   */
  public TimeSpan {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw BackupException.user(
          "The time span ends before it begins",
          from.get() + " to " + to.get(),
          "Give the earlier time first.");
    }
  }

  /**
   * All of the backup.
   *
   * @return a span without ends
   */
  public static TimeSpan all() {
    return new TimeSpan(Optional.empty(), Optional.empty());
  }

  /**
   * Whether an instant belongs to it.
   *
   * @param instant the instant
   * @return whether it does
   */
  public boolean includes(Instant instant) {
    return from.filter(instant::isBefore).isEmpty() && to.filter(instant::isAfter).isEmpty();
  }
}

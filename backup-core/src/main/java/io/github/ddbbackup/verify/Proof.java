package io.github.ddbbackup.verify;

import io.github.ddbbackup.state.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts what was looked at, and what can't be proved. */
final class Proof {

  /** A table takes longer than this to take its first item. */
  private static final Duration BEFORE_FIRST_ITEM = Duration.ofSeconds(1);

  private long changes;
  private long items;
  private long unproved;
  private long unconfirmed;
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  /** Whether the table had its stream before it could have an item. */
  static boolean isStreamedFromBirth(Lifetime table) {
    return table
        .document()
        .map(document -> document.incarnation().created().plus(BEFORE_FIRST_ITEM))
        .filter(latest -> table.streamed().filter(began -> !began.isAfter(latest)).isPresent())
        .isPresent();
  }

  void countChange(Entry change) {
    Instant made = change.made();
    changes++;
    first = first.filter(earliest -> !made.isBefore(earliest)).or(() -> Optional.of(made));
    last = last.filter(latest -> !made.isAfter(latest)).or(() -> Optional.of(made));
  }

  void countUnproved() {
    unproved++;
  }

  void countItem(boolean confirmed) {
    items++;
    unconfirmed += confirmed ? 0 : 1;
  }

  long changes() {
    return changes;
  }

  long items() {
    return items;
  }

  long unproved() {
    return unproved;
  }

  long unconfirmed() {
    return unconfirmed;
  }

  Optional<Instant> first() {
    return first;
  }

  Optional<Instant> last() {
    return last;
  }
}

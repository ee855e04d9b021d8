package io.github.ddbbackup.verify;

import java.time.Instant;
import java.util.Optional;

/** Counts what was looked at, and what can't be proved. */
final class Proof {

  private long changes;
  private long items;
  private long unproved;
  private long unconfirmed;
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

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

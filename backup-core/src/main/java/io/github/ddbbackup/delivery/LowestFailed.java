package io.github.ddbbackup.delivery;

import io.github.ddbbackup.record.SequenceNumber;
import java.util.Optional;

/** Gathers where the changes have to come again from. */
final class LowestFailed {

  private Optional<SequenceNumber> lowest = Optional.empty();

  /** Notes a change that was not taken. */
  void add(SequenceNumber failed) {
    lowest = Optional.of(lowest.filter(l -> l.compareTo(failed) <= 0).orElse(failed));
  }

  /** Notes what was not taken elsewhere. */
  void add(Optional<SequenceNumber> failed) {
    failed.ifPresent(this::add);
  }

  /** Whether a change comes again because of one that was noted. */
  boolean comesAgain(SequenceNumber change) {
    return lowest.isPresent() && lowest.get().compareTo(change) <= 0;
  }

  /** The lowest number noted, or empty if everything was taken. */
  Optional<SequenceNumber> get() {
    return lowest;
  }
}

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

  /** The lowest number noted, or empty if everything was taken. */
  Optional<SequenceNumber> get() {
    return lowest;
  }
}

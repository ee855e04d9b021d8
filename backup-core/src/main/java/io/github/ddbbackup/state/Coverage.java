package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out from when on a backup tells the state of a table, and refuses what it can't tell. */
final class Coverage {

  /** A change comes to the backup up to a day after it was made; the rest is for clocks. */
  private static final Duration LATEST_ARRIVAL = Duration.ofHours(25);

  private final StateRequest request;

  Coverage(StateRequest request) {
    this.request = request;
  }

  /** Spares the reading where the names of the objects tell enough. */
  void checkBeforeReading(Archive.Listing listing) {
    Optional<Instant> earliest =
        earliest(
            listing.objects().stream()
                .map(object -> object.hour().minus(LATEST_ARRIVAL))
                .min(Instant::compareTo));
    if (earliest.filter(request.instant()::isBefore).isPresent()) {
      throw tooEarly("on or after " + earliest.get());
    }
  }

  /**
   * Checks the instant and the baseline.
   *
   * @param firstChange when the first change was made that was read
   * @return from when on the backup tells the state, in whole seconds
   */
  Instant check(Optional<Instant> firstChange) {
    Instant start = earliest(firstChange).orElseThrow(this::nothing);
    if (request.instant().isBefore(start)) {
      throw tooEarly(start.toString());
    }
    request
        .baseline()
        .filter(baseline -> baseline.began().isBefore(start))
        .ifPresent(
            baseline -> {
              throw BackupException.user(
                  "The snapshot was begun before the backup of " + request.table().value(),
                  baseline.began() + ", the backup " + start,
                  "What was changed in between is not known: make a new snapshot.");
            });
    return start;
  }

  /** A baseline proves that the backup was on only where nothing else tells when it began. */
  private Optional<Instant> earliest(Optional<Instant> firstChange) {
    Optional<Instant> streamed = request.lifetime().streamed();
    Optional<Instant> baseline =
        streamed.isPresent() ? Optional.empty() : request.baseline().map(BaselineItems::began);
    return Stream.of(streamed, firstChange, baseline)
        .flatMap(Optional::stream)
        .map(Lifetime::second)
        .min(Instant::compareTo);
  }

  private BackupException tooEarly(String start) {
    return BackupException.user(
        "The backup of " + request.table().value() + " does not reach back to that time",
        request.instant().toString(),
        "It begins " + start + ": ask for a later time.");
  }

  private BackupException nothing() {
    return BackupException.user(
        "The backup holds nothing of this table",
        request.table().value(),
        "See whether its name, the bucket and the prefix are right.");
  }
}

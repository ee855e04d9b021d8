package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.StreamEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The time of one table out of all that bore a name one after another. Changes tell their time to
 * the second, rounded down, and a new table takes longer than that to take its first item. So a
 * change belongs to the last table that was made in its second or before.
 *
 * @param document what the catalog knows of the table; empty for a time in which it knows of none,
 *     as before the first one, or when there is no catalog
 * @param from the second in which the table was made, or the minute if it is the first one that the
 *     catalog knows; empty for the beginning of the backup
 * @param next the second in which the next table of the name was made; empty if there is none
 */
public record Lifetime(
    Optional<CatalogDocument> document, Optional<Instant> from, Optional<Instant> next) {

  /** Cuts the times off to seconds. */
  public Lifetime {
    from = from.map(Lifetime::second);
    next = next.map(Lifetime::second);
  }

  /**
   * The lifetime of a table of which there is no catalog: all of the backup.
   *
   * @return a lifetime without ends
   */
  public static Lifetime unbounded() {
    return new Lifetime(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Whether a change is one of this table.
   *
   * @param change when the change was made
   * @return whether it is
   */
  public boolean includes(Instant change) {
    return from.filter(change::isBefore).isEmpty()
        && next.filter(end -> !change.isBefore(end)).isEmpty();
  }

  /**
   * The id of the table.
   *
   * @return the id; empty if the catalog does not know it
   */
  public Optional<String> tableId() {
    return document.map(known -> known.incarnation().tableId());
  }

  /**
   * When the table was deleted, or found to be gone, or another one was made in its place.
   *
   * @return the time; empty if it is there
   */
  public Optional<Instant> ended() {
    Optional<Instant> deleted = document.flatMap(CatalogDocument::deleted);
    return next.filter(n -> deleted.filter(d -> d.isBefore(n)).isEmpty()).or(() -> deleted);
  }

  /**
   * From when on the changes of the table's first stream are in the backup.
   *
   * @return the time at which it was switched on, or a day less ten minutes before the catalog knew
   *     of it, if that is later; empty if the catalog knows of no stream
   */
  public Optional<Instant> streamed() {
    return document.flatMap(
        known -> known.streams().stream().map(StreamEntry::readFrom).min(Instant::compareTo));
  }

  /**
   * The spans of time in which changes of the table may be missing from the backup.
   *
   * @return the gaps, the earliest first
   */
  public List<Gap> gaps() {
    return document.map(CatalogDocument::gaps).orElse(List.of());
  }

  /**
   * A gap in which a change may be missing that was made between two times.
   *
   * @param from the earlier time, in whole seconds
   * @param to the later time, in whole seconds
   * @return the first such gap; empty if no change from the one time to the other is missing
   */
  public Optional<Gap> gapBetween(Instant from, Instant to) {
    return gaps().stream()
        .filter(gap -> from.isBefore(gap.until()) && !to.isBefore(gap.from()))
        .findFirst();
  }

  /**
   * The number of the part of the lifetime, between two gaps, in which a change was made. The first
   * changes behind a gap may be made in its last second, of which they tell the beginning.
   *
   * @param change when it was made, in whole seconds
   * @return how many gaps had ended by the end of that second
   */
  public int part(Instant change) {
    int ended = 0;
    for (Gap gap : gaps()) {
      ended += change.plusSeconds(1).isBefore(gap.until()) ? 0 : 1;
    }
    return ended;
  }

  /**
   * The part of the lifetime, between two gaps, in which an instant lies.
   *
   * @param instant the instant, cut off to seconds
   * @return the epoch
   */
  public Epoch epoch(Instant instant) {
    return Epoch.at(second(instant), gaps());
  }

  /**
   * The part of the lifetime after the last gap.
   *
   * @return the epoch
   */
  public Epoch lastEpoch() {
    return Epoch.last(gaps());
  }

  /**
   * The span of time in which changes of the table were made.
   *
   * @return the span
   */
  public TimeSpan span() {
    return new TimeSpan(from, next);
  }

  static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

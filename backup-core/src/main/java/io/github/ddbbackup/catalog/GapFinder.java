package io.github.ddbbackup.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Works out of what is known of a table, and of how its backup follows it now, whether changes may
 * be missing in between. A stream that is switched off and on again is another stream: what changed
 * meanwhile is in neither. One that is not read keeps its changes for a day, and no longer. What a
 * filter passes over is not read later either.
 */
final class GapFinder {

  /** Where clocks differ, so that a stream seems to have been switched off after the next began. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final CatalogDocument known;
  private final Following following;
  private final Instant now;

  GapFinder(CatalogDocument known, Following following, Instant now) {
    this.known = known;
    this.following = following;
    this.now = now;
  }

  /**
   * The gaps that end with the stream that the table has now, or with the reading of it; while it
   * has none, what was passed over of the one before.
   */
  List<Gap> before(Optional<StreamEntry> stream) {
    Optional<Instant> followed = known.lastFollowed();
    if (followed.isEmpty()) {
      return List.of();
    }
    return Stream.of(
            stream.flatMap(s -> before(followed.get(), s)),
            passedOver(followed.get(), stream.map(StreamEntry::began).orElse(now)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Gap> before(Instant followed, StreamEntry stream) {
    if (following.filtered()) {
      return Gap.between(followed, now.plus(StreamEntry.TO_BEGIN));
    }
    if (known.knows(stream)) {
      return unread(followed);
    }
    return following.on() ? Optional.of(switched(followed, stream)) : Optional.empty();
  }

  /**
   * What was passed over of a stream that the table had before: what it still kept when all was
   * well last, or what came later, up to its end, which is not known but was before the next began.
   */
  private Optional<Gap> passedOver(Instant followed, Instant ended) {
    if (!following.formerFiltered()) {
      return Optional.empty();
    }
    Instant kept = followed.minus(StreamEntry.KEPT);
    Instant from =
        known.streams().stream()
            .map(StreamEntry::began)
            .min(Instant::compareTo)
            .filter(kept::isBefore)
            .orElse(kept);
    return Gap.between(from, ended);
  }

  /** What was not read of the one stream. */
  private Optional<Gap> unread(Instant followed) {
    boolean readAgain =
        following.on() && (following.switchedOff().isPresent() || known.foundUnfollowed());
    return following.begun() || readAgain
        ? Gap.between(unreadFrom(followed), StreamEntry.oldestRead(now))
        : Optional.empty();
  }

  /** A gap that is known since the table was last followed tells from when on it was not. */
  private Instant unreadFrom(Instant followed) {
    return following
        .switchedOff()
        .filter(off -> !known.foundUnfollowed())
        .or(
            () ->
                known.gaps().stream()
                    .map(Gap::from)
                    .filter(from -> !from.isBefore(followed))
                    .findFirst())
        .orElse(followed);
  }

  /** What lies between two streams; something always does. */
  private Gap switched(Instant followed, StreamEntry stream) {
    Instant from = following.switchedOff().filter(followed::isAfter).orElse(followed);
    Instant read = stream.notedAt(now).readFrom();
    Instant until =
        known.streams().stream()
            .map(StreamEntry::began)
            .filter(read::isBefore)
            .max(Instant::compareTo)
            .orElse(read);
    return Gap.between(from, until).orElseGet(() -> new Gap(until.minus(CLOCKS), until));
  }
}

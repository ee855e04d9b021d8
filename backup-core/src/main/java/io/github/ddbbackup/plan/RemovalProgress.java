package io.github.ddbbackup.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a removal is, as the tags of the delivery stream tell. A time that can't be read or lies
 * in the future counts as none, so that the removal takes that step again.
 *
 * @param since when the removal began; what was written until then is owed
 * @param flushingSince when nothing was left that sends to the delivery stream
 */
record RemovalProgress(Optional<Instant> since, Optional<Instant> flushingSince) {

  static final List<String> TAGS =
      List.of(BackupNames.REMOVAL_SINCE_TAG, BackupNames.FLUSHING_SINCE_TAG);

  static RemovalProgress of(ActualDeliveryStream stream, Instant now) {
    return new RemovalProgress(
        time(stream, BackupNames.REMOVAL_SINCE_TAG, now),
        time(stream, BackupNames.FLUSHING_SINCE_TAG, now));
  }

  private static Optional<Instant> time(ActualDeliveryStream stream, String tag, Instant now) {
    try {
      return Optional.ofNullable(stream.tags().get(tag))
          .map(Instant::parse)
          .filter(time -> !time.isAfter(now.plus(RemovalTiming.AHEAD)));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}

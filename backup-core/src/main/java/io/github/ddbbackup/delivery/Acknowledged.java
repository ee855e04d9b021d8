package io.github.ddbbackup.delivery;

import io.github.ddbbackup.event.BackupEvent.ChangesAcknowledged;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.SequenceNumber;
import java.util.Optional;

/**
 * Tells how far the changes of an event were taken. The records of an event come from one shard and
 * in its order, so all changes of the shard up to the one that is named have been taken: that is
 * how a removal knows that a stream is read out.
 */
final class Acknowledged {

  private Acknowledged() {}

  /**
   * The changes of one stream that were taken.
   *
   * @param lines the event
   * @param stream one of its streams
   * @param lowestFailed what was not taken; the changes from there on come again
   * @return empty if none was taken
   */
  static Optional<ChangesAcknowledged> of(
      ChangeLines lines, StreamArn stream, Optional<SequenceNumber> lowestFailed) {
    int last = lines.count() - 1;
    while (last >= 0 && !isTaken(lines, last, stream, lowestFailed)) {
      last--;
    }
    if (last < 0) {
      return Optional.empty();
    }
    int count = 0;
    for (int line = 0; line <= last; line++) {
      count += lines.stream(line).equals(stream) ? 1 : 0;
    }
    SequenceNumber upTo = withUnreadable(lines, lines.sequenceNumber(last), lowestFailed);
    return Optional.of(
        new ChangesAcknowledged(stream.tableName().value(), stream.label(), count, upTo.digits()));
  }

  private static boolean isTaken(
      ChangeLines lines, int line, StreamArn stream, Optional<SequenceNumber> lowestFailed) {
    return lines.stream(line).equals(stream) && isBelow(lines.sequenceNumber(line), lowestFailed);
  }

  private static boolean isBelow(SequenceNumber number, Optional<SequenceNumber> lowestFailed) {
    return lowestFailed.filter(failed -> number.compareTo(failed) >= 0).isEmpty();
  }

  /** A record that gives no line is kept all the same, and can be the last one of its shard. */
  private static SequenceNumber withUnreadable(
      ChangeLines lines, SequenceNumber last, Optional<SequenceNumber> lowestFailed) {
    return lines.streams().size() > 1
        ? last
        : lines.unreadable().stream()
            .flatMap(record -> record.sequenceNumber().stream())
            .filter(number -> isBelow(number, lowestFailed))
            .reduce(last, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }
}

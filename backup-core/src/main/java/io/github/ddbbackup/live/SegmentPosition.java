package io.github.ddbbackup.live;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.Json;
import java.util.Optional;

/**
 * How far one segment of a table has been read.
 *
 * @param segment its number, from 0
 * @param after the key of the last item that was looked at, as DynamoDB wrote it; empty at the
 *     segment's beginning and end
 * @param done whether all of it has been read
 */
public record SegmentPosition(int segment, Optional<Json> after, boolean done) {

  /**
   * Checks the position.
   *
   * @throws BackupException if the number is negative, or the end has a key
   */
  public SegmentPosition {
    requireNonNull(after);
    if (segment < 0 || (done && after.isPresent())) {
      throw BackupException.user(
          "Not a position in a table", "segment " + segment, "Begin the scan anew.");
    }
  }

  /**
   * The beginning of a segment.
   *
   * @param segment its number, from 0
   * @return the position
   */
  public static SegmentPosition beginningOf(int segment) {
    return new SegmentPosition(segment, Optional.empty(), false);
  }
}

package io.github.ddbbackup.live;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a table has been read.
 *
 * @param segments the position in each segment, by the segments' numbers
 */
public record ScanPosition(List<SegmentPosition> segments) {

  /**
   * See <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>,
   * {@code TotalSegments}.
   */
  private static final int MOST_SEGMENTS = 1_000_000;

  /**
   * Copies the list.
   *
   * @throws BackupException if it has no or too many segments, or one that does not stand where its
   *     number says
   */
  public ScanPosition {
    segments = List.copyOf(segments);
    List<SegmentPosition> all = segments;
    if (segments.isEmpty()
        || segments.size() > MOST_SEGMENTS
        || IntStream.range(0, all.size()).anyMatch(i -> all.get(i).segment() != i)) {
      throw BackupException.user(
          "Not a number of segments to read a table in",
          Integer.toString(segments.size()),
          "Use 1 to " + MOST_SEGMENTS + ".");
    }
  }

  /**
   * The beginning of a table.
   *
   * @param segments in how many segments it is to be read
   * @return the position
   * @throws BackupException if it can't be read in so many
   */
  public static ScanPosition beginning(int segments) {
    return new ScanPosition(
        IntStream.range(0, Math.min(segments, MOST_SEGMENTS + 1))
            .mapToObj(SegmentPosition::beginningOf)
            .toList());
  }

  /**
   * Whether all of the table has been read.
   *
   * @return true when every segment has been
   */
  public boolean isDone() {
    return segments.stream().allMatch(SegmentPosition::done);
  }
}

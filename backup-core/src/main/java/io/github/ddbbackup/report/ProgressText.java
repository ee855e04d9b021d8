package io.github.ddbbackup.report;

import io.github.ddbbackup.archive.ScanProgress;
import java.time.Duration;
import java.util.Optional;

/** How far the reading of a backup is, for people to read. */
public final class ProgressText {

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private ProgressText() {}

  /**
   * How far it is on one line.
   *
   * @param progress how far
   * @param elapsed how long it has taken so far
   * @return for example {@code 12 of 40 objects, 1.2 GB of 3.4 GB, 85.0 MB/s, 26 s left}
   */
  public static String of(ScanProgress progress, Duration elapsed) {
    long rate = rate(progress, elapsed);
    return "%d of %d objects, %s of %s, %s/s%s"
        .formatted(
            progress.objects(),
            progress.allObjects(),
            ByteCount.of(progress.bytes()),
            ByteCount.of(progress.allBytes()),
            ByteCount.of(rate),
            left(progress, rate).map(left -> ", " + duration(left) + " left").orElse(""));
  }

  private static long rate(ScanProgress progress, Duration elapsed) {
    double seconds = (double) Math.max(1, elapsed.toNanos()) / NANOS_PER_SECOND;
    return (long) (progress.bytes() / seconds);
  }

  private static Optional<Duration> left(ScanProgress progress, long rate) {
    return rate == 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((progress.allBytes() - progress.bytes()) / rate));
  }

  private static String duration(Duration left) {
    if (left.toHours() > 0) {
      return "%d h %d min".formatted(left.toHours(), left.toMinutesPart());
    }
    return left.toMinutes() > 0
        ? "%d min %d s".formatted(left.toMinutes(), left.toSecondsPart())
        : left.toSeconds() + " s";
  }
}

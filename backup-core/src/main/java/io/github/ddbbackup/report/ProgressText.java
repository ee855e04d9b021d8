package io.github.ddbbackup.report;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;
import java.time.Duration;
import java.util.Locale;
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

  /**
   * How far the reading of a table is on one line.
   *
   * @param progress how far
   * @param elapsed how long it has taken so far
   * @return for example {@code 12,000 of about 40,000 items, 1.2 GB, 150,000 read units, 85 a
   *     second}
   */
  public static String of(TableScanProgress progress, Duration elapsed) {
    double seconds = (double) Math.max(1, elapsed.toNanos()) / NANOS_PER_SECOND;
    String expected =
        progress.expectedItems() == 0
            ? ""
            : String.format(Locale.ROOT, " of about %,d", progress.expectedItems());
    return String.format(
        Locale.ROOT,
        "%,d%s items, %s, %,.0f read units, %,.0f a second",
        progress.items(),
        expected,
        ByteCount.of(progress.bytes()),
        progress.capacity(),
        progress.capacity() / seconds);
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

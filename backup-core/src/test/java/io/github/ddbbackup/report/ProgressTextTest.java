package io.github.ddbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ScanProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTextTest {

  @Test
  void tellsObjectsBytesRateAndTimeLeft() {
    assertThat(
            ProgressText.of(
                new ScanProgress(12, 1_200_000_000L, 40, 3_400_000_000L), Duration.ofSeconds(14)))
        .isEqualTo("12 of 40 objects, 1.2 GB of 3.4 GB, 85.7 MB/s, 25 s left");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1000, '1 of 2 objects, 1.0 kB of 1.0 kB, 1.0 kB/s, 0 s left'",
    "1000, 100000, '1 of 2 objects, 1.0 kB of 100.0 kB, 1.0 kB/s, 1 min 39 s left'",
    "999, 9000000, '1 of 2 objects, 999 B of 9.0 MB, 999 B/s, 2 h 30 min left'",
    "0, 9, '1 of 2 objects, 0 B of 9 B, 0 B/s'",
    "999950, 999950, '1 of 2 objects, 1.0 MB of 1.0 MB, 1.0 MB/s, 0 s left'",
  })
  void choosesUnits(long bytes, long all, String text) {
    assertThat(ProgressText.of(new ScanProgress(1, bytes, 2, all), Duration.ofSeconds(1)))
        .isEqualTo(text);
  }

  @Test
  void canTellRightAtTheStart() {
    assertThat(ProgressText.of(new ScanProgress(0, 0, 0, 0), Duration.ZERO))
        .isEqualTo("0 of 0 objects, 0 B of 0 B, 0 B/s");
  }
}

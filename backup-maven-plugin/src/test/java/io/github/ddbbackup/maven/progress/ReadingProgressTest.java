package io.github.ddbbackup.maven.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ScanProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void printsALineEveryTenSecondsWhereThereIsNoTerminal() {
    try (ReadingProgress progress =
        ReadingProgress.of("Reading Orders", false, lines::add, clock)) {
      progress.accept(new ScanProgress(1, 1_000_000, 9, 9_000_000));
      now = now.plusSeconds(10);
      progress.accept(new ScanProgress(2, 2_000_000, 9, 9_000_000));
      now = now.plusSeconds(9);
      progress.accept(new ScanProgress(3, 3_000_000, 9, 9_000_000));
      now = now.plusSeconds(1);
      progress.accept(new ScanProgress(4, 4_000_000, 9, 9_000_000));
    }

    assertThat(lines)
        .containsExactly(
            "Reading Orders: 2 of 9 objects, 2.0 MB of 9.0 MB, 200.0 kB/s, 35 s left",
            "Reading Orders: 4 of 9 objects, 4.0 MB of 9.0 MB, 200.0 kB/s, 25 s left");
  }

  @Test
  void printsNothingAboutShortWork() {
    try (ReadingProgress progress =
        ReadingProgress.of("Reading Orders", false, lines::add, clock)) {
      progress.accept(new ScanProgress(9, 9, 9, 9));
    }

    assertThat(lines).isEmpty();
  }

  @Test
  void drawsABarOnATerminal() {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    try (ReadingProgress progress =
        new ProgressBarOnTerminal("Reading Orders", new PrintStream(drawn, true, UTF_8))) {
      progress.accept(new ScanProgress(1, 10_000_000, 4, 40_000_000));
      progress.accept(new ScanProgress(3, 30_000_000, 4, 40_000_000));
    }

    assertThat(List.of(drawn.toString(UTF_8).split("\r")))
        .last()
        .asString()
        .contains("Reading Orders", "75%", "30/40 MB", "MB/s", "3/4 objects")
        .hasSizeLessThan(82);
  }

  @Test
  void drawsNothingWhenThereIsNothingToRead() {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    new ProgressBarOnTerminal("Reading Orders", new PrintStream(drawn, true, UTF_8)).close();

    assertThat(drawn.size()).isZero();
  }
}

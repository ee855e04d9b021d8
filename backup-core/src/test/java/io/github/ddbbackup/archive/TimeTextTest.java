package io.github.ddbbackup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private static final Instant NOW = Instant.parse("2026-11-22T14:02:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "2026-11-22t10:00:00.5z, 2026-11-22T10:00:00.5Z",
    "2026-11-22T10:00+01:00, 2026-11-22T09:00:00Z",
    "2026-11-22T10:00, 2026-11-22T10:00:00Z",
    "' 2026-11-22 ', 2026-11-22T00:00:00Z",
    "90s, 2026-11-22T14:00:30Z",
    "30m, 2026-11-22T13:32:00Z",
    "2h, 2026-11-22T12:02:00Z",
    "7D, 2026-11-15T14:02:00Z",
  })
  void reads(String text, Instant instant) {
    assertThat(TimeText.instant(text, NOW)).isEqualTo(instant);
  }

  @Test
  void theEndOfADateIsItsLastInstant() {
    assertThat(TimeText.end("2026-11-22", NOW))
        .isEqualTo(Instant.parse("2026-11-22T23:59:59.999999999Z"));
    assertThat(TimeText.end("2h", NOW)).isEqualTo(Instant.parse("2026-11-22T12:02:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "2026-02-30", "1234567d", "2w", "-2h"})
  void refuses(String text) {
    assertThatThrownBy(() -> TimeText.instant(text, NOW))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("2026-11-22T14:02:00Z");
  }
}

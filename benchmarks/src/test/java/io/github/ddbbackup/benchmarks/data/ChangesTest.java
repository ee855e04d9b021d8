package io.github.ddbbackup.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangesTest {

  @ParameterizedTest
  @EnumSource
  void areTheSameEachTimeAndAllMakeLines(Payload payload) {
    byte[] event = Changes.event(payload);

    assertThat(event).isEqualTo(Changes.event(payload)).hasSizeLessThan(6_000_000);
    ChangeLines lines = new LineWriter().write(event, 0, event.length);
    assertThat(lines.count()).isEqualTo(payload.changes());
    assertThat(lines.unreadable()).isEmpty();
    assertThat(lines.withoutImages()).isZero();
    assertThat(lines.size() / lines.count())
        .as("bytes of a line")
        .isBetween(payload.lineBytes() * 9 / 10, payload.lineBytes() * 11 / 10);
  }
}

package io.github.ddbbackup.benchmarks.inside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.benchmarks.data.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventToRecordsTest {

  /** Head and tail of a gzip file. */
  private static final int FRAME = 18;

  /** The deflater has the level that the product has: it makes the same of the same lines. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LARGE")
  void bothMakeTheSame(Payload payload) {
    EventToRecords benchmark = new EventToRecords();
    benchmark.payload = payload;
    benchmark.setUp();

    assertThat(benchmark.product()).isEqualTo(benchmark.deflater() + FRAME);
  }
}

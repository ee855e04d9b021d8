package io.github.ddbbackup.benchmarks.inside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.benchmarks.data.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventToRecordsTest {

  /** The deflater's level is the one that comes closest to the product: both do the same work. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LARGE")
  void bothMakeTheLinesAboutAsSmall(Payload payload) {
    EventToRecords benchmark = new EventToRecords();
    benchmark.payload = payload;
    benchmark.setUp();

    assertThat((double) benchmark.product() / benchmark.deflater()).isBetween(0.95, 1.05);
  }
}

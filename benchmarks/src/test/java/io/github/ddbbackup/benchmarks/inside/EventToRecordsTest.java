package io.github.ddbbackup.benchmarks.inside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.data.Sent;
import io.github.ddbbackup.delivery.PackedRecord;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
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

    assertThat((double) benchmark.product() / benchmark.deflater()).isBetween(0.96, 1.04);
  }

  @ParameterizedTest
  @EnumSource
  void recordsHoldTheLinesThatTheDeflaterGets(Payload payload) throws IOException {
    byte[] event = Changes.event(payload);
    ByteArrayOutputStream files = new ByteArrayOutputStream();
    for (PackedRecord packed : new Sent().of(event)) {
      files.writeBytes(packed.data());
    }
    ChangeLines lines = new LineWriter().write(event, 0, event.length);

    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(files.toByteArray()))) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(lines.buffer(), lines.size()));
    }
  }
}

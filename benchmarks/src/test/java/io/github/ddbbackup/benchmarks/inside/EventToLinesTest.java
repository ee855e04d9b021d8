package io.github.ddbbackup.benchmarks.inside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.peer.PojoEvents;
import io.github.ddbbackup.benchmarks.peer.PojoLines;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventToLinesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource
  void runs(Payload payload) throws IOException {
    EventToLines benchmark = new EventToLines();
    benchmark.payload = payload;
    benchmark.setUp();

    assertThat(benchmark.product()).isPositive();
    assertThat(benchmark.eventClass()).isEqualTo(payload.changes());
    assertThat(benchmark.scan()).isPositive();
  }

  /** What is compared does the same work. */
  @ParameterizedTest
  @EnumSource
  void bothWaysMeanTheSame(Payload payload) throws IOException {
    byte[] event = new Changes(payload, 10).event(0, 10);
    ChangeLines ours = new LineWriter().write(event, 0, event.length);
    List<byte[]> theirs = new PojoLines().write(new PojoEvents().read(event));

    assertThat(theirs).hasSize(ours.count());
    for (int line = 0; line < ours.count(); line++) {
      byte[] text = Arrays.copyOfRange(ours.buffer(), ours.start(line), ours.end(line));
      assertThat(meaning(text)).isEqualTo(meaning(theirs.get(line)));
    }
  }

  /** The time is left out: the event class makes a date of it. */
  private static JsonNode meaning(byte[] line) throws IOException {
    return ((ObjectNode) JSON.readTree(line)).without("ApproximateCreationDateTime");
  }
}

package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are under way together. */
class SideBySideTest {

  private static final String[] THREE_REQUESTS =
      IntStream.range(0, 11)
          .mapToObj(i -> TestLines.record("Orders", 100 + i, 1_000_000))
          .toArray(String[]::new);

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final Set<Long> taken = ConcurrentHashMap.newKeySet();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void requestsOfOneEventAreUnderWayTogether() {
    CyclicBarrier all = new CyclicBarrier(3);
    DeliveryStreams meeting =
        (stream, records, limit) -> {
          meet(all);
          return take(records);
        };

    ForwardResult result = forward(meeting);

    assertThat(result.lowestFailed()).isEmpty();
    assertThat(taken).hasSize(THREE_REQUESTS.length);
  }

  @Test
  void theLowestThatNobodyTookIsAnsweredWhoeverFailsFirst() {
    CyclicBarrier all = new CyclicBarrier(3);
    DeliveryStreams oneRefuses =
        (stream, records, limit) -> {
          meet(all);
          if (TestLines.sequenceNumbers(records).contains(105L)) {
            throw Failures.denied();
          }
          return take(records);
        };

    ForwardResult result = forward(oneRefuses);

    long lowest = Long.parseLong(result.lowestFailed().map(SequenceNumber::digits).orElseThrow());
    assertThat(lowest).isLessThanOrEqualTo(105L);
    assertThat(taken).contains(100L, 110L).doesNotContain(105L);
    assertThat(IntStream.range(100, (int) lowest)).allMatch(n -> taken.contains((long) n));
  }

  @Test
  void aDefectIsNotSwallowed() {
    DeliveryStreams broken =
        (stream, records, limit) -> {
          throw new IllegalStateException("defect");
        };
    assertThatThrownBy(() -> forward(broken)).hasMessage("defect");
  }

  private List<DeliveryStreams.RefusedRecord> take(List<PackedRecord> records) {
    taken.addAll(TestLines.sequenceNumbers(records));
    return Collections.emptyList();
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("The others did not come", e);
    }
  }

  private ForwardResult forward(DeliveryStreams streams) {
    byte[] event = TestLines.event(List.of(THREE_REQUESTS));
    return ChangeForwarder.sideBySide(
            streams,
            (key, content, limit) -> {},
            BackupPrefix.of("backup"),
            RetryPolicy.standard(),
            BackupListener.none(),
            InstantSource.system(),
            duration -> {},
            new Random(3),
            threads)
        .forward(event, 0, event.length, RecordFormat.LINES, () -> Duration.ofMinutes(5));
  }
}

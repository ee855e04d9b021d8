package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupEvent.ChangesAcknowledged;
import io.github.ddbbackup.naming.BackupPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How far the forwarder says that it got. */
class AcknowledgedTest {

  private static final String LABEL = "2026-11-01T10:00:00.000";
  private static final int TOO_LARGE_FOR_ONE_REQUEST = 900_000;

  private final FakeStreams streams = new FakeStreams();
  private final VirtualTime time = new VirtualTime(Duration.ofMinutes(5));
  private final List<BackupEvent> events = new ArrayList<>();

  @Test
  void namesTheLastChangeWhenAllWereTaken() {
    forward(TestLines.record("Orders", 8, 5), TestLines.record("Orders", 9, 5));

    assertThat(told()).containsExactly(new ChangesAcknowledged("Orders", LABEL, 2, "9"));
  }

  @Test
  void namesNothingBehindWhatWasNotTaken() {
    streams.next(FakeStreams.takeAll()).otherwise(FakeStreams.fail(Failures.denied()));
    List<String> records = new ArrayList<>();
    for (int number = 1; number <= 9; number++) {
      records.add(TestLines.record("Orders", number, TOO_LARGE_FOR_ONE_REQUEST));
    }

    ForwardResult result = forward(records.toArray(String[]::new));

    long failed = Long.parseLong(result.lowestFailed().orElseThrow().digits());
    assertThat(failed).isBetween(2L, 9L);
    assertThat(told())
        .containsExactly(
            new ChangesAcknowledged("Orders", LABEL, (int) failed - 1, Long.toString(failed - 1)));
  }

  @Test
  void saysNothingWhenNothingWasTaken() {
    streams.otherwise(FakeStreams.fail(Failures.denied()));

    forward(TestLines.record("Orders", 1, 5), TestLines.record("Orders", 2, 5));

    assertThat(told()).isEmpty();
  }

  @Test
  void countsARecordThatIsNoChangeButWasKept() {
    forward(
        TestLines.record("Orders", 1, 5),
        "{\"eventName\":\"?\",\"dynamodb\":{\"SequenceNumber\":\"2\"}}");

    assertThat(told()).containsExactly(new ChangesAcknowledged("Orders", LABEL, 1, "2"));
  }

  @Test
  void tellsStreamsApart() {
    forward(TestLines.record("Orders", 1, 5), TestLines.record("Customers", 2, 5));

    assertThat(told())
        .containsExactly(
            new ChangesAcknowledged("Orders", LABEL, 1, "1"),
            new ChangesAcknowledged("Customers", LABEL, 1, "2"));
  }

  private List<BackupEvent> told() {
    return events.stream().filter(event -> event instanceof ChangesAcknowledged).toList();
  }

  private ForwardResult forward(String... records) {
    ChangeForwarder forwarder =
        ChangeForwarder.of(
            streams,
            (key, content, limit) -> {},
            BackupPrefix.of("backup/"),
            RetryPolicy.standard(),
            events::add,
            time,
            time,
            new Random(3));
    byte[] event = TestLines.event(List.of(records));
    return forwarder.forward(event, 0, event.length, RecordFormat.LINES, time);
  }
}

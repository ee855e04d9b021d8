package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupEvent.LinesDelivered;
import io.github.ddbbackup.event.BackupEvent.RetryScheduled;
import io.github.ddbbackup.event.BackupEvent.Warned;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirehoseDeliveryTest {

  private static final DeliveryStreamName STREAM = DeliveryStreamName.of("Orders");

  private final FakeStreams streams = new FakeStreams();
  private final VirtualTime time = new VirtualTime(Duration.ofMinutes(5));
  private final List<BackupEvent> events = new ArrayList<>();

  @Test
  void sendsEverythingWithinTheLimitsOfARequest() {
    List<PackedRecord> small = IntStream.range(0, 1201).mapToObj(i -> packed(i, 10)).toList();
    List<PackedRecord> large = IntStream.range(0, 9).mapToObj(i -> packed(i, 1_024_000)).toList();

    assertThat(send(small)).isEmpty();
    assertThat(send(large)).isEmpty();

    assertThat(streams.calls()).containsExactly(500, 500, 201, 4, 4, 1);
    assertThat(events)
        .containsExactly(
            new LinesDelivered("Orders", 1201, 1201, 12_010),
            new LinesDelivered("Orders", 9, 9, 9 * 1_024_000L));
  }

  @Test
  void keepsTheOrderOfRecordsWhoseNumbersDoNotRise() {
    List<PackedRecord> records =
        IntStream.range(0, 1201).mapToObj(i -> packed(2000 - i, 10)).toList();

    assertThat(send(records)).isEmpty();

    assertThat(streams.taken("Orders")).containsExactlyElementsOf(records);
  }

  @Test
  void sendsOnlyRefusedRecordsAgain() {
    streams.next(FakeStreams.refuse(1, 3), FakeStreams.refuse(1), FakeStreams.takeAll());
    List<PackedRecord> records = IntStream.range(0, 5).mapToObj(i -> packed(i, 10)).toList();

    assertThat(send(records)).isEmpty();

    assertThat(streams.calls()).containsExactly(5, 2, 1);
    assertThat(streams.taken("Orders")).containsExactlyInAnyOrderElementsOf(records);
    assertThat(time.sleeps()).hasSize(2);
    assertThat(events)
        .first()
        .isInstanceOfSatisfying(
            RetryScheduled.class,
            retry ->
                assertThat(retry.why())
                    .isEqualTo(
                        "2 of 5 records were refused, ServiceUnavailableException: Slow down."));
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(
        Failures.throttled(),
        Failures.unavailable(),
        Failures.timedOut(),
        Failures.reset(),
        Failures.expired());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void makesACallAgainThatMayWorkLater(RuntimeException failure) {
    streams.next(FakeStreams.fail(failure), FakeStreams.fail(failure));

    assertThat(send(List.of(packed(1, 10)))).isEmpty();

    assertThat(streams.calls()).containsExactly(1, 1, 1);
  }

  static Stream<RuntimeException> lasting() {
    return Stream.of(Failures.denied(), Failures.invalid());
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void doesNotRepeatACallThatCannotWork(RuntimeException failure) {
    streams.otherwise(FakeStreams.fail(failure));

    assertThat(send(List.of(packed(7, 10), packed(8, 10)))).contains(SequenceNumber.of("7"));

    assertThat(streams.calls()).containsExactly(2);
    assertThat(time.sleeps()).isEmpty();
    assertThat(events)
        .containsExactly(
            new Warned("Gave up firehose:PutRecordBatch to Orders: " + failure.getMessage()));
  }

  @Test
  void givesUpWhenTheTimeOfTheInvocationEnds() {
    streams.otherwise(FakeStreams.fail(Failures.unavailable()));

    assertThat(send(List.of(packed(7, 10)))).contains(SequenceNumber.of("7"));

    Duration slept = time.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(slept).isBetween(Duration.ofMinutes(4), Duration.ofSeconds(297));
    assertThat(time.get()).isGreaterThanOrEqualTo(RetryPolicy.standard().reserve());
  }

  @Test
  void doesNotWaitForAMissingDeliveryStreamButSaysWhatToDo() {
    streams.otherwise(FakeStreams.fail(Failures.notFound()));

    assertThat(send(List.of(packed(7, 10)))).contains(SequenceNumber.of("7"));

    assertThat(streams.calls()).containsExactly(1);
    assertThat(events)
        .singleElement()
        .extracting(BackupEvent::message)
        .asString()
        .startsWith("Gave up firehose:PutRecordBatch to Orders: ")
        .contains("The changes wait in the table's stream", "run ddbbackup:provision");
  }

  @Test
  void beginsNoCallThatCouldOutliveTheInvocation() {
    List<Duration> limits = new ArrayList<>();
    DeliveryStreams slow =
        (stream, records, limit) -> {
          limits.add(limit);
          time.sleep(limit);
          throw Failures.timedOut();
        };
    Retries retries = new Retries(RetryPolicy.standard(), time, new Random(5), events::add);

    Optional<SequenceNumber> failed =
        new FirehoseDelivery(slow, retries, events::add).send(STREAM, List.of(packed(7, 10)), time);

    assertThat(failed).contains(SequenceNumber.of("7"));
    assertThat(time.get()).isGreaterThanOrEqualTo(RetryPolicy.standard().reserve());
    assertThat(limits).hasSizeGreaterThan(20).first().isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void namesTheLowestNumberThatWasNotTakenAndSendsNothingBehindIt() {
    List<PackedRecord> records = IntStream.range(0, 1200).mapToObj(i -> packed(i, 10)).toList();
    streams
        .next(FakeStreams.takeAll(), FakeStreams.refuse(3, 9))
        .otherwise(FakeStreams.fail(Failures.notFound()));

    assertThat(send(records)).contains(SequenceNumber.of("503"));

    assertThat(streams.calls()).containsExactly(500, 500, 2);
    assertThat(streams.taken("Orders")).hasSize(998);
    assertThat(events).last().isEqualTo(new LinesDelivered("Orders", 998, 998, 9980));
  }

  @Test
  void beginsNothingMoreAfterADefect() {
    IllegalStateException defect = new IllegalStateException("defect");
    List<PackedRecord> records = IntStream.range(0, 1200).mapToObj(i -> packed(i, 10)).toList();
    streams.next(FakeStreams.takeAll(), FakeStreams.fail(defect));

    assertThatThrownBy(() -> send(records)).isSameAs(defect);

    assertThat(streams.calls()).containsExactly(500, 500);
  }

  @Test
  void comparesNumbersAsNumbers() {
    streams.otherwise(FakeStreams.fail(Failures.notFound()));

    assertThat(send(List.of(packed(1000, 10), packed(999, 10)))).contains(SequenceNumber.of("999"));
  }

  private static PackedRecord packed(long sequenceNumber, int size) {
    return TestLines.packed(sequenceNumber, size);
  }

  private Optional<SequenceNumber> send(List<PackedRecord> records) {
    Retries retries = new Retries(RetryPolicy.standard(), time, new Random(5), events::add);
    return new FirehoseDelivery(streams, retries, events::add).send(STREAM, records, time);
  }
}

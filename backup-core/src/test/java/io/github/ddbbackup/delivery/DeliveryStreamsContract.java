package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.delivery.DeliveryStreams.RefusedRecord;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link FirehoseDelivery} counts on, whoever is behind the port. */
interface DeliveryStreamsContract {

  /** What can be made to go wrong with the next call. */
  enum Fault {
    /** The first two records are refused. */
    TWO_REFUSED,
    THROTTLED,
    SERVER_ERROR,
    ACCESS_DENIED,
    TIMEOUT_AFTER_TAKING
  }

  /** The port. */
  DeliveryStreams streams();

  /** A delivery stream that is there and has taken nothing yet. */
  DeliveryStreamName newStream();

  /** What a delivery stream has taken, line by line, in no order. */
  List<String> taken(DeliveryStreamName stream);

  /** More than any call takes. */
  Duration LIMIT = Duration.ofMinutes(1);

  /** Lets the next call go wrong. */
  void failNext(Fault fault);

  @Test
  default void takesWholeRecords() {
    DeliveryStreamName stream = newStream();

    assertThat(streams().put(stream, records(500), LIMIT)).isEmpty();

    assertThat(taken(stream)).hasSize(500).contains("line 0", "line 499").doesNotHaveDuplicates();
  }

  @Test
  default void takesRecordsAsLargeAsTheLimits() {
    DeliveryStreamName stream = newStream();
    byte[] largest = new byte[RecordPacker.MAX_RECORD_BYTES];
    Arrays.fill(largest, (byte) 'x');
    largest[largest.length - 1] = '\n';

    List<RefusedRecord> tooFast =
        streams().put(stream, Collections.nCopies(4, packed(largest)), LIMIT);

    assertThat(taken(stream)).hasSize(4 - tooFast.size()).isNotEmpty();
  }

  @Test
  default void refusesMoreThanTheLimits() {
    DeliveryStreamName stream = newStream();
    List<PackedRecord> tooLarge = List.of(packed(new byte[RecordPacker.MAX_RECORD_BYTES + 1]));
    List<PackedRecord> tooMuch = Collections.nCopies(5, packed(new byte[900_000]));

    fails(stream, records(501), ErrorKind.INVALID);
    fails(stream, tooLarge, ErrorKind.INVALID);
    fails(stream, tooMuch, ErrorKind.INVALID);

    assertThat(taken(stream)).isEmpty();
  }

  @Test
  default void tellsThatThereIsNoSuchStream() {
    fails(DeliveryStreamName.of("ThereIsNoSuchStream"), records(1), ErrorKind.NOT_FOUND);
  }

  @Test
  default void namesExactlyTheRecordsThatWereRefused() {
    DeliveryStreamName stream = newStream();
    List<PackedRecord> records = records(5);
    failNext(Fault.TWO_REFUSED);

    List<RefusedRecord> refused = streams().put(stream, records, LIMIT);

    assertThat(refused)
        .extracting(RefusedRecord::record)
        .containsExactly(records.get(0), records.get(1));
    assertThat(refused).allMatch(r -> r.reason().startsWith("ServiceUnavailableException: "));
    assertThat(taken(stream)).containsExactlyInAnyOrder("line 2", "line 3", "line 4");
  }

  @Test
  default void tellsFailuresThatPassFromThoseThatStay() {
    DeliveryStreamName stream = newStream();

    failNext(Fault.THROTTLED);
    assertThat(failure(stream)).matches(Retries::isWorthwhile);
    failNext(Fault.SERVER_ERROR);
    assertThat(failure(stream)).matches(Retries::isWorthwhile);
    failNext(Fault.ACCESS_DENIED);
    assertThat(failure(stream)).matches(e -> !Retries.isWorthwhile(e));

    assertThat(taken(stream)).isEmpty();
  }

  @Test
  default void mayHaveTakenWhatGotNoAnswer() {
    DeliveryStreamName stream = newStream();
    failNext(Fault.TIMEOUT_AFTER_TAKING);

    fails(stream, records(3), ErrorKind.UNREACHABLE);

    assertThat(taken(stream)).hasSize(3);
  }

  private AwsCallException failure(DeliveryStreamName stream) {
    return catchThrowableOfType(
        AwsCallException.class, () -> streams().put(stream, records(1), LIMIT));
  }

  private void fails(DeliveryStreamName stream, List<PackedRecord> records, ErrorKind kind) {
    assertThatThrownBy(() -> streams().put(stream, records, LIMIT))
        .isInstanceOfSatisfying(AwsCallException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static List<PackedRecord> records(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> packed(("line " + i + "\n").getBytes(UTF_8)))
        .toList();
  }

  private static PackedRecord packed(byte[] data) {
    return new PackedRecord(data, 1, SequenceNumber.of("1"));
  }
}

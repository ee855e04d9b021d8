package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.DeliveryStreams;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamToFirehoseHandlerTest {

  private static final String RECORD =
      """
      {"eventName":"INSERT","eventSourceARN":\
      "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2026-11-01T10:00:00.000",\
      "dynamodb":{"Keys":{"pk":{"S":"a"}},"SequenceNumber":"000000000000000000017"}}""";

  private final List<String> taken = new ArrayList<>();
  private final List<Duration> sleeps = new ArrayList<>();

  private final DeliveryStreams taking =
      (stream, records, limit) -> {
        records.forEach(packed -> taken.add(stream + " " + new String(packed.data(), UTF_8)));
        return List.of();
      };
  private final DeliveryStreams refusing =
      (stream, records, limit) ->
          records.stream().map(r -> new DeliveryStreams.RefusedRecord(r, "Slow down.")).toList();

  @Test
  void forwardsChangesAndReportsNoFailure() throws IOException {
    assertThat(handle(taking, "{\"Records\":[" + RECORD + "]}", 60_000))
        .isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(taken)
        .containsExactly(
            """
            Orders {"Keys":{"pk":{"S":"a"}},"SequenceNumber":"000000000000000000017",\
            "eventName":"INSERT"}
            """);
  }

  @Test
  void theAliasTellsAmongHowManyDeliveryStreamsChangesAreDivided() throws IOException {
    String records =
        IntStream.range(0, 40)
            .mapToObj(i -> RECORD.replace("\"S\":\"a\"", "\"S\":\"a" + i + "\""))
            .collect(Collectors.joining(","));
    byte[] event = ("{\"Records\":[" + records + "]}").getBytes(UTF_8);
    for (int count : List.of(2, 16)) {
      taken.clear();
      handler(taking)
          .handleRequest(
              new ByteArrayInputStream(event), out(), new FakeContext(60_000, "live-x" + count));

      assertThat(taken.stream().map(t -> t.substring(0, t.indexOf(' '))))
          .isSubsetOf(
              DeliveryStreamName.firstOf(TableName.of("Orders"), count).stream()
                  .map(DeliveryStreamName::value)
                  .toList())
          .hasSizeGreaterThan(1)
          .doesNotHaveDuplicates();
      assertThat(String.join("", taken).lines()).hasSize(40);
    }
  }

  @Test
  void namesTheChangeFromWhichToRepeatWithItsDigitsAsTheyCame() throws IOException {
    assertThat(handle(refusing, "{\"Records\":[" + RECORD + "]}", 3_000))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"000000000000000000017\"}]}");
    assertThat(sleeps).isEmpty();
  }

  @Test
  void answersAnEmptyBatch() throws IOException {
    assertThat(handle(taking, "{\"Records\":[]}", 60_000)).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void failsForWhatIsNoStreamEvent() {
    assertThatThrownBy(() -> handle(taking, "{\"Records\":[" + RECORD, 60_000))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not a stream event: at byte ");
    assertThat(taken).isEmpty();
  }

  @Test
  void refusesMoreThanAnEventCanBe() {
    assertThatThrownBy(
            () -> handler(taking).handleRequest(new Endless(), out(), new FakeContext(60_000)))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("The event is too large: more than 8388608 bytes");
  }

  @Test
  void readsLargeEventsInPieces() throws IOException {
    String large = RECORD.replace("\"S\":\"a\"", "\"S\":\"" + "a".repeat(700_000) + "\"");
    InputStream slow =
        new ByteArrayInputStream(("{\"Records\":[" + large + "]}").getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1000));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    handler(taking).handleRequest(slow, out, new FakeContext(60_000));

    assertThat(out).hasToString("{\"batchItemFailures\":[]}");
    assertThat(taken).singleElement().asString().hasSizeGreaterThan(700_000);
  }

  private String handle(DeliveryStreams streams, String event, int remaining) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler(streams)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), out, new FakeContext(remaining));
    return out.toString(UTF_8);
  }

  private StreamToFirehoseHandler handler(DeliveryStreams streams) {
    return new StreamToFirehoseHandler(
        ChangeForwarder.of(
            streams,
            (key, content, limit) -> {
              throw new AssertionError("nothing belongs into the bucket");
            },
            BackupPrefix.of(""),
            RetryPolicy.standard(),
            BackupListener.none(),
            InstantSource.system(),
            sleeps::add,
            new SplittableRandom(1)));
  }

  private static ByteArrayOutputStream out() {
    return new ByteArrayOutputStream();
  }

  /** An event without an end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return ' ';
    }
  }
}

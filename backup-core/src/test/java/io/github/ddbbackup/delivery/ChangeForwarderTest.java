package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupEvent.Severity;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.SequenceNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ChangeForwarderTest {

  private final FakeStreams streams = new FakeStreams();
  private final Map<String, byte[]> objects = new LinkedHashMap<>();
  private final BackupBucket taking = (key, content, limit) -> objects.put(key, content);
  private final VirtualTime time = new VirtualTime(Duration.ofMinutes(5));
  private final List<BackupEvent> events = new ArrayList<>();

  @Test
  void bringsTheChangesOfEachTableToItsDeliveryStream() {
    String longName = "t".repeat(100);
    ForwardResult result =
        forward(
            taking,
            TestLines.record("Orders", 1, 5),
            TestLines.record(longName, 2, 5),
            TestLines.record("Orders", 3, 5));

    assertThat(result).isEqualTo(new ForwardResult(3, Optional.empty()));
    assertThat(TestLines.sequenceNumbers(streams.taken("Orders"))).containsExactly(1L, 3L);
    assertThat(
            TestLines.sequenceNumbers(
                streams.taken(DeliveryStreamName.forTable(TableName.of(longName)).value())))
        .containsExactly(2L);
  }

  @Test
  void putsALineTooLargeForFirehoseStraightIntoTheBucket() throws IOException {
    ForwardResult result =
        forward(
            taking,
            TestLines.record("Orders", 1, 5),
            TestLines.record("Orders", 2, 1_100_000),
            TestLines.record("Orders", 3, 5));

    assertThat(result.lowestFailed()).isEmpty();
    assertThat(TestLines.sequenceNumbers(streams.taken("Orders"))).containsExactly(1L, 3L);
    String key = "backup/Orders/2026/11/22/09/large-change-2026-11-01T10-00-00.000-2.gz";
    assertThat(objects).containsOnlyKeys(key);
    assertThat(gunzip(objects.get(key)))
        .startsWith("{\"Keys\":{\"pk\":{\"N\":\"1\"}},\"NewImage\":")
        .endsWith("\"SequenceNumber\":\"2\",\"eventName\":\"INSERT\"}\n")
        .hasSizeGreaterThan(1_100_000);
  }

  @Test
  void putsTwoImagesAsLargeAsItemsCanBeStraightIntoTheBucketByteForByte() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(9).nextBytes(bytes);
    String image =
        "{\"pk\":{\"N\":\"1\"},\"b\":{\"B\":\"%s\"},\"s\":{\"S\":\"%s\"}}"
            .formatted(
                Base64.getEncoder().encodeToString(bytes), "\\u0001\\\"\\\\é".repeat(20_000));
    String change =
        "\"Keys\":{\"pk\":{\"N\":\"1\"}},\"NewImage\":%s,\"OldImage\":%s,\"SequenceNumber\":\"2\""
            .formatted(image, image);

    ForwardResult result =
        forward(
            taking,
            "{\"eventName\":\"MODIFY\",\"eventSourceARN\":\"%s\",\"dynamodb\":{%s}}"
                .formatted(TestLines.arn("Orders"), change));

    assertThat(result).isEqualTo(new ForwardResult(1, Optional.empty()));
    assertThat(objects).hasSize(1);
    assertThat(gunzip(objects.values().iterator().next()))
        .isEqualTo("{" + change + ",\"eventName\":\"MODIFY\"}\n");
  }

  @Test
  void compressesRecordsForADeliveryStreamThatTakesThem() throws IOException {
    ForwardResult result =
        forward(
            RecordFormat.GZIP,
            TestLines.record("Orders", 1, 5),
            TestLines.record("Orders", 2, 1_100_000),
            TestLines.record("Orders", 3, 5));

    assertThat(result.lowestFailed()).isEmpty();
    assertThat(objects).isEmpty();
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    streams.taken("Orders").forEach(r -> object.writeBytes(r.data()));
    assertThat(object.size()).isLessThan(20_000);
    assertThat(gunzip(object.toByteArray()).lines()).hasSize(3);
  }

  @Test
  void putsAllChangesIntoTheBucketWhileTheDeliveryStreamChanges() throws IOException {
    String[] records = {
      TestLines.record("Orders", 7, 5), TestLines.record("Orders", 8, 2_000_000),
    };
    ForwardResult result = forward(RecordFormat.OBJECTS, records);
    forward(RecordFormat.OBJECTS, records);
    forward(RecordFormat.OBJECTS, records[0]);

    assertThat(result).isEqualTo(new ForwardResult(2, Optional.empty()));
    assertThat(streams.calls()).isEmpty();
    assertThat(objects).hasSize(2);
    assertThat(objects.keySet())
        .allMatch(
            key ->
                key.matches(
                    "backup/Orders/2026/11/22/09/changes-2026-11-01T10-00-00.000-7-[0-9a-f]{64}"
                        + "\\.gz"));
    assertThat(objects.values().stream().map(ChangeForwarderTest::lines)).containsExactly(2L, 1L);
  }

  @Test
  void namesTheLowestWhenTheBucketDoesNotTakeTheChanges() {
    BackupBucket failing =
        (key, content, limit) -> {
          throw Failures.denied();
        };

    assertThat(
            forward(
                    failing,
                    RecordFormat.OBJECTS,
                    TestLines.record("Orders", 9, 5),
                    TestLines.record("Orders", 8, 5))
                .lowestFailed())
        .contains(SequenceNumber.of("8"));
  }

  @Test
  void triesTheBucketAgainAndThenNamesTheLineAsFailed() {
    List<String> attempts = new ArrayList<>();
    BackupBucket failing =
        (key, content, limit) -> {
          attempts.add(key);
          throw Failures.unavailable();
        };

    ForwardResult result =
        forward(
            failing, TestLines.record("Orders", 1, 5), TestLines.record("Orders", 2, 1_100_000));

    assertThat(result.lowestFailed()).contains(SequenceNumber.of("2"));
    assertThat(attempts).hasSizeGreaterThan(10);
  }

  @Test
  void namesTheLowestOfAllTables() {
    streams
        .next(FakeStreams.fail(Failures.notFound()))
        .otherwise(FakeStreams.fail(Failures.denied()));

    ForwardResult result =
        forward(taking, TestLines.record("Orders", 20, 5), TestLines.record("Customers", 3, 5));

    assertThat(result.lowestFailed()).contains(SequenceNumber.of("3"));
  }

  @Test
  void keepsRecordsThatAreNoChangesAndForwardsTheOthers() throws IOException {
    String odd = "{\"eventName\":\"?\",\"dynamodb\":{\"SequenceNumber\":\"5\"}}";

    ForwardResult result = forward(taking, odd, TestLines.record("Orders", 6, 5));
    forward(taking, odd);

    assertThat(result).isEqualTo(new ForwardResult(1, Optional.empty()));
    assertThat(objects).hasSize(1);
    Map.Entry<String, byte[]> kept = objects.entrySet().iterator().next();
    assertThat(kept.getKey())
        .matches("backup/_errors=forwarder/2026/11/22/09/record-[0-9a-f]{64}\\.json\\.gz");
    assertThat(gunzip(kept.getValue())).isEqualTo(odd);
    assertThat(events)
        .filteredOn(event -> event.severity() == Severity.WARNING)
        .first()
        .extracting(BackupEvent::message)
        .asString()
        .startsWith("Record 0 of the event is not the change of an item, it has no object Keys;");
  }

  @Test
  void doesNotAcknowledgeARecordThatCouldNotBeKept() {
    BackupBucket failing =
        (key, content, limit) -> {
          throw Failures.denied();
        };

    assertThat(forward(failing, "{\"dynamodb\":{\"SequenceNumber\":\"5\"}}").lowestFailed())
        .contains(SequenceNumber.of("5"));
    assertThatThrownBy(() -> forward(failing, "{}"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("could not be kept and has no sequence number");
  }

  @Test
  void writesNoLargeLineThatComesAgainAnyway() {
    streams.otherwise(FakeStreams.fail(Failures.denied()));

    ForwardResult result =
        forward(taking, TestLines.record("Orders", 1, 5), TestLines.record("Orders", 2, 1_100_000));

    assertThat(result.lowestFailed()).contains(SequenceNumber.of("1"));
    assertThat(objects).isEmpty();
  }

  @Test
  void writesNoLargeLineOnceTheTimeIsUp() {
    time.sleep(time.get().minusMillis(2500));

    ForwardResult result = forward(taking, TestLines.record("Orders", 2, 1_100_000));

    assertThat(result.lowestFailed()).contains(SequenceNumber.of("2"));
    assertThat(objects).isEmpty();
  }

  @Test
  void tellsOfChangesWithoutTheirImagesAndForwardsThem() {
    String keysOnly = TestLines.record("Orders", 4, 5).replaceAll("\"NewImage\":.*?}},", "");

    ForwardResult result = forward(taking, keysOnly, TestLines.record("Orders", 5, 5));

    assertThat(result).isEqualTo(new ForwardResult(2, Optional.empty()));
    assertThat(TestLines.sequenceNumbers(streams.taken("Orders"))).containsExactly(4L, 5L);
    assertThat(events)
        .filteredOn(event -> event.severity() == Severity.WARNING)
        .singleElement()
        .extracting(BackupEvent::message)
        .asString()
        .startsWith("1 changes of Orders came without images");
  }

  @Test
  void doesNothingForAnEmptyEvent() {
    assertThat(forward(taking)).isEqualTo(new ForwardResult(0, Optional.empty()));
    assertThat(streams.calls()).isEmpty();
  }

  private ForwardResult forward(RecordFormat format, String... records) {
    return forward(taking, format, records);
  }

  private ForwardResult forward(BackupBucket bucket, String... records) {
    return forward(bucket, RecordFormat.LINES, records);
  }

  private ForwardResult forward(BackupBucket bucket, RecordFormat format, String... records) {
    ChangeForwarder forwarder =
        ChangeForwarder.of(
            streams,
            bucket,
            BackupPrefix.of("backup/"),
            RetryPolicy.standard(),
            events::add,
            time,
            time,
            new Random(3));
    byte[] event = TestLines.event(List.of(records));
    return forwarder.forward(event, 0, event.length, format, time);
  }

  private static long lines(byte[] gzip) {
    try {
      return gunzip(gzip).lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String gunzip(byte[] content) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}

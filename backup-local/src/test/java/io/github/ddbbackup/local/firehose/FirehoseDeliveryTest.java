package io.github.ddbbackup.local.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.ServiceUnavailableException;

class FirehoseDeliveryTest {
  @TempDir private Path folder;
  private ManualClock clock;
  private Door<FirehoseModule> door;
  private FirehoseClient firehose;

  @BeforeEach
  void open() throws IOException {
    clock = new ManualClock(Instant.parse("2026-11-22T18:59:30Z"));
    door =
        new Door<>(
            clock, folder, context -> new FirehoseModule(context, FirehoseSettings.defaults()));
    firehose = door.client(FirehoseClient.builder());
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void writesAfterTheIntervalUnderTheHourOfTheOldestRecord() {
    create(destination -> {});
    put("one\n", "two\n");
    clock.advance(Duration.ofSeconds(40));
    put("three\n");
    assertThat(door.objects().names()).isEmpty();
    clock.advance(Duration.ofSeconds(20));

    assertThat(door.objects().names())
        .singleElement()
        .asString()
        .matches("backups/base/orders/2026/11/22/18/orders-1-2026-11-22-18-59-31-[0-9a-f-]{36}");
    assertThat(text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(door.module().waitingBytes()).isZero();
  }

  @Test
  void writesAtOnceWhatReachesTheSize() {
    create(d -> d.bufferingHints(h -> h.sizeInMBs(1).intervalInSeconds(900)));
    String half = "x".repeat(524_288);
    put(half);
    clock.advance(Duration.ZERO);
    assertThat(door.objects().names()).isEmpty();
    put(half);
    clock.advance(Duration.ZERO);

    assertThat(door.objects().names()).hasSize(1);
    clock.advance(Duration.ofHours(1));
    assertThat(door.objects().names()).hasSize(1);
  }

  @Test
  void compressesAndNamesTheEnding() throws IOException {
    create(d -> d.compressionFormat("GZIP"));
    put("one\n");
    clock.advance(Duration.ofMinutes(1));

    String name = door.objects().names().get(0);
    assertThat(name).endsWith(".gz");
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(door.objects().content(name)))) {
      assertThat(new String(gzip.readAllBytes(), UTF_8)).isEqualTo("one\n");
    }
  }

  @Test
  void setsTheEndingThatWasAskedForAndEvaluatesExpressions() {
    create(
        d ->
            d.prefix("base/!{timestamp:yyyy-MM-dd}/!{firehose:random-string}/")
                .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                .customTimeZone("Asia/Tokyo")
                .fileExtension(".json.gz"));
    put("one\n");
    clock.advance(Duration.ofMinutes(1));

    assertThat(door.objects().names())
        .singleElement()
        .asString()
        .matches("backups/base/2026-11-23/[0-9a-f]{11}/orders-1-2026-11-23-03-.*\\.json\\.gz");
  }

  @Test
  void keepsWhatS3RefusesAndTriesAgain() {
    create(d -> {});
    put("one\n");
    door.objects().refuse(true);
    clock.advance(Duration.ofMinutes(1));
    put("two\n");
    clock.advance(Duration.ofMinutes(1));
    assertThat(door.objects().names()).isEmpty();
    assertThat(door.module().waitingBytes()).isEqualTo(8);

    door.objects().refuse(false);
    clock.advance(Duration.ofMinutes(2));

    assertThat(door.objects().names()).hasSize(2);
  }

  @Test
  void dropsWhatS3RefusesForADay() {
    create(d -> {});
    door.objects().refuse(true);
    put("one\n");
    clock.advance(Duration.ofHours(25));
    door.objects().refuse(false);
    clock.advance(Duration.ofHours(1));

    assertThat(door.objects().names()).isEmpty();
    assertThat(door.module().waitingBytes()).isZero();
  }

  @Test
  void deletionDropsTheBuffer() {
    create(d -> {});
    put("one\n");
    firehose.deleteDeliveryStream(r -> r.deliveryStreamName("orders"));
    clock.advance(Duration.ofMinutes(10));

    assertThat(door.objects().names()).isEmpty();
    assertThatThrownBy(() -> put("two\n")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void failsEntriesAloneWhenToldTo() {
    create(d -> {});
    door.faults()
        .switchOn(FaultRule.next(2, FaultKind.PARTIAL_FAILURE, "firehose", "PutRecordBatch"));
    PutRecordBatchResponse answer = put("one\n", "two\n", "three\n");
    clock.advance(Duration.ofMinutes(1));

    assertThat(answer.failedPutCount()).isEqualTo(2);
    assertThat(answer.requestResponses().get(1).errorCode())
        .isEqualTo("ServiceUnavailableException");
    assertThat(answer.requestResponses().get(2).recordId()).isNotEmpty();
    assertThat(text()).isEqualTo("three\n");
  }

  @Test
  void answersSlowDownWhenThrottled() {
    create(d -> {});
    door.faults().switchOn(FaultRule.next(1, FaultKind.THROTTLE, "firehose", "PutRecordBatch"));

    assertThatThrownBy(() -> put("one\n")).isInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void takesWhatItDoesNotAcknowledgeWhenToldTo() {
    create(d -> {});
    door.faults()
        .switchOn(FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, "firehose", "PutRecordBatch"));

    assertThatThrownBy(() -> put("one\n"))
        .isInstanceOf(software.amazon.awssdk.core.exception.SdkClientException.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(text()).isEqualTo("one\n");
  }

  @Test
  void enforcesTheLimitsOfABatch() {
    create(d -> {});
    assertThatThrownBy(() -> put(Collections.nCopies(501, "x").toArray(String[]::new)))
        .isInstanceOfSatisfying(
            FirehoseException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    assertThatThrownBy(() -> put("x".repeat(1_024_001))).hasMessageContaining("1024000");
    put("x".repeat(1_024_000));
    String million = "x".repeat(1_000_000);
    assertThatThrownBy(() -> put(million, million, million, million, million))
        .isInstanceOf(InvalidArgumentException.class);
    put(Collections.nCopies(500, "x").toArray(String[]::new));
  }

  @Test
  void countsWhatWouldBeBilled() {
    create(d -> {});
    put("x", "x".repeat(5_120), "x".repeat(5_121));

    assertThat(door.module().usage(Door.REGION, "orders"))
        .isEqualTo(new Usage(3, 10_242, 20_480))
        .isEqualTo(door.module().usage());
  }

  private void create(Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
    ExtendedS3DestinationConfiguration.Builder destination =
        ExtendedS3DestinationConfiguration.builder()
            .roleARN("arn:aws:iam::123456789012:role/delivery")
            .bucketARN("arn:aws:s3:::backups")
            .prefix("base/orders/")
            .bufferingHints(h -> h.sizeInMBs(5).intervalInSeconds(60));
    more.accept(destination);
    firehose.createDeliveryStream(
        r ->
            r.deliveryStreamName("orders").extendedS3DestinationConfiguration(destination.build()));
    clock.advance(Duration.ofSeconds(1));
  }

  private PutRecordBatchResponse put(String... records) {
    List<Record> list =
        Stream.of(records)
            .map(text -> Record.builder().data(SdkBytes.fromUtf8String(text)).build())
            .toList();
    return firehose.putRecordBatch(r -> r.deliveryStreamName("orders").records(list));
  }

  private String text() {
    return new String(door.objects().content(door.objects().names().get(0)), UTF_8);
  }
}

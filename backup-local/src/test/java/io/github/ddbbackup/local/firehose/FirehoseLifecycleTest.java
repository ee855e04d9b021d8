package io.github.ddbbackup.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;
import software.amazon.awssdk.services.firehose.model.PutRecordResponse;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.Tag;

class FirehoseLifecycleTest {
  private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
  private static final String ROLE = "arn:aws:iam::123456789012:role/delivery";

  @TempDir private Path folder;
  private ManualClock clock;
  private Door<FirehoseModule> door;
  private FirehoseClient firehose;

  @BeforeEach
  void open() throws IOException {
    open(FirehoseSettings.defaults());
  }

  private void open(FirehoseSettings settings) throws IOException {
    clock = new ManualClock(START);
    door = new Door<>(clock, folder, context -> new FirehoseModule(context, settings));
    firehose = door.client(FirehoseClient.builder());
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aStreamIsCreatingThenActive() {
    create("orders");
    assertThat(describe("orders").deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.CREATING);
    assertThatThrownBy(() -> firehose.deleteDeliveryStream(r -> r.deliveryStreamName("orders")))
        .isInstanceOf(ResourceInUseException.class);

    clock.advance(Duration.ofSeconds(1));

    DeliveryStreamDescription stream = describe("orders");
    assertThat(stream.deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
    assertThat(stream.deliveryStreamARN())
        .isEqualTo("arn:aws:firehose:eu-west-1:123456789012:deliverystream/orders");
    assertThat(stream.versionId()).isEqualTo("1");
    assertThat(stream.createTimestamp()).isEqualTo(START);
    assertThat(stream.hasMoreDestinations()).isFalse();
    ExtendedS3DestinationDescription destination =
        stream.destinations().get(0).extendedS3DestinationDescription();
    assertThat(destination.bucketARN()).isEqualTo("arn:aws:s3:::backups");
    assertThat(destination.prefix()).isEqualTo("base/orders/");
    assertThat(destination.bufferingHints().sizeInMBs()).isEqualTo(5);
    assertThat(destination.bufferingHints().intervalInSeconds()).isEqualTo(300);
    assertThat(destination.compressionFormat()).isEqualTo(CompressionFormat.UNCOMPRESSED);
    assertThat(stream.destinations().get(0).s3DestinationDescription().roleARN()).isEqualTo(ROLE);
  }

  @Test
  void aNameIsTakenUntilTheStreamIsGone() {
    active("orders");
    assertThatThrownBy(() -> create("orders")).isInstanceOf(ResourceInUseException.class);

    firehose.deleteDeliveryStream(r -> r.deliveryStreamName("orders"));
    assertThat(describe("orders").deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.DELETING);
    assertThatThrownBy(() -> create("orders")).isInstanceOf(ResourceInUseException.class);
    clock.advance(Duration.ofSeconds(1));

    assertThatThrownBy(() -> describe("orders")).isInstanceOf(ResourceNotFoundException.class);
    create("orders");
  }

  @Test
  void listsByPages() {
    IntStream.range(0, 23).forEach(i -> create("stream-%02d".formatted(i)));

    var first = firehose.listDeliveryStreams();
    assertThat(first.deliveryStreamNames()).hasSize(10).startsWith("stream-00");
    assertThat(first.hasMoreDeliveryStreams()).isTrue();
    var last =
        firehose.listDeliveryStreams(
            r -> r.limit(20).exclusiveStartDeliveryStreamName("stream-09"));
    assertThat(last.deliveryStreamNames()).hasSize(13).endsWith("stream-22");
    assertThat(last.hasMoreDeliveryStreams()).isFalse();
  }

  @Test
  void anUpdateMergesAndNeedsTheCurrentVersion() {
    active("orders");
    firehose.updateDestination(
        r ->
            r.deliveryStreamName("orders")
                .currentDeliveryStreamVersionId("1")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(
                    u -> u.bufferingHints(h -> h.sizeInMBs(64).intervalInSeconds(60))));

    DeliveryStreamDescription stream = describe("orders");
    assertThat(stream.versionId()).isEqualTo("2");
    assertThat(stream.lastUpdateTimestamp()).isEqualTo(clock.instant());
    ExtendedS3DestinationDescription destination =
        stream.destinations().get(0).extendedS3DestinationDescription();
    assertThat(destination.bufferingHints().sizeInMBs()).isEqualTo(64);
    assertThat(destination.prefix()).isEqualTo("base/orders/");
    assertThatThrownBy(
            () ->
                firehose.updateDestination(
                    r ->
                        r.deliveryStreamName("orders")
                            .currentDeliveryStreamVersionId("1")
                            .destinationId("destinationId-000000000001")
                            .extendedS3DestinationUpdate(u -> u.prefix("other/"))))
        .isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void aQuotaOfStreamsCanBeReached() throws IOException {
    close();
    open(FirehoseSettings.defaults().withStreamQuota(region -> 2));
    create("one");
    create("two");

    assertThatThrownBy(() -> create("three")).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void tagsArePagedAddedAndRemoved() {
    active("orders");
    firehose.tagDeliveryStream(
        r -> r.deliveryStreamName("orders").tags(tag("a", "1"), tag("b", "2"), tag("c", "3")));
    firehose.untagDeliveryStream(r -> r.deliveryStreamName("orders").tagKeys("b"));

    var first = firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("orders").limit(1));
    assertThat(first.tags()).containsExactly(tag("a", "1"));
    assertThat(first.hasMoreTags()).isTrue();
    var rest =
        firehose.listTagsForDeliveryStream(
            r -> r.deliveryStreamName("orders").exclusiveStartTagKey("a"));
    assertThat(rest.tags()).containsExactly(tag("c", "3"));
    assertThat(rest.hasMoreTags()).isFalse();
  }

  @Test
  void encryptionIsShownAndTakesAWhile() {
    active("orders");
    firehose.startDeliveryStreamEncryption(r -> r.deliveryStreamName("orders"));
    assertThat(encryption("orders").status()).isEqualTo(DeliveryStreamEncryptionStatus.ENABLING);
    assertThat(put("orders").encrypted()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(encryption("orders").status()).isEqualTo(DeliveryStreamEncryptionStatus.ENABLED);
    assertThat(put("orders").encrypted()).isTrue();

    firehose.stopDeliveryStreamEncryption(r -> r.deliveryStreamName("orders"));
    assertThat(encryption("orders").status()).isEqualTo(DeliveryStreamEncryptionStatus.DISABLING);
    clock.advance(Duration.ofSeconds(1));
    assertThat(encryption("orders").status()).isEqualTo(DeliveryStreamEncryptionStatus.DISABLED);
  }

  @Test
  void oneKeyEncryptsFiveHundredStreams() {
    IntStream.range(0, 501).forEach(i -> create("stream-%03d".formatted(i)));
    clock.advance(Duration.ofSeconds(1));
    IntStream.range(0, 500).forEach(i -> encrypt("stream-%03d".formatted(i), "a"));

    assertThatThrownBy(() -> encrypt("stream-500", "a")).isInstanceOf(LimitExceededException.class);
    encrypt("stream-499", "a");
    encrypt("stream-000", "b");
    encrypt("stream-500", "a");
    clock.advance(Duration.ofSeconds(1));
    assertThat(encryption("stream-500").keyARN()).endsWith("key/a");
  }

  private void encrypt(String name, String key) {
    firehose.startDeliveryStreamEncryption(
        r ->
            r.deliveryStreamName(name)
                .deliveryStreamEncryptionConfigurationInput(
                    c ->
                        c.keyType(KeyType.CUSTOMER_MANAGED_CMK)
                            .keyARN("arn:aws:kms:eu-west-1:123456789012:key/" + key)));
  }

  private DeliveryStreamEncryptionConfiguration encryption(String name) {
    return describe(name).deliveryStreamEncryptionConfiguration();
  }

  private PutRecordResponse put(String name) {
    return firehose.putRecord(
        r -> r.deliveryStreamName(name).record(b -> b.data(SdkBytes.fromUtf8String("x\n"))));
  }

  @Test
  void requestsAreChecked() {
    assertThatThrownBy(() -> create("no spaces"))
        .isInstanceOfSatisfying(
            FirehoseException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    assertThatThrownBy(() -> create("x", b -> b.bufferingHints(h -> h.sizeInMBs(129))))
        .hasMessageContaining("bufferingHints.sizeInMBs");
    assertThatThrownBy(() -> create("x", b -> b.bufferingHints(h -> h.sizeInMBs(10))))
        .isInstanceOf(InvalidArgumentException.class);
    assertThatThrownBy(() -> create("x", b -> b.prefix("!{timestamp:yyyy}/")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("ErrorOutputPrefix");
    assertThatThrownBy(() -> create("x", b -> b.compressionFormat("ZIP")))
        .hasMessageContaining("not emulated");
    assertThatThrownBy(
            () ->
                firehose.createDeliveryStream(
                    r -> r.deliveryStreamName("x").deliveryStreamType("DirectPut")))
        .isInstanceOf(InvalidArgumentException.class);
    assertThatThrownBy(() -> describe("nobody")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void faultsStrike() {
    door.faults()
        .switchOn(FaultRule.next(1, FaultKind.THROTTLE, "firehose", "ListDeliveryStreams"));

    assertThatThrownBy(() -> firehose.listDeliveryStreams()).hasMessageContaining("Rate exceeded");
    assertThat(firehose.listDeliveryStreams().deliveryStreamNames()).isEmpty();
  }

  @Test
  void streamsOutliveTheAccount() throws IOException {
    active("orders");
    firehose.tagDeliveryStream(r -> r.deliveryStreamName("orders").tags(tag("a", "1")));
    firehose.putRecord(
        r -> r.deliveryStreamName("orders").record(b -> b.data(SdkBytes.fromUtf8String("x\n"))));
    DeliveryStreamDescription before = describe("orders");

    close();
    assertThat(door.objects().names()).hasSize(1);
    open();
    clock.advance(Duration.ofSeconds(1));

    assertThat(describe("orders")).isEqualTo(before);
    assertThat(firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("orders")).tags())
        .isEqualTo(List.of(tag("a", "1")));
  }

  private void active(String name) {
    create(name);
    clock.advance(Duration.ofSeconds(1));
  }

  private void create(String name) {
    create(name, builder -> {});
  }

  private void create(
      String name, java.util.function.Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
    ExtendedS3DestinationConfiguration.Builder destination =
        ExtendedS3DestinationConfiguration.builder()
            .roleARN(ROLE)
            .bucketARN("arn:aws:s3:::backups")
            .prefix("base/" + name + "/");
    more.accept(destination);
    firehose.createDeliveryStream(
        r -> r.deliveryStreamName(name).extendedS3DestinationConfiguration(destination.build()));
  }

  private DeliveryStreamDescription describe(String name) {
    return firehose
        .describeDeliveryStream(r -> r.deliveryStreamName(name))
        .deliveryStreamDescription();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}

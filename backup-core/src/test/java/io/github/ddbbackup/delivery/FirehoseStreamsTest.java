package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The way to Firehose, over the wire to the loopback account. */
@ExtendWith(LocalAccountExtension.class)
class FirehoseStreamsTest implements DeliveryStreamsContract {

  private static final String BUCKET = "firehose-streams";
  private static final String FIREHOSE = "firehose";
  private static final String PUT = "PutRecordBatch";

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final LocalAccount account;
  private final FirehoseClient firehose;
  private final S3Client s3;

  FirehoseStreamsTest(LocalAccount account) {
    this.account = account;
    URI endpoint = account.endpoint();
    this.firehose =
        FirehoseClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .httpClient(http)
            .build();
    this.s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .httpClient(http)
            .build();
  }

  @Override
  public DeliveryStreams streams() {
    return new FirehoseStreams(
        new FirehoseCall(
            new RenewedCredentials(() -> DefaultCredentialsProvider.builder().build()),
            http,
            Region.EU_WEST_1,
            account.endpoint(),
            Clock.systemUTC()));
  }

  @Override
  public DeliveryStreamName newStream() {
    if (s3.listBuckets().buckets().stream().noneMatch(bucket -> bucket.name().equals(BUCKET))) {
      s3.createBucket(b -> b.bucket(BUCKET));
    }
    DeliveryStreamName name = DeliveryStreamName.of("Stream-" + UUID.randomUUID());
    firehose.createDeliveryStream(
        r ->
            r.deliveryStreamName(name.value())
                .extendedS3DestinationConfiguration(
                    d ->
                        d.bucketARN("arn:aws:s3:::" + BUCKET)
                            .roleARN("arn:aws:iam::123456789012:role/firehose")
                            .prefix(name.value() + "/")));
    awaitActive(name);
    return name;
  }

  private void awaitActive(DeliveryStreamName name) {
    Instant deadline = Instant.now().plusSeconds(30);
    while (status(name) != DeliveryStreamStatus.ACTIVE) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private DeliveryStreamStatus status(DeliveryStreamName name) {
    return firehose
        .describeDeliveryStream(r -> r.deliveryStreamName(name.value()))
        .deliveryStreamDescription()
        .deliveryStreamStatus();
  }

  @Override
  public List<String> taken(DeliveryStreamName stream) {
    account.flush();
    return s3.listObjectsV2(r -> r.bucket(BUCKET).prefix(stream.value() + "/")).contents().stream()
        .map(S3Object::key)
        .map(key -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asString(UTF_8))
        .flatMap(String::lines)
        .toList();
  }

  @Override
  public void failNext(Fault fault) {
    account
        .faults()
        .switchOn(
            switch (fault) {
              case TWO_REFUSED -> FaultRule.next(2, FaultKind.PARTIAL_FAILURE, FIREHOSE, PUT);
              case THROTTLED -> FaultRule.next(1, FaultKind.THROTTLE, FIREHOSE, PUT);
              case SERVER_ERROR -> FaultRule.next(1, FaultKind.SERVER_ERROR, FIREHOSE, PUT);
              case ACCESS_DENIED -> FaultRule.next(1, FaultKind.REFUSAL, FIREHOSE, PUT);
              case TIMEOUT_AFTER_TAKING ->
                  FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, FIREHOSE, PUT);
            });
  }
}

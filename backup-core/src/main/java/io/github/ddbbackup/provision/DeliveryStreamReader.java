package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.plan.ActualDeliveryStream;
import io.github.ddbbackup.plan.DeliveryStreamSettings;
import io.github.ddbbackup.plan.DesiredTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.KMSEncryptionConfig;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;

/** Reads delivery streams with their destination and tags. */
final class DeliveryStreamReader {

  /** The most that Firehose tells at a time. */
  private static final int NAMES_ON_A_PAGE = 10_000;

  private final AwsClients clients;

  DeliveryStreamReader(AwsClients clients) {
    this.clients = clients;
  }

  Optional<DeliveryStreamDescription> describe(DeliveryStreamName name) {
    return new AwsCall("firehose:DescribeDeliveryStream", "delivery stream " + name)
        .find(
            () ->
                clients
                    .firehose()
                    .describeDeliveryStream(r -> r.deliveryStreamName(name.value()))
                    .deliveryStreamDescription());
  }

  Optional<ActualDeliveryStream> find(DeliveryStreamName name) {
    return describe(name).flatMap(description -> tags(name).map(tags -> actual(description, tags)));
  }

  /**
   * A table's delivery stream whose tags are taken for granted instead of read, unless it is
   * encrypted with a key that is not asked for: then they tell whether it was before.
   */
  Optional<ActualDeliveryStream> glance(DeliveryStreamName name, DesiredTable desired) {
    return describe(name)
        .flatMap(
            description -> {
              ActualDeliveryStream stream = actual(description, desired.tags());
              return hasStrangeKey(stream, desired)
                  ? tags(name).map(tags -> actual(description, tags))
                  : Optional.of(stream);
            });
  }

  private static boolean hasStrangeKey(ActualDeliveryStream stream, DesiredTable desired) {
    return desired.destination().kmsKeyArn().isEmpty()
        && stream
            .destination()
            .filter(d -> d.kmsKeyArn().isPresent() || d.bufferKeyArn().isPresent())
            .isPresent();
  }

  /** The names of all delivery streams, over all pages. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    Optional<String> after = Optional.empty();
    while (true) {
      ListDeliveryStreamsResponse page = namesPage(after);
      names.addAll(page.deliveryStreamNames());
      if (!page.hasMoreDeliveryStreams() || page.deliveryStreamNames().isEmpty()) {
        return names;
      }
      after = page.deliveryStreamNames().stream().reduce((first, last) -> last);
    }
  }

  private ListDeliveryStreamsResponse namesPage(Optional<String> after) {
    return new AwsCall("firehose:ListDeliveryStreams", "all delivery streams")
        .answer(
            () ->
                clients
                    .firehose()
                    .listDeliveryStreams(
                        r ->
                            r.limit(NAMES_ON_A_PAGE)
                                .exclusiveStartDeliveryStreamName(after.orElse(null))));
  }

  /** The tags; empty when the delivery stream went away a moment ago. */
  Optional<Map<String, String>> tags(DeliveryStreamName name) {
    Map<String, String> tags = new HashMap<>();
    Optional<String> after = Optional.empty();
    while (true) {
      Optional<ListTagsForDeliveryStreamResponse> page = tagsPage(name, after);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      page.get().tags().forEach(t -> tags.put(t.key(), t.value() == null ? "" : t.value()));
      if (!page.get().hasMoreTags() || page.get().tags().isEmpty()) {
        return Optional.of(tags);
      }
      after = page.get().tags().stream().map(t -> t.key()).reduce((first, last) -> last);
    }
  }

  private Optional<ListTagsForDeliveryStreamResponse> tagsPage(
      DeliveryStreamName name, Optional<String> after) {
    return new AwsCall("firehose:ListTagsForDeliveryStream", "delivery stream " + name)
        .find(
            () ->
                clients
                    .firehose()
                    .listTagsForDeliveryStream(
                        r ->
                            r.deliveryStreamName(name.value())
                                .exclusiveStartTagKey(after.orElse(null))));
  }

  private static ActualDeliveryStream actual(
      DeliveryStreamDescription description, Map<String, String> tags) {
    return new ActualDeliveryStream(
        description.deliveryStreamName(),
        description.deliveryStreamARN(),
        description.deliveryStreamStatusAsString(),
        description.deliveryStreamTypeAsString(),
        description.destinations().stream()
            .findFirst()
            .flatMap(d -> Optional.ofNullable(d.extendedS3DestinationDescription()))
            .map(
                d ->
                    settings(
                        d,
                        BufferEncryption.key(description.deliveryStreamEncryptionConfiguration()))),
        tags,
        Optional.ofNullable(description.lastUpdateTimestamp()));
  }

  private static DeliveryStreamSettings settings(
      ExtendedS3DestinationDescription destination, Optional<String> bufferKey) {
    Optional<BufferingHints> buffering = Optional.ofNullable(destination.bufferingHints());
    return new DeliveryStreamSettings(
        text(destination.roleARN()),
        bucket(text(destination.bucketARN())),
        text(destination.prefix()),
        text(destination.errorOutputPrefix()),
        buffering.map(BufferingHints::sizeInMBs).orElse(0),
        buffering.map(BufferingHints::intervalInSeconds).orElse(0),
        text(destination.compressionFormatAsString()),
        text(destination.fileExtension()),
        Optional.ofNullable(destination.encryptionConfiguration())
            .map(EncryptionConfiguration::kmsEncryptionConfig)
            .map(KMSEncryptionConfig::awskmsKeyARN),
        bufferKey);
  }

  private static String bucket(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static String text(String valueOrNull) {
    return valueOrNull == null ? "" : valueOrNull;
  }
}

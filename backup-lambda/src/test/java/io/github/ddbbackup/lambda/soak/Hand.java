package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupNames;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** Changes what backs tables up, and tells how that is set. */
final class Hand {

  private static final String REMOVAL = "removal";

  private final Account account;
  private final DeliveryStreamCounts counts;
  private final SplittableRandom random;

  Hand(Account account, DeliveryStreamCounts counts, SplittableRandom random) {
    this.account = account;
    this.counts = counts;
    this.random = random;
  }

  void changeMapping(SoakTable table) {
    int batchSize = 1 + random.nextInt(50);
    int lanes = 1 + random.nextInt(10);
    updateMapping(
        table,
        m ->
            m.batchSize(batchSize)
                .maximumBatchingWindowInSeconds(1)
                .parallelizationFactor(lanes)
                .bisectBatchOnFunctionError(false));
  }

  void switchMappingOff(SoakTable table) {
    updateMapping(table, m -> m.enabled(false));
  }

  /** What the reconcile changed a moment ago can't be changed yet. */
  private void updateMapping(
      SoakTable table, Consumer<UpdateEventSourceMappingRequest.Builder> change) {
    Waiting.until(
        "the mapping of " + table.name() + " can be changed",
        () -> {
          try {
            account
                .lambda()
                .updateEventSourceMapping(m -> m.uuid(mapping(table).uuid()).applyMutation(change));
            return true;
          } catch (ResourceInUseException e) {
            return false;
          }
        });
  }

  void changeDeliveryStream(SoakTable table) {
    List<String> names = deliveryStreams(table);
    String name = names.get(random.nextInt(names.size()));
    DeliveryStreamDescription description = describe(name);
    int seconds = 1 + random.nextInt(4);
    account
        .firehose()
        .updateDestination(
            u ->
                u.deliveryStreamName(name)
                    .currentDeliveryStreamVersionId(description.versionId())
                    .destinationId(description.destinations().get(0).destinationId())
                    .extendedS3DestinationUpdate(
                        s ->
                            s.errorOutputPrefix("mistakes/")
                                .bufferingHints(b -> b.sizeInMBs(2).intervalInSeconds(seconds))));
    account
        .firehose()
        .untagDeliveryStream(u -> u.deliveryStreamName(name).tagKeys(BackupNames.TABLE_TAG));
  }

  /** How all that backs a table up is set, in words; what tells one object from another is not. */
  String settings(SoakTable table) {
    EventSourceMappingConfiguration mapping = mapping(table);
    List<String> settings = new ArrayList<>();
    settings.add(
        "mapping to %s: %d in %ds, %d lanes, retries %d, age %d, bisect %s, %s, %s, filter %s, off: %s"
            .formatted(
                mapping.functionArn(),
                mapping.batchSize(),
                mapping.maximumBatchingWindowInSeconds(),
                mapping.parallelizationFactor(),
                mapping.maximumRetryAttempts(),
                mapping.maximumRecordAgeInSeconds(),
                mapping.bisectBatchOnFunctionError(),
                mapping.functionResponseTypes(),
                mapping.destinationConfig(),
                mapping.filterCriteria(),
                mapping.state().startsWith("Disabl")));
    deliveryStreams(table).forEach(name -> settings.add(deliveryStream(name)));
    return String.join("\n", settings);
  }

  private String deliveryStream(String name) {
    ExtendedS3DestinationDescription s3 =
        describe(name).destinations().get(0).extendedS3DestinationDescription();
    String tags =
        account
            .firehose()
            .listTagsForDeliveryStream(r -> r.deliveryStreamName(name))
            .tags()
            .stream()
            .filter(tag -> !tag.key().contains(REMOVAL))
            .map(Tag::toString)
            .sorted()
            .collect(Collectors.joining(" "));
    return name + ": " + s3 + " " + tags;
  }

  private List<String> deliveryStreams(SoakTable table) {
    TableName name = TableName.of(table.name());
    return DeliveryStreamName.firstOf(name, counts.of(name)).stream()
        .map(DeliveryStreamName::value)
        .toList();
  }

  private DeliveryStreamDescription describe(String name) {
    return account
        .firehose()
        .describeDeliveryStream(d -> d.deliveryStreamName(name))
        .deliveryStreamDescription();
  }

  private EventSourceMappingConfiguration mapping(SoakTable table) {
    String stream =
        account.dynamoDb().describeTable(d -> d.tableName(table.name())).table().latestStreamArn();
    return account
        .lambda()
        .listEventSourceMappingsPaginator(l -> l.eventSourceArn(stream))
        .eventSourceMappings()
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing reads " + stream));
  }
}

package io.github.ddbbackup.provision;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.Maps;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.plan.DeliveryStreamSettings;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TagCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.Tag;

/** Makes, changes and removes delivery streams. */
final class DeliveryStreamHandler implements ResourceHandler<DesiredTable> {

  private static final int TAG_LENGTH = Difference.TAG.length();

  private final AwsClients clients;
  private final DeliveryStreamReader reader;
  private final Waiter waiter;
  private final BackupListener listener;
  private final BufferEncryption encryption;

  DeliveryStreamHandler(AwsClients clients, Waiter waiter, BackupListener listener) {
    this.clients = clients;
    this.reader = new DeliveryStreamReader(clients);
    this.waiter = waiter;
    this.listener = listener;
    this.encryption = new BufferEncryption(clients, reader, waiter, listener);
  }

  @Override
  public Resource apply(PlannedChange change, DesiredTable desired) {
    return switch (change.operation()) {
      case CREATE -> create(change, desired);
      case REPLACE -> {
        delete(name(change));
        yield create(change, desired);
      }
      case UPDATE -> update(change, desired);
      case DELETE -> {
        refuseIfUsedAgain(change);
        delete(name(change));
        yield change.resource();
      }
      case NONE, BLOCKED -> throw new IllegalArgumentException(change.toString());
    };
  }

  private Resource create(PlannedChange change, DesiredTable desired) {
    DeliveryStreamName name = name(change);
    awaitGone(name);
    String arn = call("CreateDeliveryStream", name, desired, () -> created(change, desired));
    listener.on(new BackupEvent.DeliveryStreamCreated(arn));
    awaitActive(name);
    desired.destination().bufferKeyArn().ifPresent(key -> encryptBuffer(name, desired, key));
    return change.resource().withId(arn);
  }

  private String created(PlannedChange change, DesiredTable desired) {
    return clients
        .firehose()
        .createDeliveryStream(
            r ->
                r.deliveryStreamName(name(change).value())
                    .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                    .extendedS3DestinationConfiguration(
                        S3Destination.configuration(destination(change, desired)))
                    .tags(tags(desired.tags())))
        .deliveryStreamARN();
  }

  private Resource update(PlannedChange change, DesiredTable desired) {
    DeliveryStreamName name = name(change);
    DeliveryStreamDescription current = awaitActive(name);
    List<Difference> differences = change.differences();
    if (differences.stream().anyMatch(d -> isOfDestination(d, desired))) {
      call("UpdateDestination", name, desired, () -> updateDestination(change, desired, current));
    }
    if (change.differsIn(DeliveryStreamSettings.BUFFER_KEY)) {
      desired
          .destination()
          .bufferKeyArn()
          .ifPresentOrElse(key -> encryptBuffer(name, desired, key), () -> encryption.stop(name));
    }
    Map<String, String> tags =
        differences.stream()
            .filter(d -> d.field().startsWith(Difference.TAG))
            .collect(toImmutableMap(d -> d.field().substring(TAG_LENGTH), Difference::desired));
    tag(name, desired, Maps.filterValues(tags, value -> !value.isEmpty()));
    untag(name, desired, Maps.filterValues(tags, String::isEmpty).keySet());
    return change.resource();
  }

  private static boolean isOfDestination(Difference difference, DesiredTable desired) {
    String field = difference.field();
    return field.equals(DeliveryStreamSettings.ENCRYPTION_KEY)
        || (desired.destination().fields().containsKey(field)
            && !field.equals(DeliveryStreamSettings.BUFFER_KEY));
  }

  private void encryptBuffer(DeliveryStreamName name, DesiredTable desired, String key) {
    if (!encryption.start(name, key)) {
      tag(name, desired, Map.of(BackupNames.BUFFER_KEY_REFUSED_TAG, key));
    }
  }

  /** The format is another in between when it changes. */
  private static DeliveryStreamSettings destination(PlannedChange change, DesiredTable desired) {
    DeliveryStreamSettings last = desired.destination();
    return last.compressedAs(
        change.wanted(DeliveryStreamSettings.COMPRESSION).orElse(last.compression()),
        change.wanted(DeliveryStreamSettings.FILE_EXTENSION).orElse(last.fileExtension()));
  }

  private Object updateDestination(
      PlannedChange change, DesiredTable desired, DeliveryStreamDescription current) {
    return clients
        .firehose()
        .updateDestination(
            r ->
                r.deliveryStreamName(name(change).value())
                    .currentDeliveryStreamVersionId(current.versionId())
                    .destinationId(current.destinations().get(0).destinationId())
                    .extendedS3DestinationUpdate(
                        S3Destination.update(
                            desired.destination(),
                            change.wanted(DeliveryStreamSettings.COMPRESSION),
                            change.wanted(DeliveryStreamSettings.FILE_EXTENSION),
                            !change.differsIn(DeliveryStreamSettings.ENCRYPTION_KEY))));
  }

  private void tag(DeliveryStreamName name, DesiredTable desired, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      call(
          "TagDeliveryStream",
          name,
          desired,
          () ->
              clients
                  .firehose()
                  .tagDeliveryStream(r -> r.deliveryStreamName(name.value()).tags(tags(tags))));
    }
  }

  private void untag(DeliveryStreamName name, DesiredTable desired, Set<String> keys) {
    if (!keys.isEmpty()) {
      call(
          "UntagDeliveryStream",
          name,
          desired,
          () ->
              clients
                  .firehose()
                  .untagDeliveryStream(r -> r.deliveryStreamName(name.value()).tagKeys(keys)));
    }
  }

  /**
   * That nothing sends to a delivery stream any more stands in its tags. They are taken off before
   * changes are sent to it again: by someone else, for a table made again or another configuration,
   * between the plan and this.
   */
  private void refuseIfUsedAgain(PlannedChange change) {
    TagCondition.of(change).stream()
        .collect(Collectors.groupingBy(TagCondition::deliveryStream))
        .forEach((stream, conditions) -> refuseIfUsedAgain(change, stream, conditions));
  }

  private void refuseIfUsedAgain(
      PlannedChange change, String stream, List<TagCondition> conditions) {
    Optional<Map<String, String>> tags = reader.tags(DeliveryStreamName.of(stream));
    for (TagCondition condition : conditions) {
      if (tags.filter(t -> !condition.value().equals(t.get(condition.tag()))).isPresent()) {
        throw new OutdatedPlanException(
            "Delivery stream " + change.resource().name() + " is not deleted",
            "tag " + condition.tag() + " of " + stream + " was just changed",
            "Someone sets up the table at the same time: try again, this goes on from what is"
                + " there.");
      }
    }
  }

  /** Removes it by force if it could not be removed in the ordinary way before. */
  private void delete(DeliveryStreamName name) {
    boolean force =
        reader
            .describe(name)
            .filter(d -> d.deliveryStreamStatus() == DeliveryStreamStatus.DELETING_FAILED)
            .isPresent();
    new AwsCall("firehose:DeleteDeliveryStream", "delivery stream " + name)
        .find(
            () ->
                clients
                    .firehose()
                    .deleteDeliveryStream(
                        r ->
                            r.deliveryStreamName(name.value())
                                .allowForceDelete(force ? true : null)));
  }

  private void awaitGone(DeliveryStreamName name) {
    waiter.await(
        "delivery stream " + name + " to be deleted",
        () ->
            reader
                    .describe(name)
                    .filter(d -> d.deliveryStreamStatus() == DeliveryStreamStatus.DELETING)
                    .isPresent()
                ? Optional.empty()
                : Optional.of(name));
  }

  private DeliveryStreamDescription awaitActive(DeliveryStreamName name) {
    return waiter.await(
        "delivery stream " + name + " to become ACTIVE",
        () -> reader.describe(name).filter(d -> isSettled(name, d)));
  }

  private static boolean isSettled(DeliveryStreamName name, DeliveryStreamDescription stream) {
    return switch (stream.deliveryStreamStatus()) {
      case ACTIVE -> true;
      case CREATING -> false;
      default ->
          throw BackupException.service(
              "Delivery stream " + name + " is in status " + stream.deliveryStreamStatusAsString(),
              stream.failureDescription() == null ? "" : stream.failureDescription().details(),
              "Mend the reason and run this again: it makes the delivery stream anew.");
    };
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
        .collect(Collectors.toUnmodifiableList());
  }

  private static DeliveryStreamName name(PlannedChange change) {
    return DeliveryStreamName.of(change.resource().name());
  }

  private static <T> T call(
      String operation,
      DeliveryStreamName name,
      DesiredTable desired,
      java.util.function.Supplier<T> call) {
    String subject = "delivery stream " + name + " of table " + desired.name();
    try {
      return new AwsCall("firehose:" + operation, subject).answer(call);
    } catch (AwsCallException e) {
      throw e.kind() == ErrorKind.LIMIT_EXCEEDED ? quotaReached(name, desired, e) : e;
    }
  }

  private static BackupException quotaReached(
      DeliveryStreamName name, DesiredTable desired, AwsCallException refusal) {
    int number = DeliveryStreamName.numberOf(desired.name(), name.value());
    String without =
        number > 1
            ? " has no delivery stream number " + number + ", those before it take its changes"
            : " can't be backed up";
    return BackupException.service(
        "Table "
            + desired.name()
            + without
            + ": the quota of Firehose delivery streams in this Region is used up",
        refusal.value(),
        "Ask for a higher quota for Amazon Data Firehose in the Service Quotas console, "
            + "then provision the table again.",
        refusal);
  }
}

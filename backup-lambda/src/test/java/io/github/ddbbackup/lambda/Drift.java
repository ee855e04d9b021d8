package io.github.ddbbackup.lambda;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * What a look over all tables has to mend, in tables that are backed up: one thing of each kind
 * that the function needs a permission of its own for.
 */
final class Drift {

  private static final int BATCH_SIZE = 7;
  private static final int INTERVAL = 77;

  private final Deployment deployment;

  Drift(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Changes a setting of the mapping, as somebody does by hand. */
  void changeMapping(TableName table) {
    deployment.await("the mapping", () -> mapping(table).state().equals("Enabled"));
    deployment
        .clients
        .lambda()
        .updateEventSourceMapping(r -> r.uuid(mapping(table).uuid()).batchSize(BATCH_SIZE));
    deployment.await("the change", () -> mapping(table).state().equals("Enabled"));
  }

  boolean isMappingMended(TableName table) {
    return mapping(table).batchSize() != BATCH_SIZE;
  }

  private EventSourceMappingConfiguration mapping(TableName table) {
    return deployment.mappings(table).get(0);
  }

  /** Changes a setting of the delivery stream, as somebody does by hand. */
  void changeDeliveryStream(TableName table) {
    DeliveryStreamDescription stream = deliveryStream(table);
    deployment
        .clients
        .firehose()
        .updateDestination(
            r ->
                r.deliveryStreamName(table.value())
                    .currentDeliveryStreamVersionId(stream.versionId())
                    .destinationId(stream.destinations().get(0).destinationId())
                    .extendedS3DestinationUpdate(
                        d -> d.bufferingHints(h -> h.sizeInMBs(64).intervalInSeconds(INTERVAL))));
  }

  boolean isDeliveryStreamMended(TableName table) {
    return deliveryStream(table)
            .destinations()
            .get(0)
            .extendedS3DestinationDescription()
            .bufferingHints()
            .intervalInSeconds()
        != INTERVAL;
  }

  private DeliveryStreamDescription deliveryStream(TableName table) {
    return deployment
        .clients
        .firehose()
        .describeDeliveryStream(r -> r.deliveryStreamName(table.value()))
        .deliveryStreamDescription();
  }

  /** Leaves a removal that has taken the mapping away, and that nobody asked for any more. */
  void beginRemoval(TableName table) {
    tag(table, Map.of(BackupNames.REMOVAL_SINCE_TAG, Instant.now().toString()));
    deleteMapping(table);
  }

  private void deleteMapping(TableName table) {
    deployment.clients.lambda().deleteEventSourceMapping(r -> r.uuid(mapping(table).uuid()));
    deployment.await("the end of the mapping", () -> deployment.mappings(table).isEmpty());
  }

  boolean isRemovalCalledOff(TableName table) {
    return deployment
        .clients
        .firehose()
        .listTagsForDeliveryStream(r -> r.deliveryStreamName(table.value()))
        .tags()
        .stream()
        .noneMatch(tag -> tag.key().equals(BackupNames.REMOVAL_SINCE_TAG));
  }

  /** Deletes the table and its mapping; its delivery stream has written what it buffered. */
  void leaveDeliveryStream(TableName table) {
    String longAgo = Instant.now().minus(Duration.ofHours(30)).toString();
    tag(
        table,
        Map.of(BackupNames.REMOVAL_SINCE_TAG, longAgo, BackupNames.FLUSHING_SINCE_TAG, longAgo));
    deleteMapping(table);
    deployment.clients.dynamoDb().deleteTable(r -> r.tableName(table.value()));
    deployment.await("the end of the table", () -> isGone(table));
  }

  private boolean isGone(TableName table) {
    try {
      deployment.clients.dynamoDb().describeTable(r -> r.tableName(table.value()));
      return false;
    } catch (ResourceNotFoundException e) {
      return true;
    }
  }

  boolean isDeliveryStreamGone(TableName table) {
    try {
      return deliveryStream(table).deliveryStreamStatus() == DeliveryStreamStatus.DELETING;
    } catch (software.amazon.awssdk.services.firehose.model.ResourceNotFoundException e) {
      return true;
    }
  }

  private void tag(TableName table, Map<String, String> tags) {
    deployment
        .clients
        .firehose()
        .tagDeliveryStream(
            r ->
                r.deliveryStreamName(table.value())
                    .tags(
                        tags.entrySet().stream()
                            .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                            .toList()));
  }
}

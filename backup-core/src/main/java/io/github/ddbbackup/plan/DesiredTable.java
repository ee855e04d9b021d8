package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table's backup should look like. Its update stream has no settings of its own: it always
 * carries both images.
 *
 * @param name the table
 * @param deliveryStreams the names of its delivery streams, in the order of their numbers
 * @param destination where and how each of them writes
 * @param tags the tags that each of them bears; others may stand beside them
 * @param mapping how Lambda reads the table's stream
 * @param way what the forwarding function is told
 * @param forwarder the ARN of what Lambda calls with the changes, with the alias of that way; empty
 *     when it is not deployed yet
 */
public record DesiredTable(
    TableName name,
    List<DeliveryStreamName> deliveryStreams,
    DeliveryStreamSettings destination,
    Map<String, String> tags,
    MappingSettings mapping,
    ForwarderWay way,
    Optional<String> forwarder) {

  /** The view type that a backup needs. */
  public static final String VIEW_TYPE = "NEW_AND_OLD_IMAGES";

  /** Copies the list and the map. */
  public DesiredTable {
    requireNonNull(name);
    requireNonNull(destination);
    requireNonNull(mapping);
    requireNonNull(way);
    requireNonNull(forwarder);
    deliveryStreams = List.copyOf(deliveryStreams);
    tags = Map.copyOf(tags);
  }

  /**
   * The delivery stream that every table has.
   *
   * @return the name of the first delivery stream
   */
  public DeliveryStreamName deliveryStream() {
    return deliveryStreams.get(0);
  }

  /**
   * What the delivery streams' records are.
   *
   * @return the format
   */
  public ForwarderAlias format() {
    return way.format();
  }

  /**
   * What the configuration asks for.
   *
   * @param config the configuration
   * @param table the table
   * @param forwarder the ARN of any alias of the forwarding function; empty when it is not deployed
   *     yet
   * @return the desired state
   */
  public static DesiredTable of(BackupConfig config, TableName table, Optional<String> forwarder) {
    ForwarderWay way = ForwarderWay.of(config, table);
    return new DesiredTable(
        table,
        DeliveryStreamName.firstOf(table, way.deliveryStreams()),
        DeliveryStreamSettings.of(config, table),
        tags(config, table),
        MappingSettings.lossless(
            config.streamsMaxRecordsBatch(),
            config.delivery().parallelizationFactor(),
            config.firehoseDeliveryBucket().arn(config.lambdaExecRoleArn().partition())),
        way,
        forwarder.map(way::in));
  }

  /**
   * What is enough for all changes to be backed up, though not as fast.
   *
   * @return the same with the first delivery stream alone
   */
  public DesiredTable withOneDeliveryStream() {
    ForwarderWay alone = new ForwarderWay(way.format(), 1);
    return new DesiredTable(
        name,
        deliveryStreams.subList(0, 1),
        destination,
        tags,
        mapping,
        alone,
        forwarder.map(alone::in));
  }

  private static Map<String, String> tags(BackupConfig config, TableName table) {
    Map<String, String> tags = new HashMap<>();
    tags.put(BackupNames.TABLE_TAG, table.value());
    tags.put(BackupNames.MANAGED_BY_TAG, BackupNames.MANAGED_BY);
    config.kmsKeyArn().ifPresent(key -> tags.put(BackupNames.KEY_TAG, key.value()));
    return tags;
  }
}

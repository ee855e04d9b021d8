package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a table's backup should look like. Its update stream has no settings of its own: it always
 * carries both images.
 *
 * @param name the table
 * @param deliveryStream the name of its delivery stream
 * @param destination where and how the delivery stream writes
 * @param tags the tags that the delivery stream bears; others may stand beside them
 * @param mapping how Lambda reads the table's stream
 * @param format what the delivery stream's records are
 * @param forwarder the ARN of what Lambda calls with the changes, with the alias of that format;
 *     empty when it is not deployed yet
 */
public record DesiredTable(
    TableName name,
    DeliveryStreamName deliveryStream,
    DeliveryStreamSettings destination,
    Map<String, String> tags,
    MappingSettings mapping,
    ForwarderAlias format,
    Optional<String> forwarder) {

  /** The view type that a backup needs. */
  public static final String VIEW_TYPE = "NEW_AND_OLD_IMAGES";

  /** Copies the map. */
  public DesiredTable {
    requireNonNull(name);
    requireNonNull(deliveryStream);
    requireNonNull(destination);
    requireNonNull(mapping);
    requireNonNull(format);
    requireNonNull(forwarder);
    tags = Map.copyOf(tags);
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
    ForwarderAlias format = ForwarderAlias.of(config);
    return new DesiredTable(
        table,
        DeliveryStreamName.forTable(table),
        DeliveryStreamSettings.of(config, table),
        tags(config, table),
        MappingSettings.lossless(
            config.streamsMaxRecordsBatch(),
            config.delivery().parallelizationFactor(),
            config.firehoseDeliveryBucket().arn(config.lambdaExecRoleArn().partition())),
        format,
        forwarder.map(format::in));
  }

  private static Map<String, String> tags(BackupConfig config, TableName table) {
    Map<String, String> tags = new HashMap<>();
    tags.put(BackupNames.TABLE_TAG, table.value());
    tags.put(BackupNames.MANAGED_BY_TAG, BackupNames.MANAGED_BY);
    config.kmsKeyArn().ifPresent(key -> tags.put(BackupNames.KEY_TAG, key.value()));
    return tags;
  }
}

package io.github.ddbbackup.config;

import java.util.Arrays;
import java.util.List;

/** The keys of the configuration file. Their names are a public format. */
enum ConfigKey {
  REGION("region"),
  CLOUD_WATCH_ROLE_ARN("cloudWatchRoleArn"),
  ALARM_TOPIC_ARN("alarmTopicArn"),
  KMS_KEY_ARN("kmsKeyArn"),
  FIREHOSE_DELIVERY_BUCKET("firehoseDeliveryBucket"),
  FIREHOSE_DELIVERY_PREFIX("firehoseDeliveryPrefix"),
  FIREHOSE_DELIVERY_ROLE_ARN("firehoseDeliveryRoleArn"),
  FIREHOSE_DELIVERY_SIZE_MB("firehoseDeliverySizeMB"),
  FIREHOSE_DELIVERY_INTERVAL_SECONDS("firehoseDeliveryIntervalSeconds"),
  LAMBDA_EXEC_ROLE_ARN("lambdaExecRoleArn"),
  STREAMS_MAX_RECORDS_BATCH("streamsMaxRecordsBatch"),
  RECONCILE_INTERVAL_MINUTES("reconcileIntervalMinutes"),
  COMPRESSION("compression"),
  PARALLELIZATION_FACTOR("parallelizationFactor"),
  DELIVERY_STREAMS_PER_TABLE("deliveryStreamsPerTable"),
  RUNTIME("runtime"),
  ARCHITECTURE("architecture"),
  MEMORY_MB("memoryMB"),
  SNAP_START("snapStart"),
  TABLE_NAME_MATCH_REGEX("tableNameMatchRegex");

  private static final List<String> NAMES =
      Arrays.stream(values()).map(ConfigKey::keyName).toList();

  private final String keyName;

  ConfigKey(String keyName) {
    this.keyName = keyName;
  }

  String keyName() {
    return keyName;
  }

  static List<String> names() {
    return NAMES;
  }
}

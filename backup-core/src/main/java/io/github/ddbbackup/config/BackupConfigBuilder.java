package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TopicArn;
import java.util.Optional;

/**
 * Builds a {@link BackupConfig} in a program. What is not set has the default that it has in a
 * configuration file. Not thread-safe.
 */
public final class BackupConfigBuilder {

  private final RegionName region;
  private final BucketName firehoseDeliveryBucket;
  private final RoleArn firehoseDeliveryRoleArn;
  private final RoleArn lambdaExecRoleArn;
  private Optional<RoleArn> cloudWatchRoleArn = Optional.empty();
  private Optional<TopicArn> alarmTopicArn = Optional.empty();
  private Optional<KeyArn> kmsKeyArn = Optional.empty();
  private BackupPrefix firehoseDeliveryPrefix = BackupPrefix.of("");
  private int firehoseDeliverySizeMB = BackupConfig.DEFAULT_SIZE_MB;
  private int firehoseDeliveryIntervalSeconds = BackupConfig.DEFAULT_INTERVAL_SECONDS;
  private int streamsMaxRecordsBatch = BackupConfig.DEFAULT_RECORDS_BATCH;
  private Optional<String> tableNameMatchRegex = Optional.empty();
  private int reconcileIntervalMinutes = BackupConfig.DEFAULT_RECONCILE_MINUTES;
  private DeliveryOptions delivery = DeliveryOptions.DEFAULT;
  private FunctionOptions functions = FunctionOptions.DEFAULT;

  BackupConfigBuilder(
      RegionName region,
      BucketName firehoseDeliveryBucket,
      RoleArn firehoseDeliveryRoleArn,
      RoleArn lambdaExecRoleArn) {
    this.region = region;
    this.firehoseDeliveryBucket = firehoseDeliveryBucket;
    this.firehoseDeliveryRoleArn = firehoseDeliveryRoleArn;
    this.lambdaExecRoleArn = lambdaExecRoleArn;
  }

  /**
   * Sets the role under which EventBridge may call the function; none by default.
   *
   * @param role the role
   * @return this builder
   */
  public BackupConfigBuilder cloudWatchRoleArn(RoleArn role) {
    this.cloudWatchRoleArn = Optional.of(role);
    return this;
  }

  /**
   * Sets the topic that is told when changes may get lost; no alarms by default.
   *
   * @param topic the topic
   * @return this builder
   */
  public BackupConfigBuilder alarmTopicArn(TopicArn topic) {
    this.alarmTopicArn = Optional.of(topic);
    return this;
  }

  /**
   * Sets the key that objects are encrypted with; by default the bucket's own settings decide.
   *
   * @param key the key
   * @return this builder
   */
  public BackupConfigBuilder kmsKeyArn(KeyArn key) {
    this.kmsKeyArn = Optional.of(key);
    return this;
  }

  /**
   * Sets the folder in the bucket; its root by default.
   *
   * @param prefix the folder
   * @return this builder
   */
  public BackupConfigBuilder firehoseDeliveryPrefix(BackupPrefix prefix) {
    this.firehoseDeliveryPrefix = prefix;
    return this;
  }

  /**
   * Sets how much Firehose gathers; 128 MB by default.
   *
   * @param megabytes 1 to 128
   * @return this builder
   */
  public BackupConfigBuilder firehoseDeliverySizeMB(int megabytes) {
    this.firehoseDeliverySizeMB = megabytes;
    return this;
  }

  /**
   * Sets how long Firehose gathers; 60 seconds by default.
   *
   * @param seconds 0 to 900
   * @return this builder
   */
  public BackupConfigBuilder firehoseDeliveryIntervalSeconds(int seconds) {
    this.firehoseDeliveryIntervalSeconds = seconds;
    return this;
  }

  /**
   * Sets how many changes the forwarding function gets at once; 1,000 by default.
   *
   * @param records 1 to 10,000
   * @return this builder
   */
  public BackupConfigBuilder streamsMaxRecordsBatch(int records) {
    this.streamsMaxRecordsBatch = records;
    return this;
  }

  /**
   * Sets the expression that the start of a table's name must match; all tables by default.
   *
   * @param regex the expression, valid or not
   * @return this builder
   */
  public BackupConfigBuilder tableNameMatchRegex(String regex) {
    this.tableNameMatchRegex = Optional.of(regex);
    return this;
  }

  /**
   * Sets how often the function looks over the whole account; every hour by default.
   *
   * @param minutes 5 to 1,440, or 0 for never
   * @return this builder
   */
  public BackupConfigBuilder reconcileIntervalMinutes(int minutes) {
    this.reconcileIntervalMinutes = minutes;
    return this;
  }

  /**
   * Sets how changes travel to S3; {@link DeliveryOptions#DEFAULT} by default.
   *
   * @param options the options
   * @return this builder
   */
  public BackupConfigBuilder delivery(DeliveryOptions options) {
    this.delivery = options;
    return this;
  }

  /**
   * Sets what the functions run on; {@link FunctionOptions#DEFAULT} by default.
   *
   * @param options the options
   * @return this builder
   */
  public BackupConfigBuilder functions(FunctionOptions options) {
    this.functions = options;
    return this;
  }

  /**
   * Makes the configuration.
   *
   * @return the configuration
   * @throws BackupException if a number is out of its range
   */
  public BackupConfig build() {
    return new BackupConfig(
        region,
        cloudWatchRoleArn,
        alarmTopicArn,
        kmsKeyArn,
        firehoseDeliveryBucket,
        firehoseDeliveryPrefix,
        firehoseDeliveryRoleArn,
        firehoseDeliverySizeMB,
        firehoseDeliveryIntervalSeconds,
        lambdaExecRoleArn,
        streamsMaxRecordsBatch,
        tableNameMatchRegex,
        reconcileIntervalMinutes,
        delivery,
        functions);
  }
}

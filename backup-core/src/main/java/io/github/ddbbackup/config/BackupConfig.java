package io.github.ddbbackup.config;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TopicArn;
import java.util.Optional;

/**
 * The configuration of continuous backup in one account and Region. The components bear the names
 * of the keys in the configuration file.
 *
 * @param region the Region whose tables are backed up
 * @param cloudWatchRoleArn the role under which EventBridge may call the function; empty where the
 *     function's own permission is relied on
 * @param alarmTopicArn the topic that is told when changes may get lost; without it there are no
 *     alarms
 * @param kmsKeyArn the key that objects are encrypted with; without it the bucket's own settings
 *     decide
 * @param firehoseDeliveryBucket the bucket that takes the backups
 * @param firehoseDeliveryPrefix the folder in the bucket under which each table has its own
 * @param firehoseDeliveryRoleArn the role under which Firehose writes to the bucket
 * @param firehoseDeliverySizeMB how much Firehose gathers before it writes an object, 1 to 128 MB
 * @param firehoseDeliveryIntervalSeconds how long Firehose gathers before it writes an object, 0 to
 *     900 seconds. The documented minimum of the Python original is 60: a shorter time is a choice
 *     that makes many small objects
 * @param lambdaExecRoleArn the role under which both functions run
 * @param streamsMaxRecordsBatch how many changes the forwarding function gets at once, 1 to 10,000
 * @param tableNameMatchRegex the expression that the start of a table's name must match for the
 *     table to be backed up; empty for all tables. It is not checked here, because an invalid
 *     expression must not keep any table from being backed up
 * @param reconcileIntervalMinutes how often the function looks over the whole account, 5 to 1,440
 *     minutes; 0 for never
 * @param delivery how changes travel to S3; its components are keys of their own in the file
 * @param functions what the functions run on; its components are keys of their own in the file
 */
public record BackupConfig(
    RegionName region,
    Optional<RoleArn> cloudWatchRoleArn,
    Optional<TopicArn> alarmTopicArn,
    Optional<KeyArn> kmsKeyArn,
    BucketName firehoseDeliveryBucket,
    BackupPrefix firehoseDeliveryPrefix,
    RoleArn firehoseDeliveryRoleArn,
    int firehoseDeliverySizeMB,
    int firehoseDeliveryIntervalSeconds,
    RoleArn lambdaExecRoleArn,
    int streamsMaxRecordsBatch,
    Optional<String> tableNameMatchRegex,
    int reconcileIntervalMinutes,
    DeliveryOptions delivery,
    FunctionOptions functions) {

  /** The name of the file that holds the configuration inside of the function's archive. */
  public static final String FILE_NAME = "config.hjson";

  /**
   * The allowed buffer sizes in MB, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html">
   * BufferingHints</a>.
   */
  public static final IntRange SIZE_MB = new IntRange(1, 128, "MB");

  /**
   * The allowed buffer times in seconds, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html">
   * BufferingHints</a>.
   */
  public static final IntRange INTERVAL_SECONDS = new IntRange(0, 900, "seconds");

  /**
   * The allowed batch sizes of a mapping from a DynamoDB stream, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">
   * CreateEventSourceMapping</a>.
   */
  public static final IntRange RECORDS_BATCH = new IntRange(1, 10_000, "records");

  /**
   * The allowed times between two looks over the whole account. Each takes minutes where there are
   * thousands of tables, and what it mends should not wait longer than the 24 hours for which a
   * stream keeps its changes.
   */
  public static final IntRange RECONCILE_MINUTES = new IntRange(5, 1_440, "minutes");

  /** The buffer size in MB where the configuration names none. */
  public static final int DEFAULT_SIZE_MB = 128;

  /** The buffer time in seconds where the configuration names none. */
  public static final int DEFAULT_INTERVAL_SECONDS = 60;

  /** The batch size where the configuration names none. */
  public static final int DEFAULT_RECORDS_BATCH = 1_000;

  /** The minutes between two looks over the whole account where the configuration names none. */
  public static final int DEFAULT_RECONCILE_MINUTES = 60;

  /**
   * Checks the ranges.
   *
   * @throws BackupException if a number is out of its range
   */
  public BackupConfig {
    requireNonNull(region, "region");
    requireNonNull(cloudWatchRoleArn, "cloudWatchRoleArn");
    requireNonNull(alarmTopicArn, "alarmTopicArn");
    requireNonNull(kmsKeyArn, "kmsKeyArn");
    requireNonNull(firehoseDeliveryBucket, "firehoseDeliveryBucket");
    requireNonNull(firehoseDeliveryPrefix, "firehoseDeliveryPrefix");
    requireNonNull(firehoseDeliveryRoleArn, "firehoseDeliveryRoleArn");
    requireNonNull(lambdaExecRoleArn, "lambdaExecRoleArn");
    requireNonNull(tableNameMatchRegex, "tableNameMatchRegex");
    requireNonNull(delivery, "delivery");
    requireNonNull(functions, "functions");
    SIZE_MB.check("firehoseDeliverySizeMB", firehoseDeliverySizeMB);
    INTERVAL_SECONDS.check("firehoseDeliveryIntervalSeconds", firehoseDeliveryIntervalSeconds);
    RECORDS_BATCH.check("streamsMaxRecordsBatch", streamsMaxRecordsBatch);
    if (reconcileIntervalMinutes != 0) {
      RECONCILE_MINUTES.check("reconcileIntervalMinutes", reconcileIntervalMinutes);
    }
  }

  /**
   * Whether the function looks over the whole account from time to time.
   *
   * @return false when the configuration switches that off
   */
  public boolean reconciles() {
    return reconcileIntervalMinutes != 0;
  }

  /**
   * Starts a configuration from what every one must have; all else has its default.
   *
   * @param region the Region whose tables are backed up
   * @param firehoseDeliveryBucket the bucket that takes the backups
   * @param firehoseDeliveryRoleArn the role under which Firehose writes to the bucket
   * @param lambdaExecRoleArn the role under which both functions run
   * @return a builder
   */
  public static BackupConfigBuilder builder(
      RegionName region,
      BucketName firehoseDeliveryBucket,
      RoleArn firehoseDeliveryRoleArn,
      RoleArn lambdaExecRoleArn) {
    return new BackupConfigBuilder(
        region, firehoseDeliveryBucket, firehoseDeliveryRoleArn, lambdaExecRoleArn);
  }
}

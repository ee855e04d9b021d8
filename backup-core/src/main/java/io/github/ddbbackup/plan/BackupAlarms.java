package io.github.ddbbackup.plan;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.plan.Alarm.FunctionMetric;
import io.github.ddbbackup.plan.Alarm.Query;
import java.util.List;

/**
 * The alarms of an installation: on everything that loses changes if it lasts. Those on delivery
 * watch all delivery streams of the account by one query each, so that a new table needs no alarm
 * of its own, see <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html">
 * Metrics Insights alarms</a>.
 */
public final class BackupAlarms {

  /** What the names of all of them begin with. */
  public static final String PREFIX = "DynamoDBBackup";

  private static final String SUM = "Sum";
  private static final String FIREHOSE = "FROM SCHEMA(\"AWS/Firehose\", DeliveryStreamName)";

  /**
   * A stream keeps changes for 24 hours: an hour behind is far from losing any, and far from what a
   * healthy forwarder, which is seconds behind, ever comes to.
   */
  private static final double IN_TIME_MILLIS = 3_600_000;

  /** Firehose gathers for 15 minutes at most and drops after 24 hours what S3 refuses. */
  private static final double FRESH_SECONDS = 3_600;

  private BackupAlarms() {}

  /**
   * The alarms that a configuration asks for.
   *
   * @param config the configuration
   * @return the alarms; none without a topic
   */
  public static List<Alarm> of(BackupConfig config) {
    return config.alarmTopicArn().map(topic -> of(topic.value())).orElse(List.of());
  }

  /**
   * The names of all alarms that there can be.
   *
   * @return the names
   */
  public static List<String> names() {
    return of("").stream().map(Alarm::name).toList();
  }

  private static List<Alarm> of(String topic) {
    return List.of(
        function(
            topic,
            BackupNames.FORWARDER_FUNCTION,
            "Errors",
            3,
            "Changes are not forwarded; they expire 24 hours after they were made."),
        function(
            topic,
            BackupNames.FORWARDER_FUNCTION,
            "Throttles",
            3,
            "The forwarder gets too little concurrency; changes expire after 24 hours."),
        new Alarm(
            name(BackupNames.FORWARDER_FUNCTION, "IteratorAge"),
            "Changes of some table are an hour old before they are forwarded; they expire after "
                + "24 hours. The function's log says why.",
            topic,
            new FunctionMetric(BackupNames.FORWARDER_FUNCTION, "IteratorAge", "Maximum"),
            true,
            IN_TIME_MILLIS,
            2),
        function(
            topic,
            BackupNames.ENSURE_FUNCTION,
            "Errors",
            1,
            "A table may be without backup. Look at ddbbackup:status and at the function's log."),
        function(
            topic,
            BackupNames.ENSURE_FUNCTION,
            "Throttles",
            1,
            "A table may be without backup for the time being. Look at ddbbackup:status."),
        function(
            topic,
            BackupNames.ENSURE_FUNCTION,
            "AsyncEventsDropped",
            1,
            "Lambda gave up on an event: a table may be without backup. Run ddbbackup:provision."),
        new Alarm(
            PREFIX + "-DataFreshness",
            "A delivery stream has not written to S3 for an hour what it took; Firehose drops it "
                + "after 24 hours. Look at the delivery streams' errors.",
            topic,
            new Query("SELECT MAX(\"DeliveryToS3.DataFreshness\") " + FIREHOSE),
            true,
            FRESH_SECONDS,
            2),
        new Alarm(
            PREFIX + "-DeliverySuccess",
            "S3 refuses what a delivery stream writes; Firehose drops it after 24 hours. Look at "
                + "the delivery streams' errors, the bucket's policy and the key.",
            topic,
            new Query("SELECT MIN(\"DeliveryToS3.Success\") " + FIREHOSE),
            false,
            1,
            3));
  }

  private static Alarm function(
      String topic, String function, String metric, int periods, String meaning) {
    return new Alarm(
        name(function, metric),
        meaning,
        topic,
        new FunctionMetric(function, metric, SUM),
        true,
        0,
        periods);
  }

  private static String name(String function, String metric) {
    return PREFIX + "-" + function + "-" + metric;
  }
}

package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.TopicArn;
import io.github.ddbbackup.plan.BackupAlarms;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Resource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Alarms of deployments, over the wire to the loopback account. */
@ExtendWith(ScenarioExtension.class)
class AlarmsTest {

  private final Scenario scenario;
  private ContinuousBackup backup;
  private String topic;

  AlarmsTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @BeforeEach
  void start() {
    topic = "arn:aws:sns:" + scenario.config().region() + ":123456789012:alarms";
    backup = scenario.backup(withTopic(), scenario.calls).build();
  }

  @AfterEach
  void stop() {
    backup.close();
  }

  @Test
  void areMadeWithADeploymentAndKept() {
    assertThat(deploy(backup).failure()).isEmpty();

    assertThat(alarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactlyInAnyOrderElementsOf(BackupAlarms.names());
    assertThat(alarms()).allMatch(alarm -> alarm.alarmActions().equals(List.of(topic)));
    assertThat(alarm("DynamoDBBackup-DataFreshness").metrics().get(0).expression())
        .isEqualTo(
            "SELECT MAX(\"DeliveryToS3.DataFreshness\") "
                + "FROM SCHEMA(\"AWS/Firehose\", DeliveryStreamName)");
    assertThat(deploy(backup).changedAnything()).isFalse();
  }

  @Test
  void areBroughtInLineWhenTheyWereChanged() {
    deploy(backup);
    String name = "DynamoDBBackup-LambdaStreamToFirehose-IteratorAge";
    cloudWatch()
        .putMetricAlarm(
            r ->
                r.alarmName(name)
                    .namespace("AWS/Lambda")
                    .metricName("IteratorAge")
                    .dimensions(
                        Dimension.builder()
                            .name("FunctionName")
                            .value("LambdaStreamToFirehose")
                            .build())
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(9)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .threshold(5.0)
                    .actionsEnabled(false));

    assertThat(changes(deploy(backup))).containsExactly(Operation.UPDATE);

    assertThat(alarm(name).threshold()).isEqualTo(3_600_000);
    assertThat(alarm(name).actionsEnabled()).isTrue();
    assertThat(deploy(backup).changedAnything()).isFalse();
  }

  @Test
  void goWithTheTopicAndLeaveThoseOfOthers() {
    deploy(backup);
    cloudWatch()
        .putMetricAlarm(
            r ->
                r.alarmName("DynamoDBBackup-of-the-user")
                    .namespace("AWS/Lambda")
                    .metricName("Errors")
                    .statistic(Statistic.SUM)
                    .period(60)
                    .evaluationPeriods(1)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .threshold(0.0));
    try (ContinuousBackup without = scenario.backup()) {
      assertThat(changes(deploy(without))).hasSize(8).containsOnly(Operation.DELETE);
    }

    assertThat(alarms())
        .singleElement()
        .extracting(MetricAlarm::alarmName)
        .isEqualTo("DynamoDBBackup-of-the-user");
  }

  @Test
  void goWithTheInstallation() {
    deploy(backup);

    assertThat(backup.undeploy(Mode.APPLY).failure()).isEmpty();

    assertThat(alarms()).isEmpty();
  }

  private BackupConfig withTopic() {
    BackupConfig config = scenario.config();
    return BackupConfig.builder(
            config.region(),
            config.firehoseDeliveryBucket(),
            config.firehoseDeliveryRoleArn(),
            config.lambdaExecRoleArn())
        .alarmTopicArn(TopicArn.of(topic))
        .build();
  }

  private static InstallationResult deploy(ContinuousBackup by) {
    return by.deploy(FunctionArchive.of(Scenario.zip("code")), Mode.APPLY);
  }

  private static List<Operation> changes(InstallationResult result) {
    return result.changes().stream()
        .map(ChangeResult::change)
        .filter(change -> change.resource().kind() == Resource.Kind.ALARM && change.isChange())
        .map(change -> change.operation())
        .toList();
  }

  private List<MetricAlarm> alarms() {
    return cloudWatch().describeAlarms(r -> r.alarmNamePrefix("DynamoDBBackup-")).metricAlarms();
  }

  private MetricAlarm alarm(String name) {
    return alarms().stream().filter(a -> a.alarmName().equals(name)).findFirst().orElseThrow();
  }

  private CloudWatchClient cloudWatch() {
    return scenario.clients.cloudWatch();
  }
}

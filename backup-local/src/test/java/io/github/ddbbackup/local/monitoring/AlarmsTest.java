package io.github.ddbbackup.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.time.LocalClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

class AlarmsTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";

  private Door<MonitoringModule> door;
  private CloudWatchClient cloudWatch;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    door = new Door<>(LocalClock.system(), folder, MonitoringModule::new);
    cloudWatch = door.client(CloudWatchClient.builder());
  }

  @AfterEach
  void close() {
    cloudWatch.close();
    door.close();
  }

  @Test
  void describesAnAlarmAsItWasPut() {
    put("age", b -> b.dimensions(Dimension.builder().name("FunctionName").value("f").build()));

    MetricAlarm alarm = cloudWatch.describeAlarms(b -> b.alarmNames("age")).metricAlarms().get(0);

    assertThat(alarm.alarmArn()).isEqualTo("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:age");
    assertThat(alarm.threshold()).isEqualTo(3_600_000.5);
    assertThat(alarm.period()).isEqualTo(60);
    assertThat(alarm.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
    assertThat(alarm.alarmActions()).containsExactly(TOPIC);
    assertThat(alarm.okActions()).isEmpty();
    assertThat(alarm.dimensions()).extracting(Dimension::value).containsExactly("f");
    assertThat(alarm.actionsEnabled()).isTrue();
    assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm.alarmConfigurationUpdatedTimestamp())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
  }

  @Test
  void listsByPrefixPageByPageAndDeletes() {
    for (int i = 0; i < 5; i++) {
      put("many-" + i, b -> {});
    }
    put("other", b -> {});

    assertThat(
            cloudWatch
                .describeAlarmsPaginator(b -> b.alarmNamePrefix("many-").maxRecords(2))
                .metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("many-0", "many-1", "many-2", "many-3", "many-4");
    assertThat(cloudWatch.describeAlarms(b -> b.actionPrefix(TOPIC)).metricAlarms()).hasSize(6);

    cloudWatch.deleteAlarms(b -> b.alarmNames("many-0", "not-there", "many-3"));

    assertThat(cloudWatch.describeAlarms().metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("many-1", "many-2", "many-4", "other");
  }

  @Test
  void keepsTagsThatAnUpdateDoesNotTouch() {
    Tag first = Tag.builder().key("a").value("1").build();
    Tag second = Tag.builder().key("b").value("2").build();
    put("tagged", b -> b.tags(first));
    String arn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:tagged";
    put("tagged", b -> b.tags(second).threshold(7.0));
    assertThat(cloudWatch.listTagsForResource(b -> b.resourceARN(arn)).tags())
        .containsExactly(first);

    cloudWatch.tagResource(b -> b.resourceARN(arn).tags(second));
    cloudWatch.untagResource(b -> b.resourceARN(arn).tagKeys("a"));

    assertThat(cloudWatch.listTagsForResource(b -> b.resourceARN(arn)).tags())
        .containsExactly(second);
    assertThat(cloudWatch.describeAlarms().metricAlarms().get(0).threshold()).isEqualTo(7.0);
    assertThatThrownBy(() -> cloudWatch.listTagsForResource(b -> b.resourceARN(arn + "x")))
        .isInstanceOf(
            software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException.class);
  }

  @Test
  void refusesWhatCloudWatchRefuses() {
    refuses(b -> b.period(45), "ValidationError", "multiple of 60");
    refuses(b -> b.period(3_000).evaluationPeriods(40), "ValidationError", "a day");
    refuses(b -> b.datapointsToAlarm(9), "ValidationError", "DatapointsToAlarm");
    refuses(b -> b.extendedStatistic("p99"), "InvalidParameterCombination", "Exactly one");
    refuses(b -> b.treatMissingData("hope"), "ValidationError", "treatMissingData");
    refuses(b -> b.namespace(":x"), "ValidationError", "namespace");
    refuses(b -> b.alarmActions("me"), "ValidationError", "Invalid arn syntax");
    refuses(b -> b.threshold(null), "ValidationError", "threshold");
    assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
    assertThatThrownBy(() -> cloudWatch.getDashboard(b -> b.dashboardName("d")))
        .hasMessageContaining("monitoring:GetDashboard is not emulated");
  }

  @Test
  void failsAsFaultsSay() {
    door.faults().switchOn(FaultRule.next(1, FaultKind.THROTTLE, "monitoring", "DescribeAlarms"));

    assertThatThrownBy(() -> cloudWatch.describeAlarms())
        .isInstanceOfSatisfying(
            CloudWatchException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
  }

  /** As clients of some years ago speak. */
  @Test
  void takesForms() throws Exception {
    String put =
        form(
            "Action=PutMetricAlarm&Version=2010-08-01&AlarmName=form&Period=60&EvaluationPeriods=1"
                + "&Threshold=1.5&MetricName=m&Namespace=n&Statistic=Sum"
                + "&ComparisonOperator=LessThanThreshold&AlarmActions.member.1="
                + TOPIC
                + "&Dimensions.member.1.Name=d&Dimensions.member.1.Value=v");
    String described = form("Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=form");
    String failed = form("Action=ListTagsForResource&Version=2010-08-01&ResourceARN=arn:none");

    assertThat(put).contains("<PutMetricAlarmResponse ");
    assertThat(described)
        .contains(
            "<DescribeAlarmsResult><MetricAlarms><member><AlarmName>form</AlarmName>",
            "<Threshold>1.5</Threshold>",
            "<AlarmActions><member>" + TOPIC + "</member></AlarmActions>",
            "<Dimensions><member><Name>d</Name><Value>v</Value></member></Dimensions>")
        .containsPattern("<StateUpdatedTimestamp>[0-9-]+T[0-9:.]+Z</StateUpdatedTimestamp>");
    assertThat(failed).contains("<Code>ResourceNotFoundException</Code>");
  }

  private String form(String body) throws IOException, InterruptedException {
    String credential = "AWS4-HMAC-SHA256 Credential=k/20260101/eu-west-1/monitoring/aws4_request";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(door.endpoint() + "/"))
            .header("Authorization", credential)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void refuses(
      Consumer<PutMetricAlarmRequest.Builder> change, String code, String message) {
    assertThatThrownBy(() -> put("refused", change))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).startsWith(code);
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  private void put(String name, Consumer<PutMetricAlarmRequest.Builder> change) {
    PutMetricAlarmRequest.Builder request =
        PutMetricAlarmRequest.builder()
            .alarmName(name)
            .namespace("AWS/Lambda")
            .metricName("IteratorAge")
            .statistic(Statistic.MAXIMUM)
            .period(60)
            .evaluationPeriods(5)
            .threshold(3_600_000.5)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .alarmActions(TOPIC);
    change.accept(request);
    cloudWatch.putMetricAlarm(request.build());
  }
}

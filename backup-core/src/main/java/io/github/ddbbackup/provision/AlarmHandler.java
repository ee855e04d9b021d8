package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.Alarm;
import io.github.ddbbackup.plan.Alarm.FunctionMetric;
import io.github.ddbbackup.plan.Alarm.Query;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Makes, changes and removes alarms. */
final class AlarmHandler implements ResourceHandler<Deployment> {

  private static final String FUNCTION = "FunctionName";

  private final AwsClients clients;
  private final List<Alarm> alarms;

  /**
   * Makes a handler.
   *
   * @param clients the account
   * @param alarms what should be
   */
  AlarmHandler(AwsClients clients, List<Alarm> alarms) {
    this.clients = clients;
    this.alarms = List.copyOf(alarms);
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    String name = change.resource().name();
    if (change.operation() == Operation.DELETE) {
      new AwsCall("cloudwatch:DeleteAlarms", "alarm " + name)
          .answer(() -> clients.cloudWatch().deleteAlarms(r -> r.alarmNames(name)));
    } else {
      Alarm alarm = alarms.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
      new AwsCall("cloudwatch:PutMetricAlarm", "alarm " + name)
          .answer(() -> clients.cloudWatch().putMetricAlarm(request(alarm)));
    }
    return change.resource();
  }

  private static PutMetricAlarmRequest request(Alarm alarm) {
    PutMetricAlarmRequest.Builder request =
        PutMetricAlarmRequest.builder()
            .alarmName(alarm.name())
            .alarmDescription(alarm.description())
            .actionsEnabled(true)
            .alarmActions(alarm.topic())
            .comparisonOperator(alarm.comparison())
            .threshold(alarm.threshold())
            .evaluationPeriods(alarm.periods())
            .treatMissingData(Alarm.MISSING_DATA);
    if (alarm.source() instanceof Query query) {
      request.metrics(
          MetricDataQuery.builder()
              .id("q1")
              .expression(query.text())
              .period(Alarm.PERIOD_IN_SECONDS)
              .returnData(true)
              .build());
    } else if (alarm.source() instanceof FunctionMetric metric) {
      request
          .namespace(FunctionMetric.NAMESPACE)
          .metricName(metric.metric())
          .dimensions(Dimension.builder().name(FUNCTION).value(metric.function()).build())
          .statistic(metric.statistic())
          .period(Alarm.PERIOD_IN_SECONDS);
    }
    return request.build();
  }
}

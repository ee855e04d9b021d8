package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.Alarm;
import io.github.ddbbackup.plan.Alarm.FunctionMetric;
import io.github.ddbbackup.plan.BackupAlarms;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Reads the alarms of this system. Changes nothing. */
final class AlarmReader {

  private final AwsClients clients;

  AlarmReader(AwsClients clients) {
    this.clients = clients;
  }

  /** Their settings as {@link Alarm#fields()} has them, by name. */
  Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> alarms = new HashMap<>();
    new AwsCall("cloudwatch:DescribeAlarms", "the alarms " + BackupAlarms.PREFIX + "-*")
        .answer(
            () ->
                clients
                    .cloudWatch()
                    .describeAlarmsPaginator(
                        r ->
                            r.alarmNamePrefix(BackupAlarms.PREFIX + "-")
                                .alarmTypes(AlarmType.METRIC_ALARM))
                    .metricAlarms()
                    .stream()
                    .filter(alarm -> BackupAlarms.names().contains(alarm.alarmName()))
                    .toList())
        .forEach(alarm -> alarms.put(alarm.alarmName(), fields(alarm)));
    return alarms;
  }

  private static Map<String, String> fields(MetricAlarm alarm) {
    boolean query = alarm.hasMetrics() && alarm.metrics().size() == 1;
    Integer period = query ? alarm.metrics().get(0).period() : alarm.period();
    return Alarm.fields(
        text(alarm.alarmDescription()),
        Boolean.TRUE.equals(alarm.actionsEnabled()) ? String.join(", ", alarm.alarmActions()) : "",
        query ? text(alarm.metrics().get(0).expression()) : metric(alarm),
        alarm.comparisonOperatorAsString() + " " + alarm.threshold(),
        period == null ? 0 : period,
        alarm.evaluationPeriods(),
        text(alarm.treatMissingData()));
  }

  private static String metric(MetricAlarm alarm) {
    String dimensions =
        alarm.dimensions().stream().map(d -> text(d.value())).collect(Collectors.joining(", "));
    return FunctionMetric.NAMESPACE.equals(alarm.namespace())
        ? new FunctionMetric(dimensions, text(alarm.metricName()), text(alarm.statisticAsString()))
            .text()
        : text(alarm.namespace()) + " " + text(alarm.metricName());
  }

  private static String text(String valueOrNull) {
    return valueOrNull == null ? "" : valueOrNull;
  }
}

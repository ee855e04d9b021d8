package io.github.ddbbackup.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Page;
import io.github.ddbbackup.local.http.PageRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The calls about alarms themselves. */
final class AlarmCalls {
  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 100;
  private static final List<String> SETTINGS =
      List.of(
          "AlarmName",
          "AlarmDescription",
          "MetricName",
          "Namespace",
          "Statistic",
          "ExtendedStatistic",
          "Period",
          "Unit",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData",
          "EvaluateLowSampleCountPercentile",
          "Metrics",
          "ThresholdMetricId");

  private final Alarms alarms;
  private final InstantSource clock;

  AlarmCalls(Alarms alarms, InstantSource clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  /** PutMetricAlarm. */
  ObjectNode put(String region, ObjectNode body) {
    AlarmChecks.check(body);
    TagCalls.check(body.path("Tags"));
    String name = body.path("AlarmName").asText();
    alarms.put(
        region, name, before -> Optional.of(described(alarms.arn(region, name), body, before)));
    return Json.object();
  }

  /** DescribeAlarms. */
  ObjectNode describe(String region, ObjectNode body) {
    Checks.of(body)
        .items("AlarmNames", 0, 100)
        .length("AlarmNamePrefix", 1, 255)
        .length("ActionPrefix", 1, 1024)
        .oneOf("StateValue", "OK", "ALARM", "INSUFFICIENT_DATA")
        .range("MaxRecords", 1, LARGEST_PAGE)
        .orThrow(AlarmChecks.CODE);
    if (!body.path("AlarmNames").isEmpty() && body.has("AlarmNamePrefix")) {
      throw AlarmErrors.combination(
          "The parameters AlarmNames and AlarmNamePrefix can't be given both");
    }
    Predicate<ObjectNode> wanted = wanted(body);
    Page<ObjectNode> page =
        PageRequest.of(
                Json.text(body, "NextToken"),
                body.path("MaxRecords").asInt(DEFAULT_PAGE),
                AlarmErrors::nextToken)
            .of(
                alarms.all(region).stream().filter(wanted).toList(),
                alarm -> alarm.path("AlarmName").asText());
    ObjectNode answer =
        page.answer("MetricAlarms", "NextToken", alarm -> alarm.without(Alarms.TAGS));
    answer.putArray("CompositeAlarms");
    return answer;
  }

  /** DeleteAlarms. */
  ObjectNode delete(String region, ObjectNode body) {
    Checks.of(body).required("AlarmNames").items("AlarmNames", 0, 100).orThrow(AlarmChecks.CODE);
    alarms.remove(region, texts(body.path("AlarmNames")));
    return Json.object();
  }

  private ObjectNode described(String arn, ObjectNode body, Optional<ObjectNode> before) {
    double now = clock.instant().toEpochMilli() / 1000.0;
    ObjectNode alarm = Json.object();
    for (String member : SETTINGS) {
      Optional.ofNullable(body.get(member)).ifPresent(value -> alarm.set(member, value));
    }
    alarm
        .put("AlarmArn", arn)
        .put("ActionsEnabled", body.path("ActionsEnabled").asBoolean(true))
        .put("AlarmConfigurationUpdatedTimestamp", now);
    for (String list : AlarmChecks.ACTIONS) {
      alarm.set(list, body.has(list) ? body.get(list) : Json.array());
    }
    if (!alarm.has("Metrics")) {
      alarm.set("Dimensions", body.has("Dimensions") ? body.get("Dimensions") : Json.array());
    }
    ObjectNode state = before.orElseGet(() -> unchecked(now, body.path("Tags")));
    for (String member :
        List.of(
            "StateValue",
            "StateReason",
            "StateUpdatedTimestamp",
            "StateTransitionedTimestamp",
            Alarms.TAGS)) {
      alarm.set(member, state.get(member));
    }
    return alarm;
  }

  /** No metric reaches an alarm here, so that it stays as it is made. */
  private static ObjectNode unchecked(double now, JsonNode tags) {
    ObjectNode state =
        Json.object()
            .put("StateValue", "INSUFFICIENT_DATA")
            .put("StateReason", "Unchecked: Initial alarm creation")
            .put("StateUpdatedTimestamp", now)
            .put("StateTransitionedTimestamp", now);
    TagCalls.add(state.putObject(Alarms.TAGS), tags);
    return state;
  }

  private static Predicate<ObjectNode> wanted(ObjectNode body) {
    List<String> names = texts(body.path("AlarmNames"));
    List<String> types = texts(body.path("AlarmTypes"));
    String prefix = body.path("AlarmNamePrefix").asText();
    String action = body.path("ActionPrefix").asText();
    String state = body.path("StateValue").asText();
    return alarm ->
        (types.isEmpty() || types.contains("MetricAlarm"))
            && (names.isEmpty() || names.contains(alarm.path("AlarmName").asText()))
            && alarm.path("AlarmName").asText().startsWith(prefix)
            && (state.isEmpty() || alarm.path("StateValue").asText().equals(state))
            && (action.isEmpty() || acts(alarm, action));
  }

  private static boolean acts(ObjectNode alarm, String prefix) {
    return AlarmChecks.ACTIONS.stream()
        .flatMap(list -> texts(alarm.path(list)).stream())
        .anyMatch(arn -> arn.startsWith(prefix));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}

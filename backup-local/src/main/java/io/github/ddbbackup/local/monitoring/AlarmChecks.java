package io.github.ddbbackup.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import java.util.List;
import java.util.Set;

/**
 * What CloudWatch checks of an alarm that is to be put.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
final class AlarmChecks {
  static final String CODE = "ValidationError";
  static final List<String> ACTIONS =
      List.of("OKActions", "AlarmActions", "InsufficientDataActions");

  private static final String[] STATISTICS = {
    "SampleCount", "Average", "Sum", "Minimum", "Maximum"
  };
  private static final String[] COMPARISONS = {
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
    "LessThanLowerOrGreaterThanUpperThreshold",
    "LessThanLowerThreshold",
    "GreaterThanUpperThreshold"
  };
  private static final String[] MISSING_DATA = {"breaching", "notBreaching", "ignore", "missing"};
  private static final List<String> OF_ONE_METRIC =
      List.of(
          "MetricName",
          "Namespace",
          "Dimensions",
          "Period",
          "Unit",
          "Statistic",
          "ExtendedStatistic");
  private static final Set<Integer> SHORT_PERIODS = Set.of(10, 20, 30);
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;
  private static final int DAY = 86_400;
  private static final int WEEK = 604_800;

  private AlarmChecks() {}

  static void check(ObjectNode alarm) {
    if (alarm.has("EvaluationCriteria")) {
      throw AlarmErrors.validation("EvaluationCriteria is not emulated by this loopback account");
    }
    Checks checks =
        Checks.of(alarm)
            .required("AlarmName", "EvaluationPeriods", "ComparisonOperator")
            .length("AlarmName", 1, 255)
            .length("AlarmDescription", 0, 1024)
            .bool("ActionsEnabled")
            .oneOf("Statistic", STATISTICS)
            .oneOf("ComparisonOperator", COMPARISONS)
            .oneOf("TreatMissingData", MISSING_DATA)
            .length("MetricName", 1, 255)
            .length("Namespace", 1, 255)
            .pattern("Namespace", "[^:].*")
            .range("Period", 1, Integer.MAX_VALUE)
            .range("EvaluationPeriods", 1, Integer.MAX_VALUE)
            .range("DatapointsToAlarm", 1, Integer.MAX_VALUE)
            .items("Dimensions", 0, 30);
    ACTIONS.forEach(list -> checks.items(list, 0, 5));
    checks.orThrow(CODE);
    checkLists(alarm);
    if (alarm.has("Metrics")) {
      checkMath(alarm);
    } else {
      checkMetric(alarm);
    }
    int periods = alarm.path("EvaluationPeriods").asInt();
    if (alarm.path("DatapointsToAlarm").asInt(periods) > periods) {
      throw AlarmErrors.validation(
          "DatapointsToAlarm must be less than or equal to EvaluationPeriods");
    }
  }

  private static void checkLists(ObjectNode alarm) {
    for (JsonNode dimension : alarm.path("Dimensions")) {
      Checks.of(dimension)
          .required("Name", "Value")
          .length("Name", 1, 255)
          .length("Value", 1, 1024)
          .orThrow(CODE);
    }
    for (String list : ACTIONS) {
      for (JsonNode action : alarm.path(list)) {
        if (!action.asText().matches("arn:aws[a-z-]*:[a-z0-9-]+:.{1,1000}")) {
          throw AlarmErrors.validation("Invalid arn syntax: " + action.asText());
        }
      }
    }
  }

  private static void checkMetric(ObjectNode alarm) {
    Checks.of(alarm).required("MetricName", "Namespace", "Period", "Threshold").orThrow(CODE);
    if (alarm.has("Statistic") == alarm.has("ExtendedStatistic")) {
      throw AlarmErrors.combination("Exactly one of Statistic and ExtendedStatistic must be given");
    }
    if (alarm.has("ExtendedStatistic")
        && !alarm
            .path("ExtendedStatistic")
            .asText()
            .matches(
                "(p|tm|tc|ts|wm)\\d{1,3}(\\.\\d{1,10})?" + "|(PR|TM|TC|TS|WM|IQM)(\\(.+\\))?")) {
      throw AlarmErrors.value("The value for the ExtendedStatistic parameter is not valid");
    }
    int period = alarm.path("Period").asInt();
    if (!SHORT_PERIODS.contains(period) && period % MINUTE != 0) {
      throw AlarmErrors.validation("Metric Period must be 10, 20, 30 or a multiple of 60");
    }
    long all = (long) period * alarm.path("EvaluationPeriods").asInt();
    if (all > (period < HOUR ? DAY : WEEK)) {
      throw AlarmErrors.validation(
          "Metrics cannot be checked across more than "
              + (period < HOUR ? "a day" : "seven days")
              + " (EvaluationPeriods * Period must be <= "
              + (period < HOUR ? DAY : WEEK)
              + ").");
    }
  }

  private static void checkMath(ObjectNode alarm) {
    for (String member : OF_ONE_METRIC) {
      if (alarm.has(member)) {
        throw AlarmErrors.combination("Metrics and " + member + " can't be given both");
      }
    }
    int returned = 0;
    for (JsonNode metric : alarm.path("Metrics")) {
      Checks.of(metric)
          .required("Id")
          .pattern("Id", "[a-z][a-zA-Z0-9_]{0,254}")
          .length("Expression", 1, 2048)
          .orThrow(CODE);
      if (metric.has("MetricStat") == metric.has("Expression")) {
        throw AlarmErrors.validation(
            "Exactly one of MetricStat and Expression must be given: "
                + metric.path("Id").asText());
      }
      returned += metric.path("ReturnData").asBoolean(true) ? 1 : 0;
    }
    if (returned != 1) {
      throw AlarmErrors.validation("Exactly one element of the metrics list should return data.");
    }
  }
}

package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudWatch alarm, see <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">
 * PutMetricAlarm</a>. Where there is nothing to measure, all is well.
 *
 * @param name its name
 * @param description what it means and what to do
 * @param topic the ARN of the topic that is told
 * @param source what it watches
 * @param above whether it goes off above the threshold or below it
 * @param threshold the value at which all is still well
 * @param periods how many periods of five minutes in a row must be bad
 */
public record Alarm(
    String name,
    String description,
    String topic,
    Source source,
    boolean above,
    double threshold,
    int periods) {

  /** The length of a period in seconds. */
  public static final int PERIOD_IN_SECONDS = 300;

  /** What CloudWatch makes of periods without data. */
  public static final String MISSING_DATA = "notBreaching";

  /** What an alarm watches. */
  public sealed interface Source {

    /**
     * The source as one text, for comparing and showing it.
     *
     * @return equal for equal sources
     */
    String text();
  }

  /**
   * A metric of a Lambda function.
   *
   * @param function the function's name
   * @param metric the metric's name
   * @param statistic what is taken of a period's values
   */
  public record FunctionMetric(String function, String metric, String statistic) implements Source {

    /** Where Lambda puts its metrics. */
    public static final String NAMESPACE = "AWS/Lambda";

    /** Checks that nothing is null. */
    public FunctionMetric {
      requireNonNull(function);
      requireNonNull(metric);
      requireNonNull(statistic);
    }

    @Override
    public String text() {
      return "%s %s of %s, %s".formatted(NAMESPACE, metric, function, statistic);
    }
  }

  /**
   * A query of Metrics Insights.
   *
   * @param text the query
   */
  public record Query(String text) implements Source {

    /** Checks that nothing is null. */
    public Query {
      requireNonNull(text);
    }
  }

  /** Checks that nothing is null. */
  public Alarm {
    requireNonNull(name);
    requireNonNull(description);
    requireNonNull(topic);
    requireNonNull(source);
  }

  /**
   * How the value is compared with the threshold.
   *
   * @return the comparison in CloudWatch's own words
   */
  public String comparison() {
    return above ? "GreaterThanThreshold" : "LessThanThreshold";
  }

  /**
   * The settings by name, for comparing and showing them.
   *
   * @return names in plain words and values as text
   */
  public Map<String, String> fields() {
    return fields(
        description,
        topic,
        source.text(),
        comparison() + " " + threshold,
        PERIOD_IN_SECONDS,
        periods,
        MISSING_DATA);
  }

  /**
   * The settings of any alarm by name.
   *
   * @param description its description
   * @param topic what it calls
   * @param watches what it watches
   * @param condition when it goes off
   * @param periodInSeconds the length of a period
   * @param periods how many periods it looks at
   * @param missing what it makes of periods without data
   * @return names in plain words and values as text
   */
  public static Map<String, String> fields(
      String description,
      String topic,
      String watches,
      String condition,
      int periodInSeconds,
      int periods,
      String missing) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("description", description);
    fields.put("topic", topic);
    fields.put("watches", watches);
    fields.put("condition", condition);
    fields.put("period in seconds", Integer.toString(periodInSeconds));
    fields.put("periods", Integer.toString(periods));
    fields.put("missing data", missing);
    return fields;
  }
}

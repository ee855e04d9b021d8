package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How Lambda reads a table's stream, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">
 * CreateEventSourceMapping</a>.
 *
 * @param batchSize the most changes that one invocation gets, 1 to 10,000
 * @param batchingWindowInSeconds how long Lambda gathers changes before it invokes, 0 to 300
 * @param parallelizationFactor how many batches of a shard are forwarded at once, 1 to 10
 * @param reportBatchItemFailures whether the function's answer can name what was not taken
 * @param bisectOnError whether a failing batch is tried again in halves
 * @param maximumRetries how often a failing batch is tried again; -1 until the changes expire
 * @param maximumRecordAgeInSeconds the age at which a change is given up; -1 for never
 * @param onFailure the ARN of what keeps a batch that is given up, for example because it expired;
 *     empty for none
 */
public record MappingSettings(
    int batchSize,
    int batchingWindowInSeconds,
    int parallelizationFactor,
    boolean reportBatchItemFailures,
    boolean bisectOnError,
    int maximumRetries,
    int maximumRecordAgeInSeconds,
    Optional<String> onFailure) {

  /** The name of the field that says whether the function's answer is heeded. */
  public static final String REPORT_BATCH_ITEM_FAILURES = "report batch item failures";

  /** The name of the field that says how often a failing batch is tried again. */
  public static final String MAXIMUM_RETRIES = "maximum retries";

  /** The name of the field that says at what age a change is given up. */
  public static final String MAXIMUM_RECORD_AGE = "maximum record age in seconds";

  private static final String ON_FAILURE = "on-failure destination";

  private static final int WITHOUT_LIMIT = -1;

  /** Above this batch size Lambda asks for a batching window of at least a second. */
  private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;

  /** Checks that nothing is null. */
  public MappingSettings {
    requireNonNull(onFailure);
  }

  /**
   * The settings with which nothing is lost as long as the stream keeps the changes, and what
   * expires all the same is kept whole in the bucket, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">Retain
   * discarded records</a>.
   *
   * @param batchSize the most changes that one invocation gets
   * @param parallelizationFactor how many batches of a shard are forwarded at once, 1 to 10
   * @param bucketArn the ARN of the bucket that takes the backups
   * @return the settings
   */
  public static MappingSettings lossless(
      int batchSize, int parallelizationFactor, String bucketArn) {
    int window = batchSize > LARGEST_BATCH_WITHOUT_WINDOW ? 1 : 0;
    return new MappingSettings(
        batchSize,
        window,
        parallelizationFactor,
        true,
        true,
        WITHOUT_LIMIT,
        WITHOUT_LIMIT,
        Optional.of(bucketArn));
  }

  /**
   * The settings by name, for comparing and showing them.
   *
   * @return names in plain words and values as text
   */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("batch size", Integer.toString(batchSize));
    fields.put("batching window in seconds", Integer.toString(batchingWindowInSeconds));
    fields.put("parallelization factor", Integer.toString(parallelizationFactor));
    fields.put(REPORT_BATCH_ITEM_FAILURES, Boolean.toString(reportBatchItemFailures));
    fields.put("bisect on error", Boolean.toString(bisectOnError));
    fields.put(MAXIMUM_RETRIES, Integer.toString(maximumRetries));
    fields.put(MAXIMUM_RECORD_AGE, Integer.toString(maximumRecordAgeInSeconds));
    fields.put(ON_FAILURE, onFailure.orElse("none"));
    return fields;
  }
}

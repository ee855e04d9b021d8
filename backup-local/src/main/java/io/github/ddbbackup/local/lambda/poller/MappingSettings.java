package io.github.ddbbackup.local.lambda.poller;

import java.time.Duration;
import java.util.Optional;

/**
 * An event source mapping from a DynamoDB stream to a function, as the poller needs it; the members
 * mean what the <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">API</a>
 * says.
 *
 * @param region of the mapping
 * @param uuid of the mapping
 * @param eventSourceArn of the stream
 * @param functionArn with or without a version or an alias
 * @param startingPosition {@code TRIM_HORIZON} or {@code LATEST}
 * @param batchSize 1 to 10,000
 * @param batchingWindow 0 to 300 s
 * @param parallelizationFactor 1 to 10
 * @param maximumRetryAttempts 0 to 10,000, or -1 until the record expires
 * @param maximumRecordAgeInSeconds 60 to 604,800, or -1 until the record expires
 * @param bisectBatchOnFunctionError whether a batch that fails is halved
 * @param reportBatchItemFailures whether the function's answer names what failed
 * @param onFailureArn where discarded batches are reported: a bucket's ARN
 */
public record MappingSettings(
    String region,
    String uuid,
    String eventSourceArn,
    String functionArn,
    String startingPosition,
    int batchSize,
    Duration batchingWindow,
    int parallelizationFactor,
    int maximumRetryAttempts,
    int maximumRecordAgeInSeconds,
    boolean bisectBatchOnFunctionError,
    boolean reportBatchItemFailures,
    Optional<String> onFailureArn) {}

package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the batches that a mapping gave up as <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">Lambda
 * does</a>: whole, as an object of S3. Other destinations are named in the log.
 */
final class FailureDestination {
  private static final Logger LOG = LoggerFactory.getLogger(FailureDestination.class);
  private static final String S3 = "arn:aws:s3:::";
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ObjectStore objects;
  private final MappingIdentity mapping;

  FailureDestination(ObjectStore objects, MappingIdentity mapping) {
    this.objects = objects;
    this.mapping = mapping;
  }

  /**
   * Keeps a batch.
   *
   * @param destination an ARN
   * @param condition why it was given up
   * @param id of the object
   */
  void keep(
      String destination, String shardId, Batch batch, String condition, Instant now, UUID id) {
    if (!destination.startsWith(S3)) {
      LOG.warn("{} gets nothing in this loopback account; lost {}", destination, condition);
      return;
    }
    String key =
        "aws/lambda/"
            + mapping.uuid()
            + "/"
            + shardId
            + "/"
            + FOLDER.format(now)
            + NAME.format(now)
            + "-"
            + id;
    byte[] record =
        record(shardId, batch, condition, now).toString().getBytes(StandardCharsets.UTF_8);
    try {
      objects.put(
          destination.substring(S3.length()),
          key,
          record,
          Map.of("Content-Type", "application/json"));
    } catch (ApiException e) {
      LOG.warn("{} does not take a batch that was given up: {}", destination, e.getMessage());
    }
  }

  private ObjectNode record(String shardId, Batch batch, String condition, Instant now) {
    ObjectNode record = Json.object();
    record
        .putObject("requestContext")
        .put("functionArn", mapping.functionArn())
        .put("condition", condition)
        .put("approximateInvokeCount", batch.failures());
    record.put("version", "1.0").put("timestamp", now.toString());
    record
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shardId)
        .put("startSequenceNumber", batch.first().sequenceNumber())
        .put("endSequenceNumber", batch.last().sequenceNumber())
        .put("approximateArrivalOfFirstRecord", batch.first().created().toString())
        .put("approximateArrivalOfLastRecord", batch.last().created().toString())
        .put("batchSize", batch.records().size())
        .put("streamArn", mapping.streamArn());
    return record.put("payload", new String(batch.event(), StandardCharsets.UTF_8));
  }
}

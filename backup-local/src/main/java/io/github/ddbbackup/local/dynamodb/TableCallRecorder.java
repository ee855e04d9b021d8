package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.event.CloudTrailEvent;
import io.github.ddbbackup.local.event.TableEvents;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/**
 * Reports the calls that make, change and delete tables as CloudTrail does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html">Logging
 *     DynamoDB operations by using CloudTrail</a>
 */
final class TableCallRecorder {
  private static final Set<String> RECORDED =
      Set.of(
          "CreateTable",
          "DeleteTable",
          "UpdateTable",
          "UpdateTimeToLive",
          "UpdateContinuousBackups",
          "RestoreTableFromBackup",
          "RestoreTableToPointInTime",
          "ImportTable",
          "CreateGlobalTable",
          "UpdateGlobalTable",
          "TagResource",
          "UntagResource");

  private final String account;
  private final InstantSource clock;
  private final TableEvents events;

  TableCallRecorder(String account, InstantSource clock, TableEvents events) {
    this.account = account;
    this.clock = clock;
    this.events = events;
  }

  /** Whether calls of this operation are reported. */
  boolean records(String operation) {
    return RECORDED.contains(operation);
  }

  /** Reports a call that passed. */
  void passed(ApiRequest request, String operation, JsonNode parameters, JsonNode answer) {
    ObjectNode detail = detail(request, operation, parameters);
    detail.set("responseElements", CloudTrailNames.lowerCamel(answer));
    send(request.region(), detail);
  }

  /** Reports a call that failed. */
  void failed(ApiRequest request, String operation, JsonNode parameters, ApiException error) {
    ObjectNode detail = detail(request, operation, parameters);
    detail.put("errorCode", error.code()).put("errorMessage", error.getMessage());
    detail.set("responseElements", NullNode.instance);
    send(request.region(), detail);
  }

  private ObjectNode detail(ApiRequest request, String operation, JsonNode parameters) {
    ObjectNode detail = Json.object();
    detail.put("eventVersion", "1.08");
    detail
        .putObject("userIdentity")
        .put("type", "Root")
        .put("principalId", account)
        .put("arn", "arn:aws:iam::" + account + ":root")
        .put("accountId", account);
    detail
        .put("eventTime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("eventSource", "dynamodb.amazonaws.com")
        .put("eventName", operation)
        .put("awsRegion", request.region())
        .put("sourceIPAddress", "127.0.0.1")
        .put("userAgent", request.header("user-agent").orElse("unknown"));
    detail.set("requestParameters", CloudTrailNames.lowerCamel(parameters));
    detail
        .put("requestID", UUID.randomUUID().toString())
        .put("eventID", UUID.randomUUID().toString())
        .put("readOnly", false)
        .put("eventType", "AwsApiCall")
        .put("apiVersion", "2012-08-10")
        .put("managementEvent", true)
        .put("recipientAccountId", account)
        .put("eventCategory", "Management");
    return detail;
  }

  private void send(String region, ObjectNode detail) {
    Instant now = clock.instant();
    events.tableCall(
        new CloudTrailEvent(
            UUID.randomUUID().toString(), "aws.dynamodb", account, now, region, detail));
  }
}

package io.github.ddbbackup.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Cbor;
import io.github.ddbbackup.local.http.Forms;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request needs permission for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 *     resources and condition keys for AWS services</a>
 */
final class IamActions {
  private static final String ANY = "*";

  private final String account;

  IamActions(String account) {
    this.account = account;
  }

  List<Use> of(String service, String operation, ApiRequest request) {
    return switch (service) {
      case "dynamodb" -> new DynamoDbActions(account).of(operation, request);
      case "firehose" -> firehose(operation, request.region(), json(request));
      case "lambda" -> new LambdaActions(account).of(operation, request);
      case "events" -> events(operation, request.region(), json(request));
      case "logs" -> List.of(new Use("logs:" + operation, logs(request.region(), json(request))));
      case "monitoring" -> alarms(operation, request);
      case "iam" -> iam(operation, Forms.members(request));
      case "s3" -> S3Actions.of(request);
      // Whoever has credentials may ask who he is.
      case "sts" -> List.of();
      default -> List.of(new Use(service + ":" + operation, ANY));
    };
  }

  private List<Use> firehose(String operation, String region, JsonNode body) {
    String stream =
        text(body, "DeliveryStreamName")
            .map(name -> arn("firehose", region, "deliverystream/" + name))
            .orElse(ANY);
    List<Use> uses = new ArrayList<>();
    uses.add(new Use("firehose:" + operation, stream));
    if (operation.equals("CreateDeliveryStream") && !body.path("Tags").isEmpty()) {
      uses.add(new Use("firehose:TagDeliveryStream", stream));
    }
    Stream.of(
            "ExtendedS3DestinationConfiguration",
            "S3DestinationConfiguration",
            "ExtendedS3DestinationUpdate",
            "S3DestinationUpdate")
        .flatMap(member -> text(body.path(member), "RoleARN").stream())
        .forEach(role -> uses.add(Use.passing(role, "firehose")));
    text(body.path("DeliveryStreamEncryptionConfigurationInput"), "KeyARN")
        .ifPresent(key -> uses.add(Use.granting(key)));
    return uses;
  }

  private List<Use> events(String operation, String region, JsonNode body) {
    List<Use> uses = new ArrayList<>();
    String rule =
        text(body, "ResourceARN")
            .or(
                () ->
                    text(body, "Rule")
                        .or(() -> text(body, "Name"))
                        .map(name -> arn("events", region, "rule/" + name)))
            .orElse(ANY);
    uses.add(new Use("events:" + operation, rule));
    if (operation.equals("PutRule") && !body.path("Tags").isEmpty()) {
      uses.add(new Use("events:TagResource", rule));
    }
    text(body, "RoleArn").ifPresent(role -> uses.add(Use.passing(role, "events")));
    for (JsonNode target : body.path("Targets")) {
      text(target, "RoleArn").ifPresent(role -> uses.add(Use.passing(role, "events")));
    }
    return uses;
  }

  /** As refusals of CloudWatch Logs name groups: with the streams in them. */
  private String logs(String region, JsonNode body) {
    return text(body, "logGroupName")
        .or(() -> text(body, "logGroupIdentifier"))
        .map(
            group ->
                arn("logs", region, "log-group:" + group)
                    + ":log-stream:"
                    + text(body, "logStreamName").orElse(""))
        .orElse(ANY);
  }

  private List<Use> alarms(String operation, ApiRequest request) {
    JsonNode body =
        request.path().startsWith("/service/")
            ? Cbor.body(request)
            : request.target().isPresent() ? json(request) : Forms.members(request);
    String prefix = arn("cloudwatch", request.region(), "alarm:");
    List<Use> uses = new ArrayList<>();
    text(body, "ResourceARN").ifPresent(arn -> uses.add(new Use("cloudwatch:" + operation, arn)));
    text(body, "AlarmName")
        .ifPresent(name -> uses.add(new Use("cloudwatch:" + operation, prefix + name)));
    body.path("AlarmNames")
        .forEach(name -> uses.add(new Use("cloudwatch:" + operation, prefix + name.asText())));
    if (uses.isEmpty()) {
      uses.add(new Use("cloudwatch:" + operation, prefix + ANY));
    }
    if (operation.equals("PutMetricAlarm") && !body.path("Tags").isEmpty()) {
      uses.add(new Use("cloudwatch:TagResource", uses.get(0).resource()));
    }
    return uses;
  }

  private List<Use> iam(String operation, JsonNode body) {
    String resource =
        text(body, "PolicySourceArn")
            .or(() -> text(body, "PolicyArn"))
            .or(
                () ->
                    text(body, "RoleName").map(name -> "arn:aws:iam::" + account + ":role/" + name))
            .orElse(ANY);
    return List.of(new Use("iam:" + operation, resource));
  }

  private String arn(String service, String region, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }

  private static Optional<String> text(JsonNode body, String member) {
    return Json.text(body, member);
  }

  /** What is no JSON is refused by the service later. */
  static JsonNode json(ApiRequest request) {
    try {
      return Json.body(request);
    } catch (ApiException e) {
      return Json.object();
    }
  }
}

package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The calls that make, show, change and delete delivery streams. */
final class StreamCalls {
  private static final int LIST_DEFAULT = 10;
  private static final String EXTENDED = "ExtendedS3DestinationConfiguration";
  private static final String PLAIN = "S3DestinationConfiguration";

  private final DeliveryStreams streams;
  private final FirehoseSettings settings;

  StreamCalls(DeliveryStreams streams, FirehoseSettings settings) {
    this.streams = streams;
    this.settings = settings;
  }

  ObjectNode create(String region, ObjectNode body) {
    checkCreate(body);
    String name = body.path("DeliveryStreamName").asText();
    Instant now = streams.now();
    Instant active = now.plus(settings.creating());
    StreamState state =
        StreamState.created(name, streams.arn(region, name), now, active, destination(body))
            .withTags(Tags.added(Map.of(), body));
    if (body.has("DeliveryStreamEncryptionConfigurationInput")) {
      Encryption encryption =
          Encryption.read(body.path("DeliveryStreamEncryptionConfigurationInput"), active);
      streams.checkKey(region, name, encryption);
      state = state.withEncryption(encryption);
    }
    streams.create(region, state);
    return Json.object().put("DeliveryStreamARN", state.arn());
  }

  ObjectNode describe(String region, ObjectNode body) {
    named(body)
        .range("Limit", 1, 10_000)
        .length("ExclusiveStartDestinationId", 1, 100)
        .pattern("ExclusiveStartDestinationId", "[a-zA-Z0-9-]+")
        .orThrow();
    StreamState state = streams.get(region, body.path("DeliveryStreamName").asText()).state();
    ObjectNode answer = Json.object();
    answer.set("DeliveryStreamDescription", Descriptions.of(state, streams.now()));
    return answer;
  }

  ObjectNode list(String region, ObjectNode body) {
    Checks.of(body)
        .range("Limit", 1, 10_000)
        .oneOf("DeliveryStreamType", Descriptions.TYPES)
        .length("ExclusiveStartDeliveryStreamName", 1, 64)
        .pattern("ExclusiveStartDeliveryStreamName", "[a-zA-Z0-9_.-]+")
        .orThrow();
    int limit = body.path("Limit").asInt(LIST_DEFAULT);
    String after = body.path("ExclusiveStartDeliveryStreamName").asText("");
    boolean ours = body.path("DeliveryStreamType").asText("DirectPut").equals("DirectPut");
    List<String> names =
        streams.in(region).stream()
            .map(StreamState::name)
            .filter(name -> ours && name.compareTo(after) > 0)
            .toList();
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("DeliveryStreamNames");
    names.stream().limit(limit).forEach(page::add);
    return answer.put("HasMoreDeliveryStreams", names.size() > limit);
  }

  ObjectNode update(String region, ObjectNode body) {
    Checks checks =
        named(body)
            .required("CurrentDeliveryStreamVersionId", "DestinationId")
            .length("CurrentDeliveryStreamVersionId", 1, 50)
            .pattern("CurrentDeliveryStreamVersionId", "[0-9]+")
            .length("DestinationId", 1, 100)
            .pattern("DestinationId", "[a-zA-Z0-9-]+");
    DestinationReader.check(checks, "ExtendedS3DestinationUpdate", true);
    DestinationReader.check(checks, "S3DestinationUpdate", true);
    checks.orThrow();
    JsonNode update = onlyDestination(body, "Update");
    streams.change(
        region, body.path("DeliveryStreamName").asText(), state -> updated(state, body, update));
    return Json.object();
  }

  ObjectNode delete(String region, ObjectNode body) {
    named(body).bool("AllowForceDelete").orThrow();
    String name = body.path("DeliveryStreamName").asText();
    StreamState state = streams.get(region, name).state();
    String status = state.status(streams.now());
    if (status.equals("CREATING")) {
      throw FirehoseErrors.inUse(
          "Firehose " + name + " is not in a state that allows deletion: CREATING");
    }
    if (status.equals("ACTIVE")) {
      streams.delete(region, name);
    }
    return Json.object();
  }

  /** Checks the member that names the delivery stream. */
  static Checks named(ObjectNode body) {
    return Checks.of(body)
        .required("DeliveryStreamName")
        .length("DeliveryStreamName", 1, 64)
        .pattern("DeliveryStreamName", "[a-zA-Z0-9_.-]+");
  }

  private StreamState updated(StreamState state, ObjectNode body, JsonNode update) {
    if (!state.status(streams.now()).equals("ACTIVE")) {
      throw FirehoseErrors.inUse("Firehose " + state.name() + " is not ACTIVE.");
    }
    if (!body.path("CurrentDeliveryStreamVersionId")
        .asText()
        .equals(Integer.toString(state.version()))) {
      throw FirehoseErrors.modified(
          "Cannot update firehose: "
              + state.name()
              + " since the current version id: "
              + state.version()
              + " and specified version id: "
              + body.path("CurrentDeliveryStreamVersionId").asText()
              + " do not match");
    }
    if (!body.path("DestinationId").asText().equals(S3Destination.ID)) {
      throw FirehoseErrors.invalid(
          "Destination Id " + body.path("DestinationId").asText() + " not found");
    }
    return state.withDestination(
        DestinationReader.update(state.destination(), update), streams.now());
  }

  private static void checkCreate(ObjectNode body) {
    Checks checks = named(body).oneOf("DeliveryStreamType", Descriptions.TYPES);
    checks.range("DirectPutSourceConfiguration.ThroughputHintInMBs", 1, 100);
    Encryption.check(checks, "DeliveryStreamEncryptionConfigurationInput");
    DestinationReader.check(checks, EXTENDED, false);
    DestinationReader.check(checks, PLAIN, false);
    checks.orThrow();
    Tags.check(body);
    if (!body.path("DeliveryStreamType").asText("DirectPut").equals("DirectPut")) {
      throw FirehoseErrors.notEmulated(
          "DeliveryStreamType " + body.path("DeliveryStreamType").asText());
    }
  }

  private static S3Destination destination(ObjectNode body) {
    return DestinationReader.read(onlyDestination(body, "Configuration"));
  }

  private static JsonNode onlyDestination(ObjectNode body, String ending) {
    List<String> named =
        body.properties().stream()
            .map(Map.Entry::getKey)
            .filter(member -> member.endsWith("Destination" + ending))
            .toList();
    if (named.size() != 1) {
      throw FirehoseErrors.invalid(
          "Exactly one destination "
              + (ending.equals("Update") ? "update" : "configuration")
              + " is supported for a Firehose");
    }
    if (!named.get(0).contains("S3Destination")) {
      throw FirehoseErrors.notEmulated(named.get(0));
    }
    return body.get(named.get(0));
  }
}

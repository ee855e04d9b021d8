package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Calls;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.lambda.mapping.MappingIdentity;
import io.github.ddbbackup.local.lambda.mapping.MappingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The calls about event source mappings. */
final class MappingCalls {
  /** However many a request asks for. */
  private static final int PAGE = 100;

  private static final String STREAM =
      "arn:aws[a-zA-Z-]*:dynamodb:[^:]+:\\d{12}:table/.+/stream/.+";

  private final Mappings mappings;
  private final Functions functions;
  private final Calls calls;
  private final LambdaSettings settings;
  private final Supplier<UUID> ids;

  MappingCalls(
      Mappings mappings,
      Functions functions,
      Calls calls,
      LambdaSettings settings,
      Supplier<UUID> ids) {
    this.mappings = mappings;
    this.functions = functions;
    this.calls = calls;
    this.settings = settings;
    this.ids = ids;
  }

  ApiResponse create(Call call) {
    ObjectNode body = call.body();
    MappingRequest.checkCreate(body);
    String stream = stream(body);
    FunctionReference function = existing(body, call);
    MappingIdentity identity =
        new MappingIdentity(ids.get().toString(), stream, function.arn(functions.account()));
    refuseSecond(identity, call.region());
    Instant now = mappings.now();
    Mapping mapping =
        new Mapping(
            identity,
            "arn:aws:lambda:"
                + call.region()
                + ":"
                + functions.account()
                + ":event-source-mapping:"
                + identity.uuid(),
            MappingRequest.merged(MappingSettings.defaults(), body),
            body.path("Enabled").asBoolean(true),
            "Creating",
            now.plus(settings.mappingChange()),
            now,
            TagCalls.added(Map.of(), body.path("Tags")));
    mappings.add(mapping);
    return answer(202, mapping);
  }

  ApiResponse get(Call call) {
    return answer(200, mappings.get(call.parameter(0)));
  }

  ApiResponse list(Call call) {
    Optional<String> stream = call.query("EventSourceArn");
    // A function's name without a qualifier stands for the mappings of the unqualified function.
    Optional<String> function =
        call.query("FunctionName")
            .map(name -> FunctionReference.parse(name, call.region()).arn(functions.account()));
    List<ObjectNode> views =
        mappings.all(call.region()).stream()
            .filter(m -> stream.map(m.identity().streamArn()::equals).orElse(true))
            .filter(m -> function.map(m.identity().functionArn()::equals).orElse(true))
            .map(this::view)
            .toList();
    return ApiResponse.json(Pages.page(call, "EventSourceMappings", views, PAGE));
  }

  ApiResponse update(Call call) {
    ObjectNode body = call.body();
    MappingRequest.checkUpdate(body);
    Mapping before = mappings.get(call.parameter(0));
    MappingIdentity identity =
        body.hasNonNull("FunctionName")
            ? new MappingIdentity(
                before.identity().uuid(),
                before.identity().streamArn(),
                existing(body, call).arn(functions.account()))
            : before.identity();
    Instant now = mappings.now();
    return answer(
        202,
        mappings.change(
            call.parameter(0),
            mapping ->
                mapping.changing(
                    identity,
                    MappingRequest.merged(mapping.settings(), body),
                    body.path("Enabled").asBoolean(mapping.enabled()),
                    change(mapping, body),
                    now,
                    now.plus(settings.mappingChange()))));
  }

  ApiResponse delete(Call call) {
    Instant now = mappings.now();
    return answer(
        202,
        mappings.change(
            call.parameter(0),
            mapping ->
                mapping.changing(
                    mapping.identity(),
                    mapping.settings(),
                    false,
                    Mapping.DELETING,
                    now,
                    now.plus(settings.mappingChange()))));
  }

  Map<String, String> changeTags(String uuid, UnaryOperator<Map<String, String>> change) {
    return mappings.changeTags(uuid, change).tags();
  }

  private static String change(Mapping mapping, ObjectNode body) {
    boolean enabled = body.path("Enabled").asBoolean(mapping.enabled());
    if (enabled == mapping.enabled()) {
      return "Updating";
    }
    return enabled ? "Enabling" : "Disabling";
  }

  private String stream(ObjectNode body) {
    String arn = body.path("EventSourceArn").asText();
    if (!arn.matches(STREAM)) {
      throw LambdaErrors.notEmulated("An event source other than a stream of DynamoDB");
    }
    try {
      calls.json(
          "dynamodb",
          arn.split(":", -1)[3],
          "DynamoDBStreams_20120810.DescribeStream",
          Json.object().put("StreamArn", arn).put("Limit", 1));
    } catch (ApiException e) {
      if (e.code().equals("ResourceNotFoundException")) {
        throw LambdaErrors.invalid("Stream not found: " + arn);
      }
      throw e;
    }
    return arn;
  }

  private FunctionReference existing(ObjectNode body, Call call) {
    FunctionReference reference =
        FunctionReference.parse(body.path("FunctionName").asText(), call.region());
    functions.read(reference, function -> Functions.version(function, reference));
    return reference;
  }

  private void refuseSecond(MappingIdentity identity, String region) {
    for (Mapping other : mappings.all(region)) {
      if (other.identity().streamArn().equals(identity.streamArn())
          && other.identity().functionArn().equals(identity.functionArn())) {
        throw LambdaErrors.conflict(
            "An event source mapping with event source arn (\" "
                + identity.streamArn()
                + " \") and function (\" "
                + identity.functionArn()
                + " \") already exists. Please update or delete the existing mapping with UUID "
                + other.identity().uuid());
      }
    }
  }

  private ApiResponse answer(int status, Mapping mapping) {
    return ApiResponse.json(status, view(mapping));
  }

  private ObjectNode view(Mapping mapping) {
    return mapping.view(mappings.now(), mappings.lastResult(mapping));
  }
}

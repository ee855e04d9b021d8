package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a function is set up, apart from its code.
 *
 * @param members as the API names them, defaults included
 */
record FunctionSettings(ObjectNode members) {
  /**
   * See <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">quotas</a>.
   */
  private static final int MAX_TIMEOUT = 900;

  private static final int MAX_MEMORY = 10_240;
  private static final int MAX_ENVIRONMENT = 4_096;

  private static final List<String> KEPT =
      List.of(
          "Runtime",
          "Role",
          "Handler",
          "Description",
          "Timeout",
          "MemorySize",
          "Environment",
          "TracingConfig",
          "Architectures",
          "EphemeralStorage",
          "SnapStart");
  private static final List<String> NOT_EMULATED =
      List.of(
          "DeadLetterConfig",
          "Layers",
          "FileSystemConfigs",
          "ImageConfig",
          "CodeSigningConfigArn",
          "TenancyConfig",
          "CapacityProviderConfig",
          "DurableConfig");

  /**
   * What <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda
   * keeps for itself</a>.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_REGION",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  /** Checks the members of a request as the service's model states them. */
  static Checks check(ObjectNode request) {
    return Checks.of(request)
        .pattern("Role", "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")
        .oneOf("Runtime", Runtimes.ALL)
        .length("Handler", 0, 128)
        .pattern("Handler", "[^\\s]+")
        .length("Description", 0, 256)
        .range("Timeout", 1, MAX_TIMEOUT)
        .range("MemorySize", 128, MAX_MEMORY)
        .oneOf("TracingConfig.Mode", "Active", "PassThrough")
        .items("Architectures", 1, 1)
        .required("EphemeralStorage.Size")
        .range("EphemeralStorage.Size", 512, 10_240)
        .oneOf("SnapStart.ApplyOn", "PublishedVersions", "None")
        .oneOf("PackageType", "Zip", "Image")
        .oneOf("LoggingConfig.LogFormat", "JSON", "Text")
        .length("LoggingConfig.LogGroup", 1, 512)
        .pattern("LoggingConfig.LogGroup", "[\\.\\-_/#A-Za-z0-9]+");
  }

  /** The settings of a new function. */
  static FunctionSettings created(String name, ObjectNode request) {
    if (request.path("PackageType").asText("Zip").equals("Image")) {
      throw LambdaErrors.notEmulated("PackageType Image");
    }
    if (!request.hasNonNull("Runtime") || !request.hasNonNull("Handler")) {
      throw LambdaErrors.invalid(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages.");
    }
    return merged(defaults(name), request);
  }

  /** The settings with the members that an update names changed. */
  FunctionSettings updated(ObjectNode request) {
    return merged(members.deepCopy(), request);
  }

  String runtime() {
    return members.path("Runtime").asText();
  }

  String role() {
    return members.path("Role").asText();
  }

  String handler() {
    return members.path("Handler").asText();
  }

  Duration timeout() {
    return Duration.ofSeconds(members.path("Timeout").asLong());
  }

  int memoryMegabytes() {
    return members.path("MemorySize").asInt();
  }

  String logGroup() {
    return members.path("LoggingConfig").path("LogGroup").asText();
  }

  boolean snapStarts() {
    return members.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions");
  }

  Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    members
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }

  private static FunctionSettings merged(ObjectNode members, ObjectNode request) {
    refuseWhatIsNotEmulated(request);
    checkEnvironment(request.path("Environment").path("Variables"));
    for (String member : KEPT) {
      if (request.hasNonNull(member)) {
        members.set(member, request.get(member).deepCopy());
      }
    }
    if (request.path("LoggingConfig") instanceof ObjectNode logging) {
      members.withObject("/LoggingConfig").setAll(logging);
    }
    return new FunctionSettings(members);
  }

  private static void refuseWhatIsNotEmulated(ObjectNode request) {
    for (String member : NOT_EMULATED) {
      JsonNode value = request.path(member);
      if (!value.isMissingNode() && !value.isNull() && !isEmpty(value)) {
        throw LambdaErrors.notEmulated(member);
      }
    }
    if (!isEmpty(request.path("VpcConfig").path("SubnetIds"))) {
      throw LambdaErrors.notEmulated("VpcConfig");
    }
    if (request.path("LoggingConfig").path("LogFormat").asText("Text").equals("JSON")) {
      throw LambdaErrors.notEmulated("LogFormat JSON");
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
  }

  private static void checkEnvironment(JsonNode variables) {
    Set<String> reserved = new TreeSet<>();
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      Checks.of(Json.object().put("key", variable.getKey()))
          .pattern("key", "[a-zA-Z]([a-zA-Z0-9_])+|_HANDLER|_X_AMZN_TRACE_ID")
          .orThrow();
      if (RESERVED.contains(variable.getKey())) {
        reserved.add(variable.getKey());
      }
    }
    if (!reserved.isEmpty()) {
      throw LambdaErrors.invalid(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided contains reserved keys that are currently not"
              + " supported for modification. Reserved keys used in this request: "
              + String.join(", ", reserved));
    }
    String text = variables.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_ENVIRONMENT) {
      throw LambdaErrors.invalid(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit. String measured: "
              + text);
    }
  }

  private static ObjectNode defaults(String name) {
    ObjectNode defaults = Json.object().put("Description", "");
    defaults.put("Timeout", 3).put("MemorySize", 128);
    defaults.putObject("TracingConfig").put("Mode", "PassThrough");
    defaults.putArray("Architectures").add("x86_64");
    defaults.putObject("EphemeralStorage").put("Size", 512);
    defaults.putObject("SnapStart").put("ApplyOn", "None");
    defaults
        .putObject("LoggingConfig")
        .put("LogFormat", "Text")
        .put("LogGroup", "/aws/lambda/" + name);
    return defaults;
  }
}

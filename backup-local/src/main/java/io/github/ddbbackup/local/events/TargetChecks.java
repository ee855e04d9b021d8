package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of one target in a request. */
final class TargetChecks {
  private static final Set<String> EMULATED =
      Set.of("Id", "Arn", "Input", "InputPath", "RetryPolicy");
  private static final String FUNCTION =
      "arn:aws[\\w-]*:lambda:%s:\\d{12}:function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?";

  private TargetChecks() {}

  /** Checks a target of a rule in a Region. */
  static void check(JsonNode target, String region) {
    EventChecks.name(Checks.of(target).required("Id", "Arn"), "Id")
        .length("Arn", 1, EventChecks.MAX_ARN)
        .length("Input", 0, 8192)
        .length("InputPath", 0, 256)
        .range("RetryPolicy.MaximumRetryAttempts", 0, 185)
        .range("RetryPolicy.MaximumEventAgeInSeconds", 60, 86_400)
        .orThrow();
    String id = target.path("Id").asText();
    checkArn(target.path("Arn").asText(), region);
    checkInput(target, id);
    target
        .properties()
        .forEach(
            member -> {
              if (!EMULATED.contains(member.getKey()) && !member.getValue().isNull()) {
                throw EventErrors.notEmulated(member.getKey() + " of target " + id);
              }
            });
  }

  private static void checkArn(String arn, String region) {
    if (!Pattern.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", arn)) {
      throw EventErrors.parameter(arn, "Provided Arn is not in correct format.");
    }
    if (!arn.contains(":lambda:")) {
      throw EventErrors.notEmulated("A target other than a Lambda function, such as " + arn + ",");
    }
    if (!Pattern.matches(FUNCTION.formatted(Pattern.quote(region)), arn)) {
      throw EventErrors.parameter(arn, "Provided Arn is not in correct format.");
    }
  }

  private static void checkInput(JsonNode target, String id) {
    List<String> inputs =
        Stream.of("Input", "InputPath", "InputTransformer").filter(target::hasNonNull).toList();
    if (inputs.size() > 1) {
      throw ApiException.validation(
          "Only one of Input, InputPath, or InputTransformer must be provided for target "
              + id
              + ".");
    }
    Json.text(target, "Input")
        .filter(input -> Json.parse(input).isEmpty())
        .ifPresent(
            input -> {
              throw ApiException.validation("JSON syntax error in Input for target " + id + ".");
            });
    Json.text(target, "InputPath")
        .filter(path -> InputPath.parse(path).isEmpty())
        .ifPresent(
            path -> {
              throw ApiException.validation("Invalid InputPath for target " + id + ".");
            });
  }
}

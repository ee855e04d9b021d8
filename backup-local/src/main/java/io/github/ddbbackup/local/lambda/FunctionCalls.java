package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.lambda.runtime.FunctionRuntime;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The calls that make, show, list and delete functions. */
final class FunctionCalls {
  private static final int PAGE = 50;

  private final Functions functions;
  private final Uploads uploads;
  private final LambdaSettings settings;
  private final FunctionRuntime runtime;
  private final Supplier<URI> endpoint;

  FunctionCalls(
      Functions functions,
      Uploads uploads,
      LambdaSettings settings,
      FunctionRuntime runtime,
      Supplier<URI> endpoint) {
    this.functions = functions;
    this.uploads = uploads;
    this.settings = settings;
    this.runtime = runtime;
    this.endpoint = endpoint;
  }

  ApiResponse create(Call call) {
    ObjectNode body = call.body();
    Checks checks = FunctionSettings.check(body);
    checks.required("FunctionName", "Role", "Code").length("FunctionName", 1, 140).bool("Publish");
    Uploads.check(checks, "Code");
    checks.orThrow();
    FunctionReference reference =
        FunctionReference.parse(body.path("FunctionName").asText(), call.region());
    FunctionSettings wanted = FunctionSettings.created(reference.name(), body);
    Uploads.Upload code = uploads.keep(call.region(), body.path("Code"));
    Instant now = functions.now();
    FunctionVersion latest =
        new FunctionVersion(
            FunctionVersion.LATEST,
            wanted,
            code.sha256(),
            code.size(),
            functions.newRevision(),
            now,
            now.plus(settings.creating()),
            false);
    LambdaFunction function =
        new LambdaFunction(reference.name(), reference.functionArn(functions.account()), latest);
    function.tags(TagCalls.added(function.tags(), body.path("Tags")));
    if (body.path("Publish").asBoolean()) {
      function.publish(latest.published("1", "", functions.newRevision(), now, latest.ready()));
    }
    functions.create(function);
    FunctionVersion shown = function.newestVersion().orElse(latest);
    return ApiResponse.json(
        201,
        FunctionView.configuration(
            function, shown, function.newestVersion().map(FunctionVersion::version), now));
  }

  ApiResponse get(Call call) {
    return functions.read(
        call.function(),
        function -> {
          FunctionVersion version = Functions.version(function, call.function());
          ObjectNode answer = Json.object();
          answer.set("Configuration", view(function, version, call.function().qualifier()));
          answer
              .putObject("Code")
              .put("RepositoryType", "S3")
              .put("Location", endpoint.get() + Uploads.path(version.codeSha256()));
          if (!function.tags().isEmpty()) {
            ObjectNode tags = answer.putObject("Tags");
            function.tags().forEach(tags::put);
          }
          function
              .reservedConcurrency()
              .ifPresent(
                  reserved ->
                      answer
                          .putObject("Concurrency")
                          .put("ReservedConcurrentExecutions", reserved));
          return ApiResponse.json(answer);
        });
  }

  ApiResponse getConfiguration(Call call) {
    return functions.read(
        call.function(),
        function ->
            ApiResponse.json(
                view(
                    function,
                    Functions.version(function, call.function()),
                    call.function().qualifier())));
  }

  ApiResponse list(Call call) {
    boolean everyVersion = call.query("FunctionVersion").filter("ALL"::equals).isPresent();
    List<ObjectNode> views =
        functions.in(call.region()).stream()
            .flatMap(
                function -> {
                  synchronized (function) {
                    return (everyVersion ? function.allVersions() : List.of(function.latest()))
                        .stream()
                            .map(version -> view(function, version, listed(version, everyVersion)))
                            .toList()
                            .stream();
                  }
                })
            .toList();
    return ApiResponse.json(Pages.page(call, "Functions", views, PAGE));
  }

  ApiResponse delete(Call call) {
    FunctionReference reference = call.function();
    Optional<String> qualifier = reference.qualifier();
    if (qualifier.isEmpty()) {
      String arn = functions.read(reference, LambdaFunction::arn);
      functions.delete(reference);
      runtime.retire(key -> key.startsWith(arn + ":"));
    } else {
      functions.change(reference, function -> deleteVersion(function, qualifier.get()));
    }
    return ApiResponse.empty(204);
  }

  private static boolean deleteVersion(LambdaFunction function, String version) {
    if (version.equals(FunctionVersion.LATEST)) {
      throw LambdaErrors.invalid(
          "$LATEST version cannot be deleted without deleting the function.");
    }
    if (function.version(version).isEmpty()) {
      throw LambdaErrors.functionNotFound(function.arn() + ":" + version);
    }
    List<String> users =
        function.aliases().values().stream()
            .filter(alias -> alias.version().equals(version))
            .map(Alias::name)
            .toList();
    if (!users.isEmpty()) {
      throw LambdaErrors.conflict(
          "Version " + version + " is in use by the aliases " + users + " and can't be deleted");
    }
    function.removeVersion(version);
    return true;
  }

  private ObjectNode view(
      LambdaFunction function, FunctionVersion version, Optional<String> qualifier) {
    return FunctionView.configuration(function, version, qualifier, functions.now());
  }

  private static Optional<String> listed(FunctionVersion version, boolean everyVersion) {
    return everyVersion ? Optional.of(version.version()) : Optional.empty();
  }
}

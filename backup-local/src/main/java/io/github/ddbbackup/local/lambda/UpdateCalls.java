package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.lambda.runtime.FunctionRuntime;
import java.time.Instant;
import java.util.Optional;

/** The calls that change functions. */
final class UpdateCalls {
  private final Functions functions;
  private final Uploads uploads;
  private final LambdaSettings settings;
  private final FunctionRuntime runtime;

  UpdateCalls(
      Functions functions, Uploads uploads, LambdaSettings settings, FunctionRuntime runtime) {
    this.functions = functions;
    this.uploads = uploads;
    this.settings = settings;
    this.runtime = runtime;
  }

  ApiResponse code(Call call) {
    ObjectNode body = call.body();
    Checks checks = Checks.of(body).bool("Publish").bool("DryRun").items("Architectures", 1, 1);
    Uploads.check(checks, "");
    checks.orThrow();
    boolean dryRun = body.path("DryRun").asBoolean();
    functions.read(call.function(), function -> changeable(function, body));
    Uploads.Upload upload =
        dryRun ? uploads.inspect(call.region(), body) : uploads.keep(call.region(), body);
    if (dryRun) {
      return functions.read(
          call.function(), function -> answer(function, withCode(function.latest(), upload, body)));
    }
    return functions.change(
        call.function(),
        function -> {
          changeable(function, body);
          replace(function, withCode(function.latest(), upload, body));
          if (body.path("Publish").asBoolean()) {
            return published(function);
          }
          return answer(function, function.latest());
        });
  }

  ApiResponse configuration(Call call) {
    ObjectNode body = call.body();
    FunctionSettings.check(body).orThrow();
    return functions.change(
        call.function(),
        function -> {
          changeable(function, body);
          FunctionVersion latest = function.latest();
          replace(function, updated(latest, latest.settings().updated(body)));
          return answer(function, function.latest());
        });
  }

  /** Throws unless the function can be changed now. */
  boolean changeable(LambdaFunction function, ObjectNode body) {
    FunctionVersion latest = function.latest();
    if (!latest.isReady(functions.now())) {
      throw LambdaErrors.conflict(
          latest.updated()
              ? "The operation cannot be performed at this time. An update is in progress for"
                  + " resource: "
                  + function.arn()
              : "The operation cannot be performed at this time. The function is currently in the"
                  + " following state: Pending");
    }
    if (body.hasNonNull("RevisionId")
        && !body.path("RevisionId").asText().equals(latest.revisionId())) {
      throw LambdaErrors.staleRevision();
    }
    return true;
  }

  private void replace(LambdaFunction function, FunctionVersion next) {
    String key = Invoker.key(function, function.latest());
    function.latest(next);
    runtime.retire(key::equals);
  }

  private ApiResponse published(LambdaFunction function) {
    FunctionVersion version =
        function
            .latest()
            .published(
                Integer.toString(function.nextVersion()),
                "",
                functions.newRevision(),
                functions.now(),
                function.latest().ready());
    function.publish(version);
    return ApiResponse.json(
        FunctionView.configuration(
            function, version, Optional.of(version.version()), functions.now()));
  }

  private FunctionVersion withCode(FunctionVersion latest, Uploads.Upload upload, ObjectNode body) {
    ObjectNode architecture = body.deepCopy().retain("Architectures");
    return new FunctionVersion(
        FunctionVersion.LATEST,
        latest.settings().updated(architecture),
        upload.sha256(),
        upload.size(),
        functions.newRevision(),
        functions.now(),
        ready(),
        true);
  }

  private FunctionVersion updated(FunctionVersion latest, FunctionSettings next) {
    return new FunctionVersion(
        FunctionVersion.LATEST,
        next,
        latest.codeSha256(),
        latest.codeSize(),
        functions.newRevision(),
        functions.now(),
        ready(),
        true);
  }

  private Instant ready() {
    return functions.now().plus(settings.updating());
  }

  private ApiResponse answer(LambdaFunction function, FunctionVersion version) {
    return ApiResponse.json(
        FunctionView.configuration(function, version, Optional.empty(), functions.now()));
  }
}

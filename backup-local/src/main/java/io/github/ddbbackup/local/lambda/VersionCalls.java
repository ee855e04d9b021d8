package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import java.util.List;
import java.util.Optional;

/** The calls about versions. */
final class VersionCalls {
  private static final int PAGE = 50;

  private final Functions functions;
  private final UpdateCalls updates;
  private final LambdaSettings settings;

  VersionCalls(Functions functions, UpdateCalls updates, LambdaSettings settings) {
    this.functions = functions;
    this.updates = updates;
    this.settings = settings;
  }

  ApiResponse publish(Call call) {
    ObjectNode body = call.body();
    Checks.of(body).length("Description", 0, 256).orThrow();
    return functions.change(
        call.function(),
        function -> {
          updates.changeable(function, body);
          if (body.hasNonNull("CodeSha256")
              && !body.path("CodeSha256").asText().equals(function.latest().codeSha256())) {
            throw LambdaErrors.invalid(
                "CodeSHA256 ("
                    + body.path("CodeSha256").asText()
                    + ") is different from current CodeSHA256 in $LATEST ("
                    + function.latest().codeSha256()
                    + "). Please try again with the CodeSHA256 in $LATEST.");
          }
          return answer(function, published(function, body.path("Description").asText()));
        });
  }

  ApiResponse list(Call call) {
    return functions.read(
        call.function(),
        function -> {
          List<ObjectNode> views =
              function.allVersions().stream().map(version -> view(function, version)).toList();
          return ApiResponse.json(Pages.page(call, "Versions", views, PAGE));
        });
  }

  /** A new version, or the newest one if nothing changed since. */
  private FunctionVersion published(LambdaFunction function, String description) {
    Optional<FunctionVersion> same =
        function
            .newestVersion()
            .filter(newest -> !function.latest().differsFrom(newest, description));
    if (same.isPresent()) {
      return same.get();
    }
    FunctionVersion version =
        function
            .latest()
            .published(
                Integer.toString(function.nextVersion()),
                description,
                functions.newRevision(),
                functions.now(),
                functions.now().plus(settings.creating()));
    function.publish(version);
    return version;
  }

  private ApiResponse answer(LambdaFunction function, FunctionVersion version) {
    return ApiResponse.json(201, view(function, version));
  }

  private ObjectNode view(LambdaFunction function, FunctionVersion version) {
    return FunctionView.configuration(
        function, version, Optional.of(version.version()), functions.now());
  }
}

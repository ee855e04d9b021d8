package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.Optional;

/** The calls about aliases. */
final class AliasCalls {
  private static final int PAGE = 50;

  private final Functions functions;

  AliasCalls(Functions functions) {
    this.functions = functions;
  }

  ApiResponse create(Call call) {
    ObjectNode body = call.body();
    check(body)
        .required("Name", "FunctionVersion")
        .length("Name", 1, 128)
        .pattern("Name", "(?!^[0-9]+$)([a-zA-Z0-9-_]+)")
        .orThrow();
    return functions.change(
        call.function(),
        function -> {
          String name = body.path("Name").asText();
          if (function.aliases().containsKey(name)) {
            throw LambdaErrors.conflict("Alias already exists: " + aliasArn(function, name));
          }
          String version = existing(function, body.path("FunctionVersion").asText());
          Alias alias =
              new Alias(
                  name, version, body.path("Description").asText(""), functions.newRevision());
          function.aliases().put(name, alias);
          return ApiResponse.json(201, view(function, alias));
        });
  }

  ApiResponse get(Call call) {
    return functions.read(
        call.function(), function -> ApiResponse.json(view(function, find(function, call))));
  }

  ApiResponse update(Call call) {
    ObjectNode body = call.body();
    check(body).orThrow();
    return functions.change(
        call.function(),
        function -> {
          Alias alias = find(function, call);
          if (body.hasNonNull("RevisionId")
              && !body.path("RevisionId").asText().equals(alias.revisionId())) {
            throw LambdaErrors.staleRevision();
          }
          Alias next =
              new Alias(
                  alias.name(),
                  existing(function, Json.text(body, "FunctionVersion").orElse(alias.version())),
                  Json.text(body, "Description").orElse(alias.description()),
                  functions.newRevision());
          function.aliases().put(next.name(), next);
          return ApiResponse.json(view(function, next));
        });
  }

  ApiResponse delete(Call call) {
    return functions.change(
        call.function(),
        function -> {
          function.aliases().remove(call.parameter(1));
          function.policies().remove(call.parameter(1));
          return ApiResponse.empty(204);
        });
  }

  ApiResponse list(Call call) {
    Optional<String> version = call.query("FunctionVersion");
    return functions.read(
        call.function(),
        function -> {
          List<ObjectNode> views =
              function.aliases().values().stream()
                  .filter(alias -> version.map(alias.version()::equals).orElse(true))
                  .map(alias -> view(function, alias))
                  .toList();
          return ApiResponse.json(Pages.page(call, "Aliases", views, PAGE));
        });
  }

  private static Checks check(ObjectNode body) {
    if (!body.path("RoutingConfig").path("AdditionalVersionWeights").isEmpty()) {
      throw LambdaErrors.notEmulated("RoutingConfig");
    }
    return Checks.of(body)
        .length("FunctionVersion", 1, 1024)
        .pattern("FunctionVersion", "(\\$LATEST(\\.PUBLISHED)?|[0-9]+)")
        .length("Description", 0, 256);
  }

  private static Alias find(LambdaFunction function, Call call) {
    String name = call.parameter(1);
    return Optional.ofNullable(function.aliases().get(name))
        .orElseThrow(
            () -> LambdaErrors.notFound("Cannot find alias arn: " + aliasArn(function, name)));
  }

  private static String existing(LambdaFunction function, String version) {
    return function
        .version(version)
        .map(FunctionVersion::version)
        .orElseThrow(() -> LambdaErrors.functionNotFound(function.arn() + ":" + version));
  }

  private static ObjectNode view(LambdaFunction function, Alias alias) {
    return alias.toJson().put("AliasArn", aliasArn(function, alias.name()));
  }

  private static String aliasArn(LambdaFunction function, String name) {
    return function.arn() + ":" + name;
  }
}

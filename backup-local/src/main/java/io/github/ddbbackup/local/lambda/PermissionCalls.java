package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.Optional;

/** The calls about who may invoke a function. */
final class PermissionCalls {
  private final Functions functions;

  PermissionCalls(Functions functions) {
    this.functions = functions;
  }

  ApiResponse add(Call call) {
    ObjectNode body = call.body();
    check(body);
    FunctionReference reference = call.function();
    return functions.change(
        reference,
        function -> {
          Functions.version(function, reference);
          String qualifier = reference.qualifier().orElse("");
          Optional<ResourcePolicy> before = Optional.ofNullable(function.policies().get(qualifier));
          Json.text(body, "RevisionId").ifPresent(id -> checkRevision(before, id));
          String statementId = body.path("StatementId").asText();
          if (before.filter(policy -> policy.has(statementId)).isPresent()) {
            throw LambdaErrors.conflict(
                "The statement id ("
                    + statementId
                    + ") provided already exists. Please provide a new statement id, or remove"
                    + " the existing statement.");
          }
          ObjectNode statement = statement(body, reference.arn(functions.account()));
          ResourcePolicy policy =
              before
                  .orElseGet(() -> new ResourcePolicy(List.of(), ""))
                  .with(statement, functions.newRevision());
          function.policies().put(qualifier, policy);
          return ApiResponse.json(201, Json.object().put("Statement", statement.toString()));
        });
  }

  ApiResponse get(Call call) {
    FunctionReference reference = call.function();
    return functions.read(
        reference,
        function -> {
          ResourcePolicy policy = find(function, reference);
          return ApiResponse.json(
              Json.object()
                  .put("Policy", policy.document())
                  .put("RevisionId", policy.revisionId()));
        });
  }

  ApiResponse remove(Call call) {
    FunctionReference reference = call.function();
    String statementId = call.parameter(1);
    return functions.change(
        reference,
        function -> {
          ResourcePolicy policy = find(function, reference);
          call.query("RevisionId").ifPresent(id -> checkRevision(Optional.of(policy), id));
          if (!policy.has(statementId)) {
            throw LambdaErrors.notFound(
                "Statement " + statementId + " is not found in resource policy.");
          }
          ResourcePolicy next = policy.without(statementId, functions.newRevision());
          String qualifier = reference.qualifier().orElse("");
          if (next.statements().isEmpty()) {
            function.policies().remove(qualifier);
          } else {
            function.policies().put(qualifier, next);
          }
          return ApiResponse.empty(204);
        });
  }

  private static void check(ObjectNode body) {
    Checks.of(body)
        .required("StatementId", "Action", "Principal")
        .length("StatementId", 1, 100)
        .pattern("StatementId", "([a-zA-Z0-9-_]+)")
        .pattern("Action", "(lambda:[*]|lambda:[a-zA-Z]+|[*])")
        .length("Principal", 1, 2048)
        .pattern("Principal", "[^\\s]+")
        .pattern("SourceAccount", "\\d{12}")
        .pattern(
            "SourceArn",
            "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:"
                + "(\\d{12})?:(.*)")
        .orThrow();
    for (String member : List.of("EventSourceToken", "FunctionUrlAuthType", "PrincipalOrgID")) {
      if (body.hasNonNull(member)) {
        throw LambdaErrors.notEmulated(member);
      }
    }
  }

  private static ObjectNode statement(ObjectNode body, String resource) {
    String principal = body.path("Principal").asText();
    ObjectNode statement =
        Json.object().put("Sid", body.path("StatementId").asText()).put("Effect", "Allow");
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else if (principal.endsWith(".amazonaws.com")) {
      statement.putObject("Principal").put("Service", principal);
    } else {
      statement.putObject("Principal").put("AWS", principal);
    }
    statement.put("Action", body.path("Action").asText()).put("Resource", resource);
    Json.text(body, "SourceArn")
        .ifPresent(arn -> statement.withObject("/Condition/ArnLike").put("AWS:SourceArn", arn));
    Json.text(body, "SourceAccount")
        .ifPresent(
            account ->
                statement.withObject("/Condition/StringEquals").put("AWS:SourceAccount", account));
    return statement;
  }

  private static ResourcePolicy find(LambdaFunction function, FunctionReference reference) {
    return Optional.ofNullable(function.policies().get(reference.qualifier().orElse("")))
        .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
  }

  private static void checkRevision(Optional<ResourcePolicy> policy, String revisionId) {
    if (policy.filter(p -> p.revisionId().equals(revisionId)).isEmpty()) {
      throw LambdaErrors.staleRevision();
    }
  }
}

package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Page;
import io.github.ddbbackup.local.http.PageRequest;
import io.github.ddbbackup.local.http.Xml;
import io.github.ddbbackup.local.iam.policy.Access;
import io.github.ddbbackup.local.iam.policy.Decision;
import io.github.ddbbackup.local.iam.policy.Policy;
import io.github.ddbbackup.local.iam.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The call that asks what the policies of a role, and others beside them, come to. */
final class SimulationCalls {
  private static final String INPUT = "PolicyInputList";
  private static final String INVALID = "InvalidInput";
  private static final int DEFAULT_PAGE = 100;

  private final RolePolicies policies;

  SimulationCalls(RolePolicies policies) {
    this.policies = policies;
  }

  Map<String, Function<ObjectNode, String>> actions() {
    return Map.of("SimulatePrincipalPolicy", this::principal, "SimulateCustomPolicy", this::custom);
  }

  private String principal(ObjectNode parameters) {
    Checks.of(parameters)
        .required("PolicySourceArn", "ActionNames")
        .length("PolicySourceArn", 20, 2048)
        .orThrow(RoleChecks.CODE);
    List<Policy> all = new ArrayList<>(policies.of(parameters.path("PolicySourceArn").asText()));
    all.addAll(given(parameters));
    return simulated(all, parameters);
  }

  private String custom(ObjectNode parameters) {
    Checks.of(parameters).required(INPUT, "ActionNames").orThrow(RoleChecks.CODE);
    return simulated(given(parameters), parameters);
  }

  private static List<Policy> given(ObjectNode parameters) {
    List<Policy> given = new ArrayList<>();
    for (JsonNode text : parameters.path(INPUT)) {
      RoleChecks.document(text.asText());
      given.add(Policy.parse(INPUT + "." + (given.size() + 1), text.asText()));
    }
    return given;
  }

  private static String simulated(List<Policy> policies, ObjectNode parameters) {
    for (String member : List.of("ResourcePolicy", "PermissionsBoundaryPolicyInputList")) {
      if (parameters.has(member)) {
        throw new ApiException(INVALID, 400, member + " is not emulated by this loopback account");
      }
    }
    Page<Access> page = page(parameters).of(accesses(parameters), SimulationCalls::key);
    ArrayNode results = Json.array();
    try {
      page.items().forEach(access -> results.add(result(policies, access)));
    } catch (PolicyException e) {
      throw new ApiException("PolicyEvaluation", 500, e.getMessage());
    }
    return Xml.element("EvaluationResults", Xml.of(results))
        + Xml.text("IsTruncated", Boolean.toString(page.nextToken().isPresent()))
        + page.nextToken().map(token -> Xml.text("Marker", token)).orElse("");
  }

  private static ObjectNode result(List<Policy> policies, Access access) {
    Decision decision = Policy.decide(policies, access);
    ObjectNode result =
        Json.object()
            .put("EvalActionName", access.action())
            .put("EvalResourceName", access.resource())
            .put("EvalDecision", decision.outcome().apiName());
    ArrayNode matched = result.putArray("MatchedStatements");
    decision
        .policies()
        .forEach(
            name ->
                matched
                    .addObject()
                    .put("SourcePolicyId", name)
                    .put("SourcePolicyType", "IAM Policy"));
    ArrayNode missing = result.putArray("MissingContextValues");
    decision.missing().stream().sorted().forEach(missing::add);
    return result;
  }

  /** Every action with every resource. */
  private static List<Access> accesses(ObjectNode parameters) {
    Map<String, List<String>> context = new TreeMap<>();
    for (JsonNode entry : parameters.path("ContextEntries")) {
      context.put(entry.path("ContextKeyName").asText(), texts(entry.path("ContextKeyValues")));
    }
    List<String> resources = texts(parameters.path("ResourceArns"));
    List<Access> accesses = new ArrayList<>();
    for (String action : texts(parameters.path("ActionNames"))) {
      if (!action.matches("[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+")) {
        throw new ApiException(INVALID, 400, "Invalid Action name: " + action);
      }
      for (String resource : resources.isEmpty() ? List.of("*") : resources) {
        if (!resource.equals("*") && !resource.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+")) {
          throw new ApiException(INVALID, 400, "Invalid resource ARN: " + resource);
        }
        accesses.add(new Access(action, resource, context));
      }
    }
    return accesses;
  }

  private static String key(Access access) {
    return access.action().toLowerCase(Locale.ROOT) + " " + access.resource();
  }

  private static PageRequest page(ObjectNode parameters) {
    String limit = parameters.path("MaxItems").asText(Integer.toString(DEFAULT_PAGE));
    if (!limit.matches("[1-9][0-9]{0,2}|1000")) {
      throw new ApiException(
          RoleChecks.CODE, 400, "MaxItems must be a number from 1 to 1000: " + limit);
    }
    return PageRequest.of(
        Json.text(parameters, "Marker"),
        Integer.parseInt(limit),
        () -> new ApiException(RoleChecks.CODE, 400, "Invalid Marker"));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}

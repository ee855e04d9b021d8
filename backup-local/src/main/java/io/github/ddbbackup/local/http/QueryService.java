package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A service that takes forms with an Action and answers XML. */
public final class QueryService implements LocalService {
  private final String name;
  private final String namespace;
  private final Map<String, Function<ObjectNode, String>> actions;

  /**
   * A service.
   *
   * @param namespace of the answers' XML
   * @param actions from the form's parameters, as members of an object, to the result's XML; an
   *     empty text stands for an answer without a result
   */
  public QueryService(
      String name, String namespace, Map<String, Function<ObjectNode, String>> actions) {
    this.name = name;
    this.namespace = namespace;
    this.actions = Map.copyOf(actions);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request.service().equals(name);
  }

  @Override
  public Optional<String> operation(ApiRequest request) {
    return Forms.parameters(request).getOrDefault("Action", List.of()).stream().findFirst();
  }

  @Override
  public ApiException fault(FaultKind kind, String operation) {
    return switch (kind) {
      case THROTTLE -> new ApiException("Throttling", 400, "Rate exceeded");
      case REFUSAL ->
          new ApiException(
              "AccessDenied", 403, "User is not authorized to perform: " + name + ":" + operation);
      case EXPIRED_CREDENTIALS ->
          new ApiException(
              "ExpiredToken", 403, "The security token included in the request is expired");
      case GONE ->
          new ApiException(
              "NoSuchEntity", 404, "What " + operation + " names cannot be found, says a fault");
      case NOT_READY ->
          new ApiException(
              "EntityTemporarilyUnmodifiable", 409, "The entity is being changed, says a fault");
      default -> new ApiException("ServiceFailure", 500, "The request failed because of a fault");
    };
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String action = operation(request).orElse("");
    Function<ObjectNode, String> call = actions.get(action);
    if (call == null) {
      throw ApiException.notEmulated(name, action);
    }
    return answer(namespace, action, call.apply(Forms.members(request)));
  }

  /**
   * The answer to an action.
   *
   * @param result XML; empty for an answer without a result
   */
  public static ApiResponse answer(String namespace, String action, String result) {
    return ApiResponse.xml(
        "<"
            + action
            + "Response xmlns=\""
            + namespace
            + "\">"
            + (result.isEmpty() ? "" : Xml.element(action + "Result", result))
            + Xml.element("ResponseMetadata", Xml.text("RequestId", UUID.randomUUID().toString()))
            + "</"
            + action
            + "Response>");
  }
}

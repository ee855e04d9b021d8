package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A service whose operation stands in the target header, and whose bodies are JSON. */
public class JsonService implements LocalService {
  private final String name;
  private final String target;
  private final Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls;

  /**
   * A service that speaks JSON 1.1.
   *
   * @param target how its target headers begin, with the dot
   * @param calls by operation, from region and request to answer
   */
  public JsonService(
      String name, String target, Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls) {
    this.name = name;
    this.target = target;
    this.calls = Map.copyOf(calls);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Protocol protocol() {
    return Protocol.JSON_1_1;
  }

  @Override
  public final boolean accepts(ApiRequest request) {
    return request.target().filter(given -> given.startsWith(target)).isPresent();
  }

  @Override
  public final ApiResponse handle(ApiRequest request) {
    String operation = request.targetOperation().orElse("");
    BiFunction<String, ObjectNode, ObjectNode> call =
        Optional.ofNullable(calls.get(operation))
            .orElseThrow(() -> ApiException.notEmulated(name, operation));
    return ApiResponse.json(call.apply(request.region(), Json.body(request)));
  }
}

package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Optional;

/** The calls about reserved concurrency; a function with none reserved is throttled. */
final class ConcurrencyCalls {
  private static final String MEMBER = "ReservedConcurrentExecutions";

  private final Functions functions;

  ConcurrencyCalls(Functions functions) {
    this.functions = functions;
  }

  ApiResponse put(Call call) {
    ObjectNode body = call.body();
    Checks.of(body).required(MEMBER).range(MEMBER, 0, 1_000).orThrow();
    int reserved = body.path(MEMBER).asInt();
    return functions.change(
        call.function(),
        function -> {
          function.reservedConcurrency(Optional.of(reserved));
          return ApiResponse.json(Json.object().put(MEMBER, reserved));
        });
  }

  ApiResponse get(Call call) {
    return functions.read(
        call.function(),
        function -> {
          ObjectNode answer = Json.object();
          function.reservedConcurrency().ifPresent(reserved -> answer.put(MEMBER, reserved));
          return ApiResponse.json(answer);
        });
  }

  ApiResponse delete(Call call) {
    return functions.change(
        call.function(),
        function -> {
          function.reservedConcurrency(Optional.empty());
          return ApiResponse.empty(204);
        });
  }
}

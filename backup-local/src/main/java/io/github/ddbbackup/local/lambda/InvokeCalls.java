package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The call that invokes a function. */
final class InvokeCalls {
  /**
   * See <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">quotas</a>.
   */
  private static final int MAX_SYNCHRONOUS = 6 * 1024 * 1024;

  private static final int MAX_ASYNCHRONOUS = 1024 * 1024;

  private final Invoker invoker;
  private final AsyncInvocations asynchronous;
  private final Supplier<UUID> ids;

  InvokeCalls(Invoker invoker, AsyncInvocations asynchronous, Supplier<UUID> ids) {
    this.invoker = invoker;
    this.asynchronous = asynchronous;
    this.ids = ids;
  }

  ApiResponse invoke(Call call) {
    String type = call.request().header("X-Amz-Invocation-Type").orElse("RequestResponse");
    Checks.of(Json.object().put("InvocationType", type))
        .oneOf("InvocationType", "Event", "RequestResponse", "DryRun")
        .orThrow();
    byte[] event = event(call.request());
    FunctionReference reference = call.function();
    return switch (type) {
      case "Event" -> hand(reference, event);
      case "DryRun" -> {
        invoker.invokable(reference);
        yield ApiResponse.empty(204);
      }
      default -> await(call, reference, event);
    };
  }

  private ApiResponse hand(FunctionReference reference, byte[] event) {
    if (event.length > MAX_ASYNCHRONOUS) {
      throw tooLarge(MAX_ASYNCHRONOUS);
    }
    invoker.invokable(reference);
    asynchronous.accept(reference, ids.get().toString(), event);
    return ApiResponse.empty(202);
  }

  private ApiResponse await(Call call, FunctionReference reference, byte[] event) {
    if (event.length > MAX_SYNCHRONOUS) {
      throw tooLarge(MAX_SYNCHRONOUS);
    }
    Invoker.Answer answer = invoker.invoke(reference, ids.get().toString(), event);
    InvocationResult result = answer.result();
    ApiResponse response =
        new ApiResponse(200, Map.of(), result.payload())
            .withHeader("X-Amz-Executed-Version", answer.version());
    if (result.error().isPresent()) {
      response = response.withHeader("X-Amz-Function-Error", result.error().get());
    }
    boolean tail = call.request().header("X-Amz-Log-Type").filter("Tail"::equals).isPresent();
    return tail
        ? response.withHeader(
            "X-Amz-Log-Result",
            Base64.getEncoder().encodeToString(result.logTail().getBytes(StandardCharsets.UTF_8)))
        : response;
  }

  private static byte[] event(ApiRequest request) {
    byte[] body = request.body();
    if (body.length == 0) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
    if (Json.parse(new String(body, StandardCharsets.UTF_8)).isEmpty()) {
      throw new ApiException(
          "InvalidRequestContentException",
          400,
          "Could not parse request body into json: Could not parse payload into json");
    }
    return body;
  }

  private static ApiException tooLarge(int most) {
    return LambdaErrors.tooLarge(
        "Request must be smaller than " + most + " bytes for the InvokeFunction operation");
  }
}

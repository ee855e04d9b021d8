package io.github.ddbbackup.local.http;

import io.github.ddbbackup.local.fault.FaultKind;
import java.util.Optional;

/** One emulated service behind the front door; safe for use by several threads. */
public interface LocalService {

  /** As in the scope of a signature: {@code dynamodb}, {@code firehose}, {@code lambda}... */
  String name();

  /** How the service speaks. */
  Protocol protocol();

  /** How the service answers a request; differs from request to request if it speaks several. */
  default Protocol protocol(ApiRequest request) {
    return protocol();
  }

  /** Whether a request is for this service; called in the order in which services registered. */
  boolean accepts(ApiRequest request);

  /**
   * Carries a request out.
   *
   * @throws ApiException if the service answers an error
   */
  ApiResponse handle(ApiRequest request);

  /** What the request asks, as the API names it; by default what the target header says. */
  default Optional<String> operation(ApiRequest request) {
    return request.targetOperation();
  }

  /**
   * What the service answers when a fault of one of the kinds {@link FaultKind#answered()} strikes
   * an operation.
   */
  default ApiException fault(FaultKind kind, String operation) {
    return switch (kind) {
      case THROTTLE -> new ApiException("ThrottlingException", 400, "Rate exceeded");
      case REFUSAL ->
          new ApiException(
              "AccessDeniedException",
              400,
              "User is not authorized to perform: " + name() + ":" + operation);
      case EXPIRED_CREDENTIALS ->
          new ApiException(
              "ExpiredTokenException",
              protocol() == Protocol.REST_JSON ? 403 : 400,
              "The security token included in the request is expired");
      case GONE ->
          new ApiException(
              "ResourceNotFoundException",
              protocol() == Protocol.REST_JSON ? 404 : 400,
              "What " + name() + ":" + operation + " names is not found, says a fault");
      case NOT_READY ->
          new ApiException(
              "ResourceInUseException",
              400,
              "What " + name() + ":" + operation + " names is in use, says a fault");
      default ->
          new ApiException(
              "InternalFailure", 500, "The request processing has failed because of a fault");
    };
  }
}

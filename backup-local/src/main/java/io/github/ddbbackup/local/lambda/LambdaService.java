package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import java.util.List;
import java.util.Optional;

/** Lambda behind the front door: finds the call that a request asks for. */
final class LambdaService implements LocalService {
  static final String NAME = "lambda";

  private static final List<String> ASSUME_ROLE =
      List.of("CreateFunction", "UpdateFunctionConfiguration");

  private final Routes routes;

  LambdaService(Routes routes) {
    this.routes = routes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request.service().equals(NAME) || request.path().startsWith(Uploads.PATH);
  }

  @Override
  public Optional<String> operation(ApiRequest request) {
    return routes.find(request).map(Routes.Match::operation);
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return routes
        .find(request)
        .orElseThrow(() -> ApiException.notEmulated(NAME, request.method() + " " + request.path()))
        .handle();
  }

  /** A refusal of what needs the function's role is Lambda's word that it can't assume it. */
  @Override
  public ApiException fault(FaultKind kind, String operation) {
    return switch (kind) {
      case THROTTLE -> LambdaErrors.tooMany("Rate exceeded");
      case REFUSAL ->
          ASSUME_ROLE.contains(operation)
              ? LambdaErrors.invalid(
                  "The role defined for the function cannot be assumed by Lambda.")
              : new ApiException(
                  "AccessDeniedException",
                  403,
                  "User is not authorized to perform: lambda:" + operation);
      case SERVER_ERROR ->
          new ApiException("ServiceException", 500, "The service failed, as it was told to");
      case NOT_READY ->
          LambdaErrors.conflict(
              "The operation cannot be performed at this time. An update is in progress for"
                  + " resource, says a fault");
      default -> LocalService.super.fault(kind, operation);
    };
  }
}

package io.github.ddbbackup.local.http;

import java.util.List;

/** What is answered to a request for a service that this account does not have. */
final class UnknownService {
  private static final String FORM = "application/x-www-form-urlencoded";

  private UnknownService() {}

  /** An error that names service and operation, as the protocol of the request shows errors. */
  static ApiResponse answer(ApiRequest request, String requestId) {
    boolean form = request.header("content-type").filter(type -> type.startsWith(FORM)).isPresent();
    Protocol protocol = form ? Protocol.QUERY : Protocol.JSON_1_1;
    String service = request.service().isEmpty() ? "unknown service" : request.service();
    String operation =
        form
            ? Forms.parameters(request).getOrDefault("Action", List.of("unknown")).get(0)
            : request.targetOperation().orElse(request.method() + " " + request.path());
    return protocol.error(ApiException.notEmulated(service, operation), requestId);
  }
}

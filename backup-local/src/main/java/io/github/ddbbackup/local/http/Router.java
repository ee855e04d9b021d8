package io.github.ddbbackup.local.http;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request to the first service that accepts it, past the faults switched on. */
public final class Router implements Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final List<LocalService> services = new CopyOnWriteArrayList<>();
  private final Faults faults;
  private final CallListener listener;

  /** A router that knows no service yet. */
  public Router(Faults faults, CallListener listener) {
    this.faults = faults;
    this.listener = listener;
  }

  /** Adds a service behind those that are known. */
  public void add(LocalService service) {
    services.add(service);
  }

  /** The service that accepts a request, or empty if none does. */
  public Optional<LocalService> serviceFor(ApiRequest request) {
    return services.stream().filter(service -> service.accepts(request)).findFirst();
  }

  @Override
  public ApiResponse call(ApiRequest request) {
    String requestId = UUID.randomUUID().toString();
    return route(request, requestId)
        .orElseGet(
            () ->
                Protocol.JSON_1_1.error(
                    new ApiException("InternalFailure", 500, "The connection broke off"),
                    requestId));
  }

  @Override
  public Calls as(String roleArn) {
    return request -> {
      heard(Optional.of(roleArn), request);
      return call(request);
    };
  }

  /** Tells the listener of a request. */
  void heard(Optional<String> role, ApiRequest request) {
    serviceFor(request)
        .ifPresent(
            service ->
                listener.called(
                    role, service.name(), service.operation(request).orElse(""), request));
  }

  /** Tells the listener of a request to S3. */
  void heardObjects(Optional<String> role, ApiRequest request) {
    listener.called(role, "s3", "", request);
  }

  /** The answer to a request, or empty if the connection is to be closed without one. */
  public Optional<ApiResponse> route(ApiRequest request, String requestId) {
    Optional<LocalService> found = serviceFor(request);
    if (found.isEmpty()) {
      return Optional.of(UnknownService.answer(request, requestId));
    }
    LocalService service = found.get();
    String operation = service.operation(request).orElse("");
    if (faults.strikes(FaultKind.CONNECTION_RESET, service.name(), operation)) {
      return Optional.empty();
    }
    ApiResponse response = answer(service, operation, request, requestId);
    if (faults.strikes(FaultKind.TIMEOUT_AFTER_TAKING, service.name(), operation)) {
      return Optional.empty();
    }
    return Optional.of(
        response.headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase)
            ? response
            : response.withHeader("Content-Type", service.protocol(request).contentType()));
  }

  private ApiResponse answer(
      LocalService service, String operation, ApiRequest request, String requestId) {
    try {
      for (FaultKind kind : FaultKind.answered()) {
        if (faults.strikes(kind, service.name(), operation)) {
          throw service.fault(kind, operation);
        }
      }
      return service.handle(request);
    } catch (ApiException e) {
      return service.protocol(request).error(e, requestId);
    } catch (RuntimeException e) {
      LOG.error("{}:{} failed", service.name(), operation, e);
      return service
          .protocol(request)
          .error(new ApiException("InternalFailure", 500, "The emulation failed: " + e), requestId);
    }
  }
}

package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Streams requests to the S3 server and its answers back, past the faults switched on. */
public final class S3Handler extends ProxyHandler.Reverse {
  private static final String SERVICE = "s3";
  private static final String UNANSWERED = S3Handler.class.getName() + ".unanswered";
  private static final List<FaultKind> ANSWERED_FAULTS =
      List.of(FaultKind.THROTTLE, FaultKind.SERVER_ERROR, FaultKind.REFUSAL);

  private final Faults faults;

  /** A handler in front of the server at this endpoint. */
  public S3Handler(URI server, Faults faults) {
    super(
        request ->
            HttpURI.build(request.getHttpURI())
                .scheme("http")
                .authority(server.getHost(), server.getPort())
                .pathQuery(S3Hosts.path(host(request), request.getHttpURI().getPathQuery()))
                .asImmutable());
    this.faults = faults;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (faults.quiet()) {
      return super.handle(request, response, callback);
    }
    String operation = operation(request);
    if (faults.strikes(FaultKind.CONNECTION_RESET, SERVICE, operation)) {
      breakOff(request, callback);
      return true;
    }
    Optional<FaultKind> fault =
        ANSWERED_FAULTS.stream()
            .filter(kind -> faults.strikes(kind, SERVICE, operation))
            .findFirst();
    if (fault.isPresent()) {
      answer(S3Errors.of(fault.get()), response, callback);
      return true;
    }
    if (faults.strikes(FaultKind.TIMEOUT_AFTER_TAKING, SERVICE, operation)) {
      request.setAttribute(UNANSWERED, true);
    }
    return super.handle(request, response, callback);
  }

  @Override
  protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toServer) {
    // The server need not know that it stands behind another.
  }

  @Override
  protected CompleteListener newServerToProxyResponseListener(
      Request request,
      org.eclipse.jetty.client.Request toServer,
      Response response,
      Callback callback) {
    return request.getAttribute(UNANSWERED) == null
        ? super.newServerToProxyResponseListener(request, toServer, response, callback)
        : new CompleteListener() {
          @Override
          public void onComplete(Result result) {
            breakOff(request, callback);
          }
        };
  }

  private static void breakOff(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.succeeded();
  }

  private static void answer(ApiException error, Response response, Callback callback) {
    String requestId = UUID.randomUUID().toString();
    response.setStatus(error.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
    response.getHeaders().put("x-amz-request-id", requestId);
    byte[] body = S3Errors.xml(error, requestId).getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static String operation(Request request) {
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
    Fields query = Request.extractQueryParameters(request);
    return S3Operation.of(request.getMethod(), S3Hosts.path(host(request), path), query.getNames());
  }

  private static String host(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("");
  }
}

package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.state.StateStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Streams requests to the S3 server and its answers back, past the faults switched on. */
public final class S3Handler extends ProxyHandler.Reverse {
  private static final String SERVICE = "s3";
  private static final int NO_CONTENT = 204;
  private static final String UNANSWERED = S3Handler.class.getName() + ".unanswered";

  private final Faults faults;
  private final S3Objects objects;
  private final BucketSettings settings;
  private final Preconditions preconditions;

  /**
   * A handler in front of a server.
   *
   * @param server where it listens
   * @param objects of the same server
   * @param state for what the server does not keep
   */
  public S3Handler(URI server, Faults faults, S3Objects objects, StateStore state) {
    super(
        request ->
            HttpURI.build(request.getHttpURI())
                .scheme("http")
                .authority(server.getHost(), server.getPort())
                .pathQuery(S3Hosts.path(host(request), request.getHttpURI().getPathQuery()))
                .asImmutable());
    this.faults = faults;
    this.objects = objects;
    this.settings = new BucketSettings(state);
    this.preconditions = new Preconditions(objects);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!faults.quiet() && struck(request, response, callback)) {
      return true;
    }
    Optional<BucketDocument> document =
        isBucket(request) ? BucketDocument.of(parameters(request)) : Optional.empty();
    if (document.isPresent()) {
      answerSetting(document.get(), request, response, callback);
      return true;
    }
    return refused(request, response, callback) || super.handle(request, response, callback);
  }

  private boolean refused(Request request, Response response, Callback callback) {
    if (bucket(request).isEmpty() || isBucket(request)) {
      return false;
    }
    try {
      Optional<ApiException> refusal =
          preconditions.refusal(request, bucket(request), key(request));
      refusal.ifPresent(error -> S3Answers.error(error, response, callback));
      return refusal.isPresent();
    } catch (IOException e) {
      callback.failed(e);
      return true;
    }
  }

  private boolean struck(Request request, Response response, Callback callback) {
    String operation = S3Operation.of(request.getMethod(), path(request), parameters(request));
    if (faults.strikes(FaultKind.CONNECTION_RESET, SERVICE, operation)) {
      breakOff(request, callback);
      return true;
    }
    for (FaultKind kind : FaultKind.answered()) {
      if (faults.strikes(kind, SERVICE, operation)) {
        S3Answers.error(S3Errors.of(kind), response, callback);
        return true;
      }
    }
    if (faults.strikes(FaultKind.TIMEOUT_AFTER_TAKING, SERVICE, operation)) {
      request.setAttribute(UNANSWERED, true);
    }
    return false;
  }

  private void answerSetting(
      BucketDocument document, Request request, Response response, Callback callback) {
    String bucket = bucket(request);
    try (InputStream body = Content.Source.asInputStream(request)) {
      if (!objects.hasBucket(bucket)) {
        throw new ApiException("NoSuchBucket", 404, "The specified bucket does not exist");
      }
      S3Answers.write(
          settings.handle(request.getMethod(), bucket, document, body.readAllBytes()),
          response,
          callback);
    } catch (ApiException e) {
      S3Answers.error(e, response, callback);
    } catch (IOException e) {
      callback.failed(e);
    }
  }

  @Override
  protected void onProxyToClientResponseComplete(
      Request request,
      org.eclipse.jetty.client.Request toServer,
      org.eclipse.jetty.client.Response fromServer,
      Response response,
      Callback callback) {
    if (request.getMethod().equals("DELETE")
        && isBucket(request)
        && fromServer.getStatus() == NO_CONTENT) {
      settings.forget(bucket(request));
    }
    super.onProxyToClientResponseComplete(request, toServer, fromServer, response, callback);
  }

  @Override
  protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toServer) {
    // The server need not know that it stands behind another, and refuses what it can't encrypt.
    toServer.headers(headers -> S3Objects.ENCRYPTION.forEach(headers::remove));
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

  private static boolean isBucket(Request request) {
    return !bucket(request).isEmpty() && path(request).length() <= bucket(request).length() + 2;
  }

  private static String bucket(Request request) {
    String path = path(request);
    int end = path.indexOf('/', 1);
    return path.substring(1, end < 0 ? path.length() : end);
  }

  private static String key(Request request) {
    return path(request).substring(bucket(request).length() + 2);
  }

  private static Set<String> parameters(Request request) {
    return Request.extractQueryParameters(request).getNames();
  }

  private static String path(Request request) {
    return S3Hosts.path(
        host(request), Optional.ofNullable(request.getHttpURI().getPath()).orElse("/"));
  }

  private static String host(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("");
  }
}

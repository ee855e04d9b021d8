package io.github.ddbbackup.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells S3's requests from the others and answers those through the router. */
final class DoorHandler extends Handler.Wrapper {
  private final Router router;
  private final RequestReader reader;

  DoorHandler(Router router, RequestReader reader, Handler objects) {
    super(objects);
    this.router = router;
    this.reader = reader;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ApiRequest head = reader.head(request);
    if (isForObjects(head)) {
      return super.handle(request, response, callback);
    }
    answer(head, request, response, callback);
    return true;
  }

  /** Reading a body blocks, which must never happen on the thread that selects. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.BLOCKING;
  }

  private boolean isForObjects(ApiRequest head) {
    return head.service().equals("s3")
        || (head.service().isEmpty()
            && head.target().isEmpty()
            && router.serviceFor(head).isEmpty());
  }

  private void answer(ApiRequest head, Request request, Response response, Callback callback)
      throws IOException {
    String requestId = UUID.randomUUID().toString();
    Optional<ApiResponse> answer = routed(head, request, requestId);
    if (answer.isEmpty()) {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.succeeded();
      return;
    }
    response.setStatus(answer.get().status());
    response.getHeaders().put("x-amzn-RequestId", requestId);
    answer.get().headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.get().body()), callback);
  }

  private Optional<ApiResponse> routed(ApiRequest head, Request request, String requestId)
      throws IOException {
    try {
      return router.route(reader.whole(head, request), requestId);
    } catch (ApiException e) {
      return Optional.of(Protocol.REST_JSON.error(e, requestId));
    }
  }
}

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
  private final AccessCheck access;

  DoorHandler(Router router, RequestReader reader, AccessCheck access, Handler objects) {
    super(objects);
    this.router = router;
    this.reader = reader;
    this.access = access;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ApiRequest head = reader.head(request);
    if (isForObjects(head)) {
      return refused(head, response, callback) || super.handle(request, response, callback);
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

  private boolean refused(ApiRequest head, Response response, Callback callback) {
    try {
      access.check(head, Protocol.REST_XML);
      router.heardObjects(access.role(head), head);
      return false;
    } catch (ApiException e) {
      String requestId = UUID.randomUUID().toString();
      write(Protocol.REST_XML.error(e, requestId), requestId, response, callback);
      return true;
    }
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
    write(answer.get(), requestId, response, callback);
  }

  private static void write(
      ApiResponse answer, String requestId, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put("x-amzn-RequestId", requestId);
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  private Optional<ApiResponse> routed(ApiRequest head, Request request, String requestId)
      throws IOException {
    Protocol protocol =
        router.serviceFor(head).map(service -> service.protocol(head)).orElse(Protocol.REST_JSON);
    try {
      ApiRequest whole = reader.whole(head, request);
      access.check(whole, protocol);
      router.heard(access.role(whole), whole);
      return router.route(whole, requestId);
    } catch (ApiException e) {
      return Optional.of(protocol.error(e, requestId));
    }
  }
}

package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Protocol;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes the answers that the S3 server has no part in. */
final class S3Answers {
  private S3Answers() {}

  /** An error in S3's words. */
  static void error(ApiException error, Response response, Callback callback) {
    String requestId = UUID.randomUUID().toString();
    write(Protocol.REST_XML.error(error, requestId), response, callback);
  }

  /** An answer. */
  static void write(ApiResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}

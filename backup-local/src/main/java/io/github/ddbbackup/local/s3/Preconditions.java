package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.http.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Refuses writes of objects whose {@code If-Match} does not hold (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional
 * writes</a>).
 *
 * <p>The server does so too, but without having read the content: it closes the connection while
 * the content is still being sent, and its refusal may get lost. What changes between the look here
 * and its own is still its to refuse.
 */
final class Preconditions {
  private final S3Objects objects;

  Preconditions(S3Objects objects) {
    this.objects = objects;
  }

  /**
   * The refusal of a request, whose content is read then; empty if there is no reason for one.
   *
   * @param bucket of the object
   * @param key of the object, percent-encoded as in the request
   */
  Optional<ApiException> refusal(Request request, String bucket, String key) throws IOException {
    String expected = request.getHeaders().get(HttpHeader.IF_MATCH);
    if (expected == null || !request.getMethod().equals("PUT")) {
      return Optional.empty();
    }
    Optional<ApiException> refusal = refusal(expected, objects.entityTag(bucket, key));
    if (refusal.isPresent()) {
      try (InputStream content = Content.Source.asInputStream(request)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
    return refusal;
  }

  private static Optional<ApiException> refusal(String expected, Optional<String> actual) {
    if (actual.isEmpty()) {
      return Optional.of(new ApiException("NoSuchKey", 404, "The specified key does not exist."));
    }
    return bare(expected).equals(bare(actual.get()))
        ? Optional.empty()
        : Optional.of(
            new ApiException(
                "PreconditionFailed",
                412,
                "At least one of the pre-conditions you specified did not hold"));
  }

  private static String bare(String entityTag) {
    return entityTag.replace("\"", "");
  }
}

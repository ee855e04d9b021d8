package io.github.ddbbackup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.naming.BucketName;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Connections that end early, which no server can be made to do at a chosen byte. */
class ObjectStreamTest {

  private static final byte[] CONTENT = new byte[10_000];

  static {
    new Random(3).nextBytes(CONTENT);
  }

  private final List<GetObjectRequest> requests = new ArrayList<>();

  @Test
  void goesOnWhereAConnectionBroke() throws IOException {
    try (InputStream in = open(3_000)) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
    }
    assertThat(requests)
        .extracting(GetObjectRequest::range)
        .containsExactly(null, "bytes=3000-", "bytes=6000-", "bytes=9000-");
    assertThat(requests.get(1).ifMatch()).isEqualTo("\"tag\"");
  }

  @Test
  void givesUpWhenConnectionsKeepBreaking() {
    assertThatThrownBy(
            () -> {
              try (InputStream in = open(100)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
    assertThat(requests).hasSize(5);
  }

  private InputStream open(int bytesPerConnection) {
    return new ObjectStream(new Breaking(bytesPerConnection), BucketName.of("bucket"), "key");
  }

  /** Every connection ends after so many bytes: in turn silently and with an exception. */
  private final class Breaking implements S3Client {
    private final int bytesPerConnection;

    Breaking(int bytesPerConnection) {
      this.bytesPerConnection = bytesPerConnection;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
      requests.add(request);
      int from =
          request.range() == null ? 0 : Integer.parseInt(request.range().replaceAll("\\D", ""));
      byte[] part =
          Arrays.copyOfRange(CONTENT, from, Math.min(CONTENT.length, from + bytesPerConnection));
      InputStream body =
          requests.size() % 2 == 0 ? new ByteArrayInputStream(part) : new Failing(part);
      return new ResponseInputStream<>(
          GetObjectResponse.builder()
              .eTag("\"tag\"")
              .contentLength((long) CONTENT.length - from)
              .build(),
          AbortableInputStream.create(body));
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private static final class Failing extends FilterInputStream {
    Failing(byte[] content) {
      super(new ByteArrayInputStream(content));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0) {
        throw new IOException("connection reset");
      }
      return count;
    }
  }
}

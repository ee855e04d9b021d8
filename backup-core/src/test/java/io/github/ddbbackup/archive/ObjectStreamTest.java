package io.github.ddbbackup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.TableName;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Connections that end early, which no server can be made to do at a chosen byte, and answers that
 * are not what was put.
 */
class ObjectStreamTest {

  private static final BucketName BUCKET = BucketName.of("bucket");
  private static final byte[] CONTENT = new byte[10_000];

  static {
    new Random(3).nextBytes(CONTENT);
  }

  private final List<GetObjectRequest> requests = new ArrayList<>();

  @Test
  void goesOnWhereAConnectionBroke() throws IOException {
    try (InputStream in = open(CONTENT, 3_000)) {
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
              try (InputStream in = open(CONTENT, 100)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The connection to S3 broke off 5 times")
        .hasMessageContaining("object key in bucket bucket")
        .hasRootCauseMessage("connection reset");
    assertThat(requests).hasSize(5);
  }

  @Test
  void goesOnForAsLongAsConnectionsBringMuch() throws IOException {
    byte[] large = new byte[8 << 20];
    try (InputStream in = open(large, 1 << 20)) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
    assertThat(requests).hasSize(8);
  }

  @Test
  void countsOnlyConnectionsThatBroughtLittle() {
    byte[] large = new byte[4 << 20];
    Breaking breaking = new Breaking(large, request -> request == 1 ? 1 << 20 : 100);

    assertThatThrownBy(() -> readAll(new ObjectStream(breaking, BUCKET, "key")))
        .hasMessageContaining("broke off 5 times");
    assertThat(requests).hasSize(6);
  }

  @Test
  void connectionsThatBreakAreNotTakenForDamage() {
    ArchivedObject object = new ArchivedObject("key", CONTENT.length, Instant.EPOCH);
    Archive archive = new Opening(() -> open(CONTENT, 100));

    assertThatThrownBy(
            () ->
                new ArchiveScan(archive, 1, OnDamage.SKIP, progress -> {})
                    .scan(List.of(object), () -> (bytes, from, to, of) -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The connection to S3 broke off 5 times");
  }

  /** The check is the SDK's own, which needs a real answer. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sumOfWhatCameIsCompared(boolean right) throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-te")));
          answer(exchange, right);
        });
    server.start();
    try (AwsClients clients = clients(server.getAddress().getPort())) {
      ObjectStream in = new ObjectStream(clients.s3(), BUCKET, "key");
      if (right) {
        assertThat(readAll(in)).isEqualTo(CONTENT);
        assertThat(in.read()).isEqualTo(-1);
      } else {
        assertThatThrownBy(() -> readAll(in))
            .isInstanceOf(BackupException.class)
            .hasMessageContaining("What came of an object is not what S3 sent")
            .hasMessageContaining("different checksum than expected");
      }
    } finally {
      server.stop(0);
    }
    assertThat(asked).containsExactly("append-md5");
  }

  /** Sends the sum behind the content, as S3 does when it is asked to. */
  private static void answer(HttpExchange exchange, boolean right) throws IOException {
    byte[] sum = md5(CONTENT);
    sum[0] += (byte) (right ? 0 : 1);
    exchange.getResponseHeaders().add("x-amz-transfer-encoding", "append-md5");
    exchange.getResponseHeaders().add("ETag", "\"tag\"");
    exchange.sendResponseHeaders(200, CONTENT.length + sum.length);
    exchange.getResponseBody().write(CONTENT);
    exchange.getResponseBody().write(sum);
    exchange.close();
  }

  private static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }

  private static AwsClients clients(int port) {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    return AwsClients.of(
        RegionName.of("eu-west-1"),
        new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(endpoint)),
        new Unrecorded());
  }

  private static byte[] readAll(ObjectStream stream) throws IOException {
    try (stream) {
      return stream.readAllBytes();
    }
  }

  private InputStream open(byte[] content, int bytesPerConnection) {
    return new ObjectStream(new Breaking(content, request -> bytesPerConnection), BUCKET, "key");
  }

  /** An archive of one object. */
  private record Opening(Supplier<InputStream> object) implements Archive {
    @Override
    public Listing list(TableName table, TimeSpan span) {
      return new Listing(List.of(), List.of());
    }

    @Override
    public InputStream open(ArchivedObject any) {
      return object.get();
    }
  }

  /** Each connection ends after some bytes: in turn silently and with an exception. */
  private final class Breaking implements S3Client {
    private final byte[] content;
    private final IntUnaryOperator bytesOfConnection;

    Breaking(byte[] content, IntUnaryOperator bytesOfConnection) {
      this.content = content;
      this.bytesOfConnection = bytesOfConnection;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
      requests.add(request);
      int from =
          request.range() == null ? 0 : Integer.parseInt(request.range().replaceAll("\\D", ""));
      int bytes = bytesOfConnection.applyAsInt(requests.size());
      byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + bytes));
      InputStream body =
          requests.size() % 2 == 0 ? new ByteArrayInputStream(part) : new Failing(part);
      return new ResponseInputStream<>(
          GetObjectResponse.builder()
              .eTag("\"tag\"")
              .contentLength((long) content.length - from)
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

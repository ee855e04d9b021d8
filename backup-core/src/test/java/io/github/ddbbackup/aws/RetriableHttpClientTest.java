package io.github.ddbbackup.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.RegionName;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Against a server that closes connections in the place of leave to send. */
class RetriableHttpClientTest {

  private static final byte[] BODY = new byte[3 << 20];
  private static final String LENGTH = "Content-Length:";

  private final List<String> heads = new CopyOnWriteArrayList<>();

  @Test
  void aConnectionThatBreaksBeforeLeaveToSendIsMadeAgain() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server));
      AwsSettings settings =
          new AwsSettings(
              Optional.empty(),
              Optional.empty(),
              Optional.of(URI.create("http://127.0.0.1:" + server.getLocalPort())));
      try (AwsClients clients = AwsClients.of(RegionName.of("eu-west-1"), settings)) {
        String tag =
            new AwsCall("s3:PutObject", "an object")
                .answer(
                    () ->
                        clients
                            .s3()
                            .putObject(
                                r -> r.bucket("backups").key("k"), RequestBody.fromBytes(BODY)))
                .eTag();

        assertThat(tag).isEqualTo("\"kept\"");
        served.join();
      }
    }
    assertThat(heads).hasSizeGreaterThan(2).allMatch(head -> head.contains("100-continue"));
  }

  private void serve(ServerSocket server) {
    try {
      // The JDK's own client makes a connection anew once before it gives up.
      for (int i = 0; i < 4; i++) {
        try (Socket broken = server.accept()) {
          heads.add(head(broken));
        }
      }
      try (Socket good = server.accept()) {
        String head = head(good);
        heads.add(head);
        write(good, "HTTP/1.1 100 Continue\r\n\r\n");
        good.getInputStream().skipNBytes(contentLength(head));
        write(good, "HTTP/1.1 200 OK\r\nETag: \"kept\"\r\nContent-Length: 0\r\n\r\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static long contentLength(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
        .mapToLong(line -> Long.parseLong(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  /** The head alone is sent before the leave; it is read to its empty line and no further. */
  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException(head.toString());
      }
      head.append((char) next);
    }
    return head.toString();
  }
}

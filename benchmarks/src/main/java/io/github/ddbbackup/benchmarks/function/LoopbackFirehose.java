package io.github.ddbbackup.benchmarks.function;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes all records and counts what AWS would bill: each record rounded up to the next 5 KB, see <a
 * href="https://aws.amazon.com/firehose/pricing/">Amazon Data Firehose pricing</a>.
 */
public final class LoopbackFirehose implements AutoCloseable {

  private static final long BILLING_UNIT = 5 * 1024L;
  private static final String DATA = "\"Data\":\"";

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong billed = new AtomicLong();

  private LoopbackFirehose(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  /** Starts it, over TLS with the certificate of {@code localhost} or without. */
  public static LoopbackFirehose start(LocalCertificate certificate, boolean tls)
      throws IOException {
    HttpServer server = tls ? certificate.server() : LocalCertificate.plainServer();
    LoopbackFirehose firehose = new LoopbackFirehose(server, tls ? "https" : "http");
    server.createContext("/", firehose::answer);
    server.setExecutor(firehose.threads);
    server.start();
    return firehose;
  }

  public URI endpoint() {
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
  }

  /** How many bytes AWS would bill. */
  public long billedBytes() {
    return billed.get();
  }

  /** How many records were taken. */
  public long records() {
    return records.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
    List<String> answers = new ArrayList<>();
    for (int at = request.indexOf(DATA); at >= 0; at = request.indexOf(DATA, at)) {
      int end = request.indexOf('"', at + DATA.length());
      take(end - at - DATA.length());
      answers.add("{\"RecordId\":\"1\"}");
      at = end;
    }
    byte[] answer =
        ("{\"FailedPutCount\":0,\"RequestResponses\":[" + String.join(",", answers) + "]}")
            .getBytes(US_ASCII);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().add("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void take(int base64Length) {
    long units = (base64Length * 3L / 4 + BILLING_UNIT - 1) / BILLING_UNIT;
    records.incrementAndGet();
    billed.addAndGet(Math.max(1, units) * BILLING_UNIT);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

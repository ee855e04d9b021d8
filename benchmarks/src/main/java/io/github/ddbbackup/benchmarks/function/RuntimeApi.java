package io.github.ddbbackup.benchmarks.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Hands events to a function's process, one at a time, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>.
 */
final class RuntimeApi implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 60;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  static RuntimeApi start() throws IOException {
    RuntimeApi api = new RuntimeApi(LocalCertificate.plainServer());
    api.server.createContext("/", api::serve);
    api.server.setExecutor(api.threads);
    api.server.start();
    return api;
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Hands an event over and waits until the function has answered.
   *
   * @param alive whether the function's process is
   */
  void invoke(byte[] event, BooleanSupplier alive) throws IOException, InterruptedException {
    events.put(event);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    String answer = null;
    while (answer == null && alive.getAsBoolean() && System.nanoTime() < end) {
      answer = answers.poll(1, TimeUnit.SECONDS);
    }
    if (answer == null) {
      throw new IOException(
          alive.getAsBoolean() ? "The function did not answer in time" : "The function ended");
    }
    if (answer.contains("errorMessage") || answer.contains("itemIdentifier")) {
      throw new IOException("The function failed: " + answer);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    if (exchange.getRequestURI().getPath().endsWith("/invocation/next")) {
      send(exchange);
      return;
    }
    String answer = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
    if (!answers.offer(answer)) {
      throw new IOException("An answer that nobody waits for: " + answer);
    }
  }

  private void send(HttpExchange exchange) throws IOException {
    try {
      byte[] event = events.take();
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "1");
      exchange
          .getResponseHeaders()
          .add(
              "Lambda-Runtime-Deadline-Ms",
              Long.toString(System.currentTimeMillis() + TIMEOUT_SECONDS * 1000L));
      exchange
          .getResponseHeaders()
          .add(
              "Lambda-Runtime-Invoked-Function-Arn",
              "arn:aws:lambda:eu-west-1:123456789012:function:Forward:live-gzip");
      reply(exchange, 200, event);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}

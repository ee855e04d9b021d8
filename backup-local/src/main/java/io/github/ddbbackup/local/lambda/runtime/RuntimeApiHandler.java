package io.github.ddbbackup.local.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers the requests of the Runtime API. */
final class RuntimeApiHandler extends Handler.Abstract {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final Pattern ANSWER =
      Pattern.compile(ROOT + "invocation/([^/]+)/(response|error)");

  private final Map<Connector, RuntimeSession> sessions;

  RuntimeApiHandler(Map<Connector, RuntimeSession> sessions) {
    super(InvocationType.BLOCKING);
    this.sessions = sessions;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Optional<RuntimeSession> session =
        Optional.ofNullable(sessions.get(request.getConnectionMetaData().getConnector()));
    if (session.isEmpty()) {
      return false;
    }
    String path = request.getHttpURI().getPath();
    if (path.equals(ROOT + "invocation/next")) {
      session.get().next(invocation -> sendEvent(invocation, response, callback));
      return true;
    }
    byte[] body = body(request);
    accepted(response, callback, taken(session.get(), path, body));
    return true;
  }

  private static boolean taken(RuntimeSession session, String path, byte[] body) {
    if (path.equals(ROOT + "init/error")) {
      session.breakOff(Outcome.broken(body));
      return true;
    }
    Matcher answer = ANSWER.matcher(path);
    return answer.matches()
        && session.end(
            answer.group(1),
            answer.group(2).equals("response")
                ? Outcome.answered(body)
                : Outcome.handlerFailed(body));
  }

  private static void sendEvent(Invocation invocation, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    // The runtime interface client does not survive an event without a content type.
    headers.put("Content-Type", "application/json");
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    headers.put("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    response.write(true, ByteBuffer.wrap(invocation.event()), callback);
  }

  private static void accepted(Response response, Callback callback, boolean taken) {
    response.setStatus(taken ? 202 : 400);
    response.getHeaders().put("Content-Type", "application/json");
    String body = taken ? "{\"status\":\"OK\"}" : "{\"errorType\":\"InvalidRequestID\"}";
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readAllBytes();
    }
  }
}

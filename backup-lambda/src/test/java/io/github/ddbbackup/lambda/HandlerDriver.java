package io.github.ddbbackup.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls a handler as Lambda does, in a JVM that has nothing but the function's archive. */
final class HandlerDriver {

  private HandlerDriver() {}

  /** Takes the handler's class, the file with the event and the file for the answer. */
  public static void main(String[] args) throws Exception {
    RequestStreamHandler handler =
        Class.forName(args[0])
            .asSubclass(RequestStreamHandler.class)
            .getDeclaredConstructor()
            .newInstance();
    try (InputStream in = Files.newInputStream(Path.of(args[1]));
        OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
      handler.handleRequest(in, out, new FakeContext(60_000));
    }
  }
}

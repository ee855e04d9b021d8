package io.github.ddbbackup.local.dynamodb;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Starts DynamoDB Local inside the child process, on loopback alone.
 *
 * <p>Left to itself DynamoDB Local listens on every interface, and on a port that must be chosen
 * before it starts. This class reaches for the HTTP server within, binds it to 127.0.0.1 and any
 * free port, prints {@value #LISTENING} and the port, and ends the process when its standard input
 * ends: so the process never outlives the one that started it.
 */
public final class LoopbackLauncher {
  /** Comes before the port in the line that says where the server listens. */
  static final String LISTENING = "DynamoDB Local listens on ";

  private static final List<String> RUNNERS =
      List.of(
          "software.amazon.dynamodb.services.local.main.ServerRunner",
          "com.amazonaws.services.dynamodbv2.local.main.ServerRunner");
  private static final long IDLE_MILLIS = 3_600_000;

  private LoopbackLauncher() {}

  /**
   * Starts the server and stays.
   *
   * @param arguments those of DynamoDB Local, without a port
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Object proxyServer =
        runner()
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    Object connector = loopbackConnector(proxyServer);
    try {
      proxyServer.getClass().getMethod("start").invoke(proxyServer);
    } catch (InvocationTargetException e) {
      throw new IOException("DynamoDB Local did not start", e.getCause());
    }
    Object port = connector.getClass().getMethod("getLocalPort").invoke(connector);
    System.out.println(LISTENING + port);
    System.out.flush();
    untilEndOfInput();
    System.exit(0);
  }

  private static Class<?> runner() throws ClassNotFoundException {
    ClassNotFoundException failure = new ClassNotFoundException("no DynamoDB Local");
    for (String name : RUNNERS) {
      try {
        return Class.forName(name);
      } catch (ClassNotFoundException e) {
        // The other generation of DynamoDB Local has its classes in another package.
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private static Object loopbackConnector(Object proxyServer) throws ReflectiveOperationException {
    Field field = proxyServer.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object server = field.get(proxyServer);
    Object[] connectors = (Object[]) server.getClass().getMethod("getConnectors").invoke(server);
    Object connector = connectors[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    connector.getClass().getMethod("setIdleTimeout", long.class).invoke(connector, IDLE_MILLIS);
    return connector;
  }

  private static void untilEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // What is said to this process does not matter, only that someone still could.
    }
  }
}

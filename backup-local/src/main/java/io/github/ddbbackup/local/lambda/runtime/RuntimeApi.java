package io.github.ddbbackup.local.lambda.runtime;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The Runtime API of all JVMs: one server with a port for each. */
final class RuntimeApi implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_THREADS = 100;

  private final Map<Connector, RuntimeSession> sessions = new ConcurrentHashMap<>();
  private final Server server;

  RuntimeApi() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("runtime-api");
    threads.setDaemon(true);
    server = new Server(threads);
    server.setHandler(new RuntimeApiHandler(sessions));
  }

  /** Opens a port for a session. */
  synchronized Port open(RuntimeSession session) throws IOException {
    try {
      if (!server.isStarted()) {
        server.start();
      }
      HttpConfiguration configuration = new HttpConfiguration();
      ServerConnector connector =
          new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration));
      connector.setHost(HOST);
      // A runtime waits for its next event as long as it has to.
      connector.setIdleTimeout(0);
      sessions.put(connector, session);
      server.addConnector(connector);
      connector.start();
      return new Port(connector);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the Runtime API did not start", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the Runtime API did not stop", e);
    }
  }

  /** The port of one session. */
  final class Port implements AutoCloseable {
    private final ServerConnector connector;

    private Port(ServerConnector connector) {
      this.connector = connector;
    }

    /** Host and port, as AWS_LAMBDA_RUNTIME_API names them. */
    String address() {
      return HOST + ":" + connector.getLocalPort();
    }

    @Override
    public void close() {
      synchronized (RuntimeApi.this) {
        sessions.remove(connector);
        server.removeConnector(connector);
        try {
          connector.stop();
        } catch (Exception e) {
          throw new IllegalStateException("a port of the Runtime API did not close", e);
        }
      }
    }
  }
}

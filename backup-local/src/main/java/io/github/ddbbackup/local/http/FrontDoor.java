package io.github.ddbbackup.local.http;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The one port of the account, bound to loopback alone. */
public final class FrontDoor implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_THREADS = 200;
  private static final int HEADER_BYTES = 64 * 1024;

  private final Server server;
  private final ServerConnector connector;

  /**
   * A door that is not open yet.
   *
   * @param port 0 for any that is free
   * @param router for every request that is not S3's
   * @param defaultRegion of requests that are not signed
   * @param access decides whose requests pass
   * @param objects takes S3's requests, streaming their bodies
   */
  public FrontDoor(
      int port, Router router, String defaultRegion, AccessCheck access, Handler objects) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("front-door");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
    connector.setHost(HOST);
    connector.setPort(port);
    connector.setReuseAddress(true);
    server.addConnector(connector);
    server.setHandler(new DoorHandler(router, new RequestReader(defaultRegion), access, objects));
  }

  /**
   * Opens the door.
   *
   * @throws IOException if the port is taken
   */
  public void open() throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the HTTP server did not start", e);
    }
  }

  /** Where the account answers; known once the door is open. */
  public URI endpoint() {
    return URI.create("http://" + HOST + ":" + connector.getLocalPort());
  }

  /** Closes the door; requests under way are broken off. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    // Keys of objects and ARNs in paths hold whatever percent-encoding allows.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }
}

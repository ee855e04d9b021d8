package io.github.ddbbackup.lambda;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that make the requests of an event side by side, so that a delivery stream that is
 * slow or throttled holds up no other. None is there before an event takes more than one request,
 * hence none in a snapshot, and idle ones end.
 */
final class RequestThreads {

  /**
   * Beside the request that the caller makes: the 6 MB that an event has at most make one request
   * of up to 4 MiB for each delivery stream of the table, and one more for one of them.
   */
  static final int MOST = DeliveryStreamName.MOST_PER_TABLE;

  private static final int IDLE_SECONDS = 30;

  private static final String KEPT_CONNECTIONS = "http.maxConnections";

  private RequestThreads() {}

  /** Makes the executor; it has no threads yet. */
  static ThreadPoolExecutor onDemand() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            RequestThreads::daemon);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * Has the JVM keep as many idle connections to Firehose as an event may use, in place of five, or
   * else most would be made anew for each event. To be called before the first connection; does
   * nothing where the number has been set.
   *
   * @see <a
   *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html">
   *     Networking Properties</a>
   */
  static void keepConnections() {
    System.getProperties().putIfAbsent(KEPT_CONNECTIONS, Integer.toString(MOST + 1));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "delivery");
    thread.setDaemon(true);
    return thread;
  }
}

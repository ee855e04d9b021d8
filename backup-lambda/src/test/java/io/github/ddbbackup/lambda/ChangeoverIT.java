package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table whose format and number of delivery streams are changed, and changed back, while it is
 * written to, with the functions of the archive and real streams.
 */
class ChangeoverIT {

  private static final TableName TABLE = TableName.of("Orders");
  private static final String BY_FIREHOSE = "compression: FIREHOSE";
  private static final String SEVERAL_BY_FUNCTION =
      "deliveryStreamsPerTable: [{ tables: \"Orders\", count: 3 }]";

  /**
   * Longer than anything that is waited for by the clock: what is in flight for ten minutes may be
   * buffered for fifteen.
   */
  private static final Duration LONG = Duration.ofMinutes(26);

  @Test
  void nothingIsLostWhileFormatAndNumberChange() {
    try (Deployment deployment =
        new Deployment("changeover-it", 1, account -> account, BY_FIREHOSE)) {
      deployment.create(TABLE.value());
      deployment.await("the table is covered", () -> deployment.isCovered(TABLE));
      try (Traffic traffic = new Traffic(deployment.clients.dynamoDb())) {
        change(deployment, traffic, SEVERAL_BY_FUNCTION);
        assertThat(DeliveryStreamName.firstOf(TABLE, 3)).allMatch(deployment::isLive);

        change(deployment, traffic, BY_FIREHOSE);
        assertThat(DeliveryStreamName.firstOf(TABLE, 1)).allMatch(deployment::isLive);
        assertThat(DeliveryStreamName.firstOf(TABLE, 3).subList(1, 3))
            .noneMatch(deployment::isLive);
        arrive(deployment, traffic);
      }
    }
  }

  /** Provisions until nothing is left to do; what was on its way comes before more time passes. */
  private static void change(Deployment deployment, Traffic traffic, String configuration) {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    try (ContinuousBackup backup =
        deployment.deploy(configuration, () -> Instant.now().plus(ahead.get()))) {
      int quiet = 0;
      while (quiet < 2) {
        TableResult result = backup.provision(TABLE);
        assertThat(result.failure()).isEmpty();
        quiet = result.changedAnything() ? 0 : quiet + 1;
        arrive(deployment, traffic);
        ahead.updateAndGet(LONG::plus);
      }
    }
  }

  /** Waits until what was written before, and some more, is in the backup. */
  private static void arrive(Deployment deployment, Traffic traffic) {
    int before = traffic.written().size();
    deployment.await("more is written", () -> traffic.written().size() >= before + 20);
    Set<String> owed = Set.copyOf(traffic.written());
    deployment.await(
        "what was written is in the backup", () -> deployment.keys(TABLE).containsAll(owed));
  }

  /** Writes one item after another until it is closed. */
  private static final class Traffic implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final DynamoDbClient dynamoDb;
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "traffic");
    private volatile boolean over;

    Traffic(DynamoDbClient dynamoDb) {
      this.dynamoDb = dynamoDb;
      thread.start();
    }

    private void run() {
      for (int i = 0; !over; i++) {
        String key = "key-" + i;
        dynamoDb.putItem(
            r -> r.tableName(TABLE.value()).item(Map.of("k", AttributeValue.fromS(key))));
        written.add(key);
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    }

    Set<String> written() {
      return written;
    }

    @Override
    public void close() {
      over = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package io.github.ddbbackup.benchmarks.restoring;

import com.google.common.collect.Lists;
import io.github.ddbbackup.benchmarks.reading.Backup;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.restore.Restore;
import io.github.ddbbackup.restore.RestoreBuilder;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.restore.RestoreRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Two ways to fill a table, with as many requests at a time; both tell items in a second. The table
 * is deleted afterwards, so that the next finds DynamoDB Local as the one before did.
 */
public final class Restoring {

  private static final int ITEMS_OF_REQUEST = 25;
  private static final String TARGET = "Target";

  private final Account account;
  private final List<List<WriteRequest>> ready;

  private Restoring(Account account, List<List<WriteRequest>> ready) {
    this.account = account;
    this.ready = ready;
  }

  /**
   * Makes it for an account with a backup, of which it restores the items for the loop. Neither way
   * is the first to go: both have filled a table once.
   */
  public static Restoring of(Account account) throws InterruptedException, ExecutionException {
    account.create(TARGET);
    double unusedOfProduct = restore(account);
    List<WriteRequest> writes =
        account.clients().dynamoDb().scanPaginator(r -> r.tableName(TARGET)).items().stream()
            .map(item -> WriteRequest.builder().putRequest(p -> p.item(item)).build())
            .toList();
    account.delete(TARGET);
    Restoring ways = new Restoring(account, Lists.partition(writes, ITEMS_OF_REQUEST));
    double unusedOfLoop = ways.loop();
    return ways;
  }

  /** The product: reads the backup and writes what it finds. */
  public double product() {
    account.create(TARGET);
    double rate = restore(account);
    account.delete(TARGET);
    return rate;
  }

  private static double restore(Account account) {
    try (Restore restore = Restore.builder(account.config()).aws(account.settings()).build()) {
      long started = System.nanoTime();
      RestoreReport report =
          restore.intoTable(
              RestoreRequest.of(Account.TABLE, Backup.BEGIN.plus(Duration.ofHours(1))),
              TableName.of(TARGET));
      return rate(report.count().written(), started);
    }
  }

  /** What a program would do: writes items that lie ready as the client takes them. */
  public double loop() throws InterruptedException, ExecutionException {
    account.create(TARGET);
    double rate = writeAll();
    account.delete(TARGET);
    return rate;
  }

  private double writeAll() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(RestoreBuilder.defaults().writers());
    try {
      long started = System.nanoTime();
      List<Future<Integer>> writes = new ArrayList<>();
      for (List<WriteRequest> request : ready) {
        writes.add(threads.submit(() -> write(request)));
      }
      long items = 0;
      for (Future<Integer> write : writes) {
        items += write.get();
      }
      return rate(items, started);
    } finally {
      threads.shutdownNow();
    }
  }

  private int write(List<WriteRequest> request) {
    BatchWriteItemResponse answer =
        account.clients().dynamoDb().batchWriteItem(r -> r.requestItems(Map.of(TARGET, request)));
    if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
      throw new IllegalStateException("DynamoDB Local did not take all items");
    }
    return request.size();
  }

  private static double rate(long items, long started) {
    return items * 1e9 / (System.nanoTime() - started);
  }
}

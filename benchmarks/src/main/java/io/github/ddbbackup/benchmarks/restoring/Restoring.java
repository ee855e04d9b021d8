package io.github.ddbbackup.benchmarks.restoring;

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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Two ways to fill a table, with as many requests at a time; both tell items in a second. */
public final class Restoring {

  private static final int ITEMS_OF_REQUEST = 25;

  private final Account account;

  /** Makes it for an account with a backup. */
  public Restoring(Account account) {
    this.account = account;
  }

  /**
   * The product: reads the backup and writes what it finds.
   *
   * @param target the table to make
   */
  public double product(String target) {
    try (Restore restore = Restore.builder(account.config()).aws(account.settings()).build()) {
      var unused = account.create(target);
      long started = System.nanoTime();
      RestoreReport report =
          restore.intoTable(
              RestoreRequest.of(Account.TABLE, Backup.BEGIN.plus(Duration.ofHours(1))),
              TableName.of(target));
      return rate(report.count().written(), started);
    }
  }

  /**
   * The limit: writes items that lie ready.
   *
   * @param target the table to make
   * @param source a table with the items
   */
  public double loop(String target, String source) throws InterruptedException, ExecutionException {
    List<List<WriteRequest>> requests = requests(source);
    var unused = account.create(target);
    ExecutorService threads = Executors.newFixedThreadPool(RestoreBuilder.defaults().writers());
    try {
      long started = System.nanoTime();
      List<Future<Integer>> writes = new ArrayList<>();
      for (List<WriteRequest> request : requests) {
        writes.add(threads.submit(() -> write(target, request)));
      }
      long items = 0;
      for (Future<Integer> write : writes) {
        items += write.get();
      }
      return rate(items, started);
    } finally {
      threads.shutdown();
    }
  }

  private int write(String target, List<WriteRequest> request) {
    BatchWriteItemResponse answer =
        account.clients().dynamoDb().batchWriteItem(r -> r.requestItems(Map.of(target, request)));
    if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
      throw new IllegalStateException("DynamoDB Local did not take all items");
    }
    return request.size();
  }

  private List<List<WriteRequest>> requests(String source) {
    List<List<WriteRequest>> requests = new ArrayList<>();
    List<WriteRequest> request = new ArrayList<>();
    for (Map<String, AttributeValue> item :
        account.clients().dynamoDb().scanPaginator(r -> r.tableName(source)).items()) {
      request.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
      if (request.size() == ITEMS_OF_REQUEST) {
        requests.add(request);
        request = new ArrayList<>();
      }
    }
    if (!request.isEmpty()) {
      requests.add(request);
    }
    return requests;
  }

  private static double rate(long items, long started) {
    return items * 1e9 / (System.nanoTime() - started);
  }
}

package io.github.ddbbackup.lambda.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Changes the items of one table, in every way there is. What came of a call does not matter: what
 * DynamoDB did is read from its own stream in the end.
 */
final class Writer {

  private static final int BATCH = 25;
  private static final int TRANSACTION = 10;
  private static final int LARGE_ONE_IN = 1_500;

  private final DynamoDbClient dynamoDb;
  private final SoakTable table;
  private final Lives lives;
  private final SplittableRandom random;
  private final Items items;
  private final long population;
  private final long changesPerLife;
  private long changes;
  private long failedCalls;

  Writer(DynamoDbClient dynamoDb, Lives lives, SoakPlan plan) {
    this.dynamoDb = dynamoDb;
    this.lives = lives;
    this.table = lives.table();
    this.random = plan.random(table.name());
    this.items = new Items(random);
    this.changesPerLife = plan.changesPerTable() / table.lives();
    this.population = Math.max(50, changesPerLife / 8);
  }

  /** How many changes have been made at least. */
  long changes() {
    return changes;
  }

  long failedCalls() {
    return failedCalls;
  }

  /** Makes a call or two; when it is time, a new table before. */
  void step() {
    if (lives.begun() < table.lives() && changes >= changesPerLife * lives.begun()) {
      lives.next();
    }
    try {
      int kind = random.nextInt(LARGE_ONE_IN);
      if (kind == 0) {
        large();
      } else if (kind % 20 < 16) {
        batch();
      } else {
        few(kind % 20);
      }
    } catch (SdkException e) {
      failedCalls++;
    }
  }

  /** Deletes the table if it is not to stay. */
  void finish() {
    if (!table.stays()) {
      lives.end();
    }
  }

  /**
   * Writes every item once more that it may have written while the table's stream was off, so that
   * the backup has the items as they are in the end. To be called when no faults strike any more.
   */
  void writeAfterSilence() {
    if (!lives.wasSilent()) {
      return;
    }
    for (long from = 0; from < population; from += BATCH) {
      List<WriteRequest> requests =
          LongStream.range(from, Math.min(population, from + BATCH))
              .mapToObj(table::key)
              .map(key -> WriteRequest.builder().putRequest(p -> p.item(items.item(key))).build())
              .toList();
      dynamoDb.batchWriteItem(b -> b.requestItems(Map.of(table.name(), requests)));
    }
  }

  private void few(int kind) {
    switch (kind) {
      case 16 -> transaction();
      case 17 -> update(table.key(number()));
      case 18 -> hotItem();
      default -> dynamoDb.deleteItem(d -> d.tableName(table.name()).key(table.key(number())));
    }
  }

  private void batch() {
    List<WriteRequest> requests = new ArrayList<>();
    for (long number : numbers(BATCH)) {
      Map<String, AttributeValue> key = table.key(number);
      boolean delete = random.nextInt(10) == 0;
      requests.add(
          delete
              ? WriteRequest.builder().deleteRequest(d -> d.key(key)).build()
              : WriteRequest.builder().putRequest(p -> p.item(items.item(key))).build());
      changes += delete ? 0 : 1;
    }
    dynamoDb.batchWriteItem(b -> b.requestItems(Map.of(table.name(), requests)));
  }

  private void transaction() {
    List<TransactWriteItem> writes = new ArrayList<>();
    for (long number : numbers(TRANSACTION)) {
      Map<String, AttributeValue> key = table.key(number);
      boolean delete = random.nextInt(4) == 0;
      writes.add(
          delete
              ? TransactWriteItem.builder().delete(d -> d.tableName(table.name()).key(key)).build()
              : TransactWriteItem.builder()
                  .put(p -> p.tableName(table.name()).item(items.item(key)))
                  .build());
      changes += delete ? 0 : 1;
    }
    dynamoDb.transactWriteItems(t -> t.transactItems(writes));
  }

  private void update(Map<String, AttributeValue> key) {
    AttributeValueUpdate change =
        AttributeValueUpdate.builder().action(AttributeAction.PUT).value(items.value(0)).build();
    AttributeValueUpdate version =
        AttributeValueUpdate.builder()
            .action(AttributeAction.PUT)
            .value(AttributeValue.fromN(Long.toString(random.nextLong())))
            .build();
    dynamoDb.updateItem(
        u ->
            u.tableName(table.name())
                .key(key)
                .attributeUpdates(Map.of("attribute1", change, "version", version)));
    changes++;
  }

  private void hotItem() {
    for (int i = 0; i < 3; i++) {
      update(table.key(0));
    }
  }

  private void large() {
    Map<String, AttributeValue> key = table.key(number());
    for (int i = 0; i < 2; i++) {
      dynamoDb.putItem(p -> p.tableName(table.name()).item(items.largeItem(key)));
      changes++;
    }
    dynamoDb.deleteItem(d -> d.tableName(table.name()).key(key));
  }

  private Set<Long> numbers(int count) {
    Set<Long> numbers = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      numbers.add(number());
    }
    return numbers;
  }

  private long number() {
    return random.nextLong(population);
  }
}

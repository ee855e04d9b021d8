package io.github.ddbbackup.lambda.soak;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * The tables that bear one name, one after another, and the streams that tell what became of their
 * items. Used by one thread at a time.
 */
final class Lives {

  private final DynamoDbClient dynamoDb;
  private final SoakTable table;
  private final List<String> endedStreams = new ArrayList<>();
  private int begun;

  Lives(DynamoDbClient dynamoDb, SoakTable table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  SoakTable table() {
    return table;
  }

  /** How many tables of the name there have been. */
  int begun() {
    return begun;
  }

  /** Makes the first table; its stream is for the backup to turn on. */
  void begin() {
    table.create(dynamoDb, false);
    begun++;
  }

  /**
   * Deletes the table, and makes another under its name at once. Its stream is on from the start:
   * it need not wait for the backup with its first change, and nor does the soak.
   */
  void next() {
    end();
    Waiting.until("the name of " + table.name() + " is free", this::made);
    begun++;
  }

  private boolean made() {
    try {
      table.create(dynamoDb, true);
      return true;
    } catch (ResourceInUseException e) {
      return false;
    }
  }

  /** Deletes the table. */
  void end() {
    endedStreams.add(present());
    dynamoDb.deleteTable(d -> d.tableName(table.name()));
  }

  /** Whether there is a table of the name. */
  boolean isThere() {
    return endedStreams.size() < begun;
  }

  /** The streams of all tables of the name, the oldest first. */
  List<String> streams() {
    List<String> streams = new ArrayList<>(endedStreams);
    if (isThere()) {
      streams.add(present());
    }
    return streams;
  }

  private String present() {
    try {
      return dynamoDb.describeTable(d -> d.tableName(table.name())).table().latestStreamArn();
    } catch (ResourceNotFoundException e) {
      throw new IllegalStateException(table.name() + " is gone, and nobody deleted it", e);
    }
  }
}

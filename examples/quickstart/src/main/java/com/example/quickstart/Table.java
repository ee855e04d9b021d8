package com.example.quickstart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table whose items have the key "code". It remembers what was done to each item. */
final class Table {

  private static final int LARGEST_BATCH = 25;

  private final DynamoDbClient dynamoDb;
  private final String name;
  private final Map<String, List<String>> changes = new TreeMap<>();

  private Table(DynamoDbClient dynamoDb, String name) {
    this.dynamoDb = dynamoDb;
    this.name = name;
  }

  /** A table that exists. */
  static Table existing(DynamoDbClient dynamoDb, String name) {
    return new Table(dynamoDb, name);
  }

  /** Creates a table and waits until it can be used. */
  static Table create(DynamoDbClient dynamoDb, String name) {
    dynamoDb.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("code").keyType(KeyType.HASH))
                .attributeDefinitions(
                    code -> code.attributeName("code").attributeType(ScalarAttributeType.S)));
    dynamoDb.waiter().waitUntilTableExists(table -> table.tableName(name));
    return new Table(dynamoDb, name);
  }

  String name() {
    return name;
  }

  /** What was done to each item since this table was taken in hand, in order, by code. */
  Map<String, List<String>> changes() {
    return Collections.unmodifiableMap(changes);
  }

  /** The number of changes since this table was taken in hand. */
  int changeCount() {
    return changes.values().stream().mapToInt(List::size).sum();
  }

  /** Writes items that are not there yet. */
  void putNew(List<Map<String, AttributeValue>> items) {
    for (int from = 0; from < items.size(); from += LARGEST_BATCH) {
      putBatch(items.subList(from, Math.min(items.size(), from + LARGEST_BATCH)));
    }
    items.forEach(item -> note(item.get("code").s(), "INSERT"));
  }

  /** Gives one attribute of an item another value. */
  void set(String code, String attribute, AttributeValue value) {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(name)
                .key(key(code))
                .updateExpression("SET #a = :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", value)));
    note(code, "MODIFY");
  }

  /** Deletes an item that is there. */
  void delete(String code) {
    dynamoDb.deleteItem(delete -> delete.tableName(name).key(key(code)));
    note(code, "REMOVE");
  }

  private void putBatch(List<Map<String, AttributeValue>> items) {
    List<WriteRequest> requests =
        items.stream()
            .map(item -> PutRequest.builder().item(item).build())
            .map(put -> WriteRequest.builder().putRequest(put).build())
            .toList();
    Map<String, List<WriteRequest>> left = Map.of(name, requests);
    while (!left.isEmpty()) {
      Map<String, List<WriteRequest>> batch = left;
      left = dynamoDb.batchWriteItem(write -> write.requestItems(batch)).unprocessedItems();
    }
  }

  private static Map<String, AttributeValue> key(String code) {
    return Map.of("code", AttributeValue.fromS(code));
  }

  private void note(String code, String eventName) {
    changes.computeIfAbsent(code, c -> new ArrayList<>()).add(eventName);
  }
}

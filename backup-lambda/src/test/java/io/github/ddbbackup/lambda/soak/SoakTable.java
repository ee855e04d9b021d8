package io.github.ddbbackup.lambda.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * A table of a soak.
 *
 * @param name its name
 * @param hash the type of its partition key
 * @param range whether it has a sort key, a number
 * @param lives how many tables bear the name, one after another
 * @param stays whether the last of them is there in the end
 */
record SoakTable(String name, ScalarAttributeType hash, boolean range, int lives, boolean stays) {

  private static final int MADE_AGAIN_ONE_IN = 4;
  private static final int LIVES = 3;

  private static final StreamSpecification STREAM = stream(StreamViewType.NEW_AND_OLD_IMAGES);

  private static final List<ScalarAttributeType> HASHES =
      List.of(ScalarAttributeType.S, ScalarAttributeType.N, ScalarAttributeType.B);

  /**
   * The tables of a plan, of every kind. One has a name too long for a delivery stream, some are
   * deleted and made again while they are written to, and the last one is deleted for good.
   */
  static List<SoakTable> of(SoakPlan plan) {
    List<SoakTable> tables = new ArrayList<>();
    for (int i = 0; i < plan.tables(); i++) {
      String name = "Soak-%02d".formatted(i) + (i == 1 ? "-" + "long".repeat(20) : "");
      int lives = i % MADE_AGAIN_ONE_IN == 2 ? LIVES : 1;
      boolean stays = i == 0 || i < plan.tables() - 1;
      tables.add(new SoakTable(name, HASHES.get(i % HASHES.size()), i % 2 == 1, lives, stays));
    }
    return tables;
  }

  /** The key of the item with a number. */
  Map<String, AttributeValue> key(long number) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put("pk", partition(Long.toString(range ? number / 10 : number)));
    if (range) {
      key.put("sk", AttributeValue.fromN(Long.toString(number % 10)));
    }
    return key;
  }

  /**
   * Makes the table.
   *
   * @param stream whether its stream is on from its first change; otherwise the backup turns it on
   */
  void create(DynamoDbClient dynamoDb, boolean stream) {
    List<AttributeDefinition> attributes = new ArrayList<>(List.of(attribute("pk", hash)));
    List<KeySchemaElement> schema = new ArrayList<>(List.of(element("pk", KeyType.HASH)));
    if (range) {
      attributes.add(attribute("sk", ScalarAttributeType.N));
      schema.add(element("sk", KeyType.RANGE));
    }
    dynamoDb.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(schema)
                .streamSpecification(stream ? STREAM : null));
  }

  /** Whether it could write the item with a number, as it is in a version. */
  boolean writes(DynamoDbClient dynamoDb, long number, long version) {
    Map<String, AttributeValue> item = key(number);
    item.put("version", AttributeValue.fromN(Long.toString(version)));
    try {
      dynamoDb.putItem(p -> p.tableName(name).item(item));
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  void switchStreamOff(DynamoDbClient dynamoDb) {
    dynamoDb.updateTable(t -> t.tableName(name).streamSpecification(s -> s.streamEnabled(false)));
  }

  void switchStreamOn(DynamoDbClient dynamoDb, StreamViewType view) {
    dynamoDb.updateTable(t -> t.tableName(name).streamSpecification(stream(view)));
  }

  private static StreamSpecification stream(StreamViewType view) {
    return StreamSpecification.builder().streamEnabled(true).streamViewType(view).build();
  }

  private AttributeValue partition(String number) {
    return switch (hash) {
      case N -> AttributeValue.fromN(number);
      case B -> AttributeValue.fromB(SdkBytes.fromUtf8String("ü" + number));
      default -> AttributeValue.fromS("item \"" + number + "\" ü");
    };
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}

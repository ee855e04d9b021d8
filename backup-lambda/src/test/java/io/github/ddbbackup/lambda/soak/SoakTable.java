package io.github.ddbbackup.lambda.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table of a soak.
 *
 * @param name its name
 * @param hash the type of its partition key
 * @param range whether it has a sort key, a number
 */
record SoakTable(String name, ScalarAttributeType hash, boolean range) {

  private static final List<ScalarAttributeType> HASHES =
      List.of(ScalarAttributeType.S, ScalarAttributeType.N, ScalarAttributeType.B);

  /** The tables of a plan, of every kind; one has a name too long for a delivery stream. */
  static List<SoakTable> of(SoakPlan plan) {
    List<SoakTable> tables = new ArrayList<>();
    for (int i = 0; i < plan.tables(); i++) {
      String name = "Soak-%02d".formatted(i) + (i == 1 ? "-" + "long".repeat(20) : "");
      tables.add(new SoakTable(name, HASHES.get(i % HASHES.size()), i % 2 == 1));
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

  void create(DynamoDbClient dynamoDb) {
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
                .keySchema(schema));
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

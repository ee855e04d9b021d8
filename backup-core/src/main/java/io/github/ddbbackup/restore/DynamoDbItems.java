package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.PutBatch;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyAttribute;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The items of a table of DynamoDB. */
final class DynamoDbItems implements ItemTable {

  private static final String TOO_WIDE =
      "it has more attributes than a condition can hold, so that nothing could keep a change of it"
          + " from being overwritten";

  private final AwsClients clients;
  private final TableName table;

  DynamoDbItems(AwsClients clients, TableName table) {
    this.clients = clients;
    this.table = table;
  }

  @Override
  public List<Json> put(List<Json> items) {
    try {
      BatchWriteItemResponse answer =
          call("dynamodb:BatchWriteItem").answer(() -> PutBatch.put(clients, table, items));
      return answer.unprocessedItems().values().stream()
          .flatMap(List::stream)
          .map(write -> ItemCodec.toJson(write.putRequest().item()))
          .toList();
    } catch (AwsCallException e) {
      return switch (e.kind()) {
        case THROTTLED -> items;
        case INVALID -> throw new RefusedItemException(e.value(), e);
        default -> throw e;
      };
    }
  }

  @Override
  public Optional<Json> get(ItemKey key) {
    Map<String, AttributeValue> item =
        call("dynamodb:GetItem")
            .answer(
                () ->
                    clients
                        .dynamoDb()
                        .getItem(
                            r ->
                                r.tableName(table.value())
                                    .key(attributes(key))
                                    .consistentRead(true)))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(ItemCodec.toJson(item));
  }

  @Override
  public ConditionalWrite write(RevertChange change) {
    Map<String, AttributeValue> live =
        change.live().map(ItemCodec::toAttributes).orElseGet(Map::of);
    Map<String, AttributeValue> wanted =
        change.wanted().map(ItemCodec::toAttributes).orElseGet(Map::of);
    Optional<ExactCondition> condition =
        ExactCondition.of(live, live.isEmpty() ? aName(change.key()) : without(live, wanted));
    if (condition.isEmpty()) {
      return new ConditionalWrite.Refused(TOO_WIDE);
    }
    return change.wanted().isEmpty()
        ? conditional("dynamodb:DeleteItem", () -> delete(change.key(), condition.get()))
        : conditional("dynamodb:PutItem", () -> put(wanted, condition.get()));
  }

  /** An item has all attributes of its key, so that the absence of one is that of the item. */
  private static Set<String> aName(ItemKey key) {
    return Set.of(key.attributes().get(0).name());
  }

  private static Set<String> without(
      Map<String, AttributeValue> live, Map<String, AttributeValue> wanted) {
    Set<String> added = new HashSet<>(wanted.keySet());
    added.removeAll(live.keySet());
    return added;
  }

  private ConditionalWrite conditional(String action, Supplier<Map<String, AttributeValue>> write) {
    try {
      Map<String, AttributeValue> before = call(action).answer(write);
      return new ConditionalWrite.Done(
          before.isEmpty() ? Optional.empty() : Optional.of(ItemCodec.toJson(before)));
    } catch (AwsCallException e) {
      if (e.getCause() instanceof ConditionalCheckFailedException) {
        return new ConditionalWrite.Changed();
      }
      if (e.kind() == ErrorKind.INVALID) {
        return new ConditionalWrite.Refused(e.value());
      }
      throw e;
    }
  }

  private Map<String, AttributeValue> put(
      Map<String, AttributeValue> item, ExactCondition condition) {
    return clients
        .dynamoDb()
        .putItem(
            r ->
                r.tableName(table.value())
                    .item(item)
                    .conditionExpression(condition.expression())
                    .expressionAttributeNames(condition.names())
                    .expressionAttributeValues(orNull(condition.values()))
                    .returnValues(ReturnValue.ALL_OLD))
        .attributes();
  }

  private Map<String, AttributeValue> delete(ItemKey key, ExactCondition condition) {
    return clients
        .dynamoDb()
        .deleteItem(
            r ->
                r.tableName(table.value())
                    .key(attributes(key))
                    .conditionExpression(condition.expression())
                    .expressionAttributeNames(condition.names())
                    .expressionAttributeValues(orNull(condition.values()))
                    .returnValues(ReturnValue.ALL_OLD))
        .attributes();
  }

  /** DynamoDB takes no empty map of values. */
  private static Map<String, AttributeValue> orNull(Map<String, AttributeValue> values) {
    return values.isEmpty() ? null : values;
  }

  private static Map<String, AttributeValue> attributes(ItemKey key) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    key.attributes().forEach(part -> attributes.put(part.name(), value(part)));
    return attributes;
  }

  private static AttributeValue value(KeyAttribute part) {
    return switch (part.type()) {
      case S -> AttributeValue.fromS(part.value());
      case N -> AttributeValue.fromN(part.value());
      case B ->
          AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(part.value())));
    };
  }

  private AwsCall call(String action) {
    return new AwsCall(action, "table " + table);
  }
}

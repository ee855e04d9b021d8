package io.github.ddbbackup.aws;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.PlainImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;

/**
 * Items for one call of BatchWriteItem, sent as the text that they are: to take each apart and have
 * the client put it together again is half of what such a call costs the caller.
 */
public final class PutBatch {

  private static final String END = "]}}";

  private PutBatch() {}

  /**
   * The request that puts items into a table.
   *
   * @param table the table
   * @param items 1 to 25 items of different keys, see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">
   *     BatchWriteItem</a>
   * @return the request, for {@link AwsClients#dynamoDb()}; it holds the items out of sight of
   *     those who look at requests
   * @throws BackupException if one is no item
   */
  public static BatchWriteItemRequest of(TableName table, List<Json> items) {
    byte[] body = body(table, items);
    return BatchWriteItemRequest.builder()
        // Where the call goes may depend on the table.
        .requestItems(Map.of(table.value(), List.of()))
        .overrideConfiguration(o -> o.putExecutionAttribute(GivenBody.TEXT, body))
        .build();
  }

  private static byte[] body(TableName table, List<Json> items) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String before = "{\"RequestItems\":{\"%s\":[".formatted(table);
    for (Json item : items) {
      append(body, before + "{\"PutRequest\":{\"Item\":");
      body.writeBytes(plain(item).toBytes());
      append(body, "}}");
      before = ",";
    }
    append(body, END);
    return body.toByteArray();
  }

  /** The client's own text where the item's own is unusual; it may not even be an item's. */
  private static Json plain(Json item) {
    return PlainImage.is(item) ? item : ItemCodec.toJson(ItemCodec.toAttributes(item));
  }

  private static void append(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}

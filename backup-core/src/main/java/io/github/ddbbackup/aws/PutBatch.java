package io.github.ddbbackup.aws;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.PlainImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/**
 * Puts items by BatchWriteItem, as the text that they are: who has each taken apart, and the client
 * put it together again, spends more on that than on the rest of the call.
 */
public final class PutBatch {

  private static final String END = "]}}";

  private PutBatch() {}

  /**
   * Puts items into a table.
   *
   * @param clients how AWS is reached
   * @param table the table
   * @param items 1 to 25 items of different keys, see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">
   *     BatchWriteItem</a>
   * @return the answer, which has the items that were not put
   * @throws IllegalArgumentException if there are no items
   * @throws BackupException if one is no item; then none is sent
   * @throws SdkException if the call fails
   */
  public static BatchWriteItemResponse put(AwsClients clients, TableName table, List<Json> items) {
    checkArgument(!items.isEmpty(), "no items to put into table %s", table);
    byte[] body = body(table, items);
    // The names of the tables are all that the client has to see: where it calls may depend on
    // them.
    return clients
        .dynamoDb()
        .batchWriteItem(
            r ->
                r.requestItems(Map.of(table.value(), List.of()))
                    .overrideConfiguration(o -> o.putExecutionAttribute(GivenBody.TEXT, body)));
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

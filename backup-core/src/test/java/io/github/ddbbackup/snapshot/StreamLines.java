package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.naming.TableName;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Reads the stream of a table as the functions do, when a test says so. */
public final class StreamLines {

  private final AwsClients clients;
  private final TableName table;
  private final Map<String, String> read = new HashMap<>();

  /** Nothing has been read yet. */
  public StreamLines(AwsClients clients, TableName table) {
    this.clients = clients;
    this.table = table;
  }

  /** The lines of what came into the stream that the table has now since the last time. */
  public String take() {
    StringBuilder lines = new StringBuilder();
    String stream =
        clients.dynamoDb().describeTable(r -> r.tableName(table.value())).table().latestStreamArn();
    for (Shard shard :
        clients
            .dynamoDbStreams()
            .describeStream(r -> r.streamArn(stream))
            .streamDescription()
            .shards()) {
      take(stream, shard.shardId(), lines);
    }
    return lines.toString();
  }

  private void take(String stream, String shard, StringBuilder lines) {
    String last = read.get(stream + shard);
    String iterator =
        clients
            .dynamoDbStreams()
            .getShardIterator(
                r ->
                    r.streamArn(stream)
                        .shardId(shard)
                        .shardIteratorType(
                            last == null
                                ? ShardIteratorType.TRIM_HORIZON
                                : ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(last))
            .shardIterator();
    while (iterator != null) {
      String current = iterator;
      var page = clients.dynamoDbStreams().getRecords(r -> r.shardIterator(current));
      for (Record record : page.records()) {
        lines.append(line(record)).append('\n');
        read.put(stream + shard, record.dynamodb().sequenceNumber());
      }
      iterator = page.records().isEmpty() ? null : page.nextShardIterator();
    }
  }

  private static String line(Record record) {
    StreamRecord change = record.dynamodb();
    StringBuilder line = new StringBuilder("{\"Keys\":").append(ItemCodec.toJson(change.keys()));
    if (change.hasNewImage()) {
      line.append(",\"NewImage\":").append(ItemCodec.toJson(change.newImage()));
    }
    if (change.hasOldImage()) {
      line.append(",\"OldImage\":").append(ItemCodec.toJson(change.oldImage()));
    }
    return line.append(
            ",\"SequenceNumber\":\"%s\",\"SizeBytes\":%d,\"ApproximateCreationDateTime\":%d,\"eventName\":\"%s\"}"
                .formatted(
                    change.sequenceNumber(),
                    change.sizeBytes(),
                    change.approximateCreationDateTime().getEpochSecond(),
                    record.eventNameAsString()))
        .toString();
  }
}

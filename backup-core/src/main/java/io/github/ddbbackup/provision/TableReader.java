package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ActualUpdateStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Reads tables, their tags and their streams. */
public final class TableReader {

  private final AwsClients clients;

  /**
   * Makes a reader.
   *
   * @param clients how AWS is reached
   */
  public TableReader(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * The names of all tables of the account and Region, over all pages.
   *
   * @return the names
   */
  public List<TableName> names() {
    return new AwsCall("dynamodb:ListTables", "all tables")
        .answer(
            () ->
                clients.dynamoDb().listTablesPaginator().tableNames().stream()
                    .map(TableName::of)
                    .toList());
  }

  /**
   * What DynamoDB says of a table.
   *
   * @param table its name
   * @return the description; empty when there is no such table
   */
  public Optional<TableDescription> find(TableName table) {
    return new AwsCall("dynamodb:DescribeTable", "table " + table)
        .find(() -> clients.dynamoDb().describeTable(r -> r.tableName(table.value())).table());
  }

  /** Whether a table is not on its way out. */
  static boolean stays(TableDescription table) {
    return table.tableStatus() != TableStatus.DELETING;
  }

  /**
   * The tags of a table, over all pages.
   *
   * @param tableArn its ARN
   * @return the tags
   */
  public Map<String, String> tags(String tableArn) {
    Map<String, String> tags = new HashMap<>();
    String token = null;
    do {
      String nextToken = token;
      ListTagsOfResourceResponse page =
          new AwsCall("dynamodb:ListTagsOfResource", tableArn)
              .answer(
                  () ->
                      clients
                          .dynamoDb()
                          .listTagsOfResource(r -> r.resourceArn(tableArn).nextToken(nextToken)));
      page.tags().forEach(t -> tags.put(t.key(), t.value()));
      token = page.nextToken();
    } while (token != null);
    return tags;
  }

  /** Whether a stream can be read. One that was switched off can be for 24 hours. */
  boolean isReadable(StreamArn stream) {
    return new AwsCall("dynamodb:DescribeStream", "stream " + stream)
        .find(
            () ->
                clients.dynamoDbStreams().describeStream(r -> r.streamArn(stream.value()).limit(1)))
        .isPresent();
  }

  static Optional<ActualUpdateStream> updateStream(TableDescription table) {
    boolean on =
        table.streamSpecification() != null
            && Boolean.TRUE.equals(table.streamSpecification().streamEnabled())
            && table.latestStreamArn() != null;
    return on
        ? Optional.of(
            new ActualUpdateStream(
                StreamArn.of(table.latestStreamArn()),
                table.streamSpecification().streamViewTypeAsString()))
        : Optional.empty();
  }
}

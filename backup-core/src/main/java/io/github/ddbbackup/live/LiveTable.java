package io.github.ddbbackup.live;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * A table that is there.
 *
 * @param state which table, and what it is made with
 * @param items how many items it has, which DynamoDB counts every six hours or so
 * @param bytes how large they are, likewise
 */
public record LiveTable(TableState state, long items, long bytes) {

  /** Checks that nothing is null. */
  public LiveTable {
    requireNonNull(state);
  }

  /**
   * Looks for a table.
   *
   * @param clients how AWS is reached
   * @param table the table
   * @param clock tells when it is looked for
   * @return the table; empty when there is none, or it is being deleted
   * @throws BackupException if AWS refuses
   */
  public static Optional<LiveTable> find(AwsClients clients, TableName table, InstantSource clock) {
    return new AwsCall("dynamodb:DescribeTable", "table " + table)
        .find(() -> clients.dynamoDb().describeTable(r -> r.tableName(table.value())).table())
        .filter(description -> description.tableStatus() != TableStatus.DELETING)
        .map(description -> of(description, clock));
  }

  /**
   * Looks for a table that must be there.
   *
   * @param clients how AWS is reached
   * @param table the table
   * @param clock tells when it is looked for
   * @return the table
   * @throws BackupException if there is none, or AWS refuses
   */
  public static LiveTable get(AwsClients clients, TableName table, InstantSource clock) {
    return find(clients, table, clock)
        .orElseThrow(
            () ->
                BackupException.user(
                    "There is no such table",
                    table.value(),
                    "Check the name, the account and the Region " + clients.region() + "."));
  }

  private static LiveTable of(TableDescription description, InstantSource clock) {
    return new LiveTable(
        TableStates.of(description, clock.instant()),
        zeroIfNull(description.itemCount()),
        zeroIfNull(description.tableSizeBytes()));
  }

  private static long zeroIfNull(Long value) {
    return value == null ? 0 : value;
  }

  /**
   * The table's name.
   *
   * @return the name
   */
  public TableName name() {
    return state.incarnation().table();
  }

  /**
   * The names of the attributes that its key has.
   *
   * @return one name or two
   */
  public List<String> keyNames() {
    return state.definition().key().stream().map(KeyPart::attribute).toList();
  }
}

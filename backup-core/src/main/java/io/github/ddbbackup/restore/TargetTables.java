package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.provision.TableReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes the tables that are filled by a restore, and completes them when they are full. A tag tells
 * the table of a restore that was stopped, which the same restore then goes on with.
 */
final class TargetTables {

  private final AwsClients clients;
  private final TableReader reader;
  private final Waiter waiter;
  private final InstantSource clock;
  private final TableCompletion completion;

  /** What there is of a table. */
  enum Found {
    /** Nothing. */
    MISSING,
    /** A table like the wanted one, without any item. */
    EMPTY,
    /** That of the same restore, which was stopped. */
    BEGUN
  }

  TargetTables(AwsClients clients, Waiter waiter, InstantSource clock) {
    this.clients = clients;
    this.reader = new TableReader(clients);
    this.waiter = waiter;
    this.clock = clock;
    this.completion = new TableCompletion(clients, reader, waiter, this::awaitActive, clock);
  }

  /** What is done to tables when they are full. */
  TableCompletion completion() {
    return completion;
  }

  /** The tags of a table. */
  Map<String, String> tags(TableDescription table) {
    return reader.tags(table.tableArn());
  }

  /** The table of a name, unless it is on its way out. */
  Optional<TableDescription> find(TableName table) {
    return reader.find(table).filter(found -> found.tableStatus() != TableStatus.DELETING);
  }

  /**
   * Looks what there is of a table. Changes nothing.
   *
   * @throws BackupException if there is a table with items, or one that differs
   */
  Found look(NewTable wanted) {
    if (find(wanted.name()).isEmpty()) {
      return Found.MISSING;
    }
    TableDescription found = awaitActive(wanted.name());
    Optional<String> mark = Optional.ofNullable(tags(found).get(NewTable.MARK));
    if (mark.filter(wanted.mark()::equals).isPresent()) {
      return Found.BEGUN;
    }
    refuse(wanted, mark, () -> differences(found, wanted.definition()));
    return Found.EMPTY;
  }

  /** Makes the table, or takes the one that is there. */
  void prepare(NewTable wanted, Found found) {
    if (found == Found.MISSING) {
      create(wanted);
    } else if (found == Found.EMPTY) {
      completion.mark(awaitActive(wanted.name()).tableArn(), wanted);
    }
  }

  private void refuse(NewTable wanted, Optional<String> mark, Supplier<List<String>> differences) {
    if (mark.isPresent()) {
      throw refused(
          "The target table is being filled by another restore",
          wanted.name() + ", " + mark.get(),
          "Run that one again to its end, or delete the table.");
    }
    if (hasItems(wanted.name())) {
      throw refused(
          "The target table exists and has items",
          wanted.name().value(),
          "Name a table that does not exist; to bring items back in the table itself, leave the"
              + " target out; to go on with an import that was stopped, use"
              + " -Dddbbackup.via=import.");
    }
    if (!differences.get().isEmpty()) {
      throw refused(
          "The target table exists and is another one than the restored would be",
          wanted.name() + ": " + String.join("; ", differences.get()),
          "Name a table that does not exist, or delete this one, which is empty.");
    }
  }

  private static BackupException refused(String what, String value, String nextStep) {
    return BackupException.user(what, value, nextStep);
  }

  private List<String> differences(TableDescription found, TableDefinition wanted) {
    TableDefinition there = TableStates.of(found, clock.instant()).definition();
    List<String> differences = new ArrayList<>();
    if (!there.key().equals(wanted.key()) || !there.attributes().equals(wanted.attributes())) {
      differences.add("its keys are " + there.attributes() + ", not " + wanted.attributes());
    }
    if (!there.globalIndexes().equals(wanted.globalIndexes())) {
      differences.add("its global indexes differ");
    }
    if (!there.localIndexes().equals(wanted.localIndexes())) {
      differences.add("its local indexes differ");
    }
    return differences;
  }

  private boolean hasItems(TableName table) {
    return call("dynamodb:Scan", table)
            .answer(
                () ->
                    clients
                        .dynamoDb()
                        .scan(
                            r ->
                                r.tableName(table.value())
                                    .limit(1)
                                    .select(Select.COUNT)
                                    .consistentRead(true)))
            .count()
        > 0;
  }

  private void create(NewTable table) {
    call("dynamodb:CreateTable", table.name())
        .answer(
            () ->
                clients
                    .dynamoDb()
                    .createTable(
                        TableRequests.create(
                            table.name(),
                            table.definition(),
                            table.firstTags(),
                            table.streamViewType())));
    TableDescription unused = awaitActive(table.name());
  }

  /** Waits until a table and its indexes can be written to. */
  TableDescription awaitActive(TableName table) {
    return waiter.await(
        "table " + table + " to become ACTIVE",
        () -> find(table).filter(found -> found.tableStatus() == TableStatus.ACTIVE));
  }

  private static AwsCall call(String action, TableName table) {
    return new AwsCall(action, "table " + table);
  }
}

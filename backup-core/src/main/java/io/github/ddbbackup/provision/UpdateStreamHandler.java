package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ActualUpdateStream;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Switches on a table's stream. DynamoDB takes no change of a table that is not ACTIVE. */
final class UpdateStreamHandler implements ResourceHandler<DesiredTable> {

  private final AwsClients clients;
  private final TableReader tables;
  private final Waiter waiter;
  private final BackupListener listener;

  UpdateStreamHandler(
      AwsClients clients, TableReader tables, Waiter waiter, BackupListener listener) {
    this.clients = clients;
    this.tables = tables;
    this.waiter = waiter;
    this.listener = listener;
  }

  @Override
  public Resource apply(PlannedChange change, DesiredTable desired) {
    TableName table = desired.name();
    awaitActive(table);
    new AwsCall("dynamodb:UpdateTable", "table " + table)
        .answer(
            () ->
                clients
                    .dynamoDb()
                    .updateTable(
                        r -> r.tableName(table.value()).streamSpecification(specification())));
    ActualUpdateStream stream =
        waiter.await(
            "the update stream of table " + table,
            () -> active(table).flatMap(TableReader::updateStream));
    listener.on(new BackupEvent.UpdateStreamEnabled(table.value()));
    return change.resource().withId(stream.arn().value());
  }

  /** Waits until the table can be changed; returns at once when there is no such table. */
  void awaitActive(TableName table) {
    waiter.await(
        "table " + table + " to become ACTIVE",
        () -> tables.find(table).isEmpty() ? Optional.of(table) : active(table).map(t -> table));
  }

  private Optional<TableDescription> active(TableName table) {
    return tables.find(table).filter(t -> t.tableStatus() == TableStatus.ACTIVE);
  }

  private static StreamSpecification specification() {
    return StreamSpecification.builder()
        .streamEnabled(true)
        .streamViewType(DesiredTable.VIEW_TYPE)
        .build();
  }
}

package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.RemovalReason;
import io.github.ddbbackup.plan.TableResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Notes that a person ends the backup of tables, before it ends. Where that can't be noted the
 * backup goes on: the next reconcile would set it up again.
 */
final class SwitchOff {

  private final CatalogKeeper keeper;
  private final BulkRun bulk;

  SwitchOff(CatalogKeeper keeper, BulkRun bulk) {
    this.keeper = keeper;
    this.bulk = bulk;
  }

  /** Has the backup removed of those tables of which it could be noted. */
  BulkResult before(Function<List<TableName>, BulkResult> removal, List<TableName> tables) {
    Map<TableName, TableResult> results = new HashMap<>();
    bulk.forEach(tables, this::failed)
        .forEach(failed -> failed.ifPresent(f -> results.put(f.table(), f)));
    List<TableName> noted = tables.stream().filter(t -> !results.containsKey(t)).toList();
    removal.apply(noted).tables().forEach(r -> results.put(r.table(), r));
    return new BulkResult(tables.stream().map(results::get).toList());
  }

  private Optional<TableResult> failed(TableName table) {
    Optional<BackupException> failure = keeper.switchOff(table);
    Decision decision = new Decision(false, RemovalReason.REQUESTED.clause(), false);
    return failure.map(f -> new TableResult(table, decision, List.of(), Optional.of(f)));
  }
}

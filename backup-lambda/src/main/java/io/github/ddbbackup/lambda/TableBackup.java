package io.github.ddbbackup.lambda;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileRequest;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What the function does to the backup of tables. */
interface TableBackup {

  /** Sets up the backup of a table. */
  TableResult tableMade(TableName table);

  /** Takes down the backup of a table that is no more. */
  TableResult tableDeleted(TableName table);

  /** Looks over all tables, or those after one, while there is time. */
  ReconcileResult reconcile(Optional<TableName> after, Supplier<Duration> remaining);

  /** Has the function called again, for the tables that are left. */
  void handOn(ReconcileRequest request);

  /** Works on the account. */
  static TableBackup of(ContinuousBackup backup) {
    return new TableBackup() {
      @Override
      public TableResult tableMade(TableName table) {
        return backup.provisionMade(table);
      }

      @Override
      public TableResult tableDeleted(TableName table) {
        return backup.deprovisionDeleted(table);
      }

      @Override
      public ReconcileResult reconcile(Optional<TableName> after, Supplier<Duration> remaining) {
        return backup.reconcile(Mode.APPLY, after, remaining);
      }

      @Override
      public void handOn(ReconcileRequest request) {
        backup.handOn(request);
      }
    };
  }
}

package io.github.ddbbackup.lambda;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.provision.ContinuousBackup;

/** What the function does to the backup of one table. */
interface TableBackup {

  /** Sets up the backup of a table. */
  TableResult tableMade(TableName table);

  /** Takes down the backup of a table that is no more. */
  TableResult tableDeleted(TableName table);

  /** Works on the account. */
  static TableBackup of(ContinuousBackup backup) {
    return new TableBackup() {
      @Override
      public TableResult tableMade(TableName table) {
        return backup.provision(table);
      }

      @Override
      public TableResult tableDeleted(TableName table) {
        return backup.deprovisionDeleted(table);
      }
    };
  }
}

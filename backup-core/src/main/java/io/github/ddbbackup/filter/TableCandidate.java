package io.github.ddbbackup.filter;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.function.Supplier;

/** A table about which a {@link TableFilter} decides. */
public interface TableCandidate {

  /**
   * The table's name.
   *
   * @return the name
   */
  TableName name();

  /**
   * What DynamoDB says about the table. It is asked at the first call and remembered.
   *
   * @return the description
   * @throws BackupException if DynamoDB can't be asked
   */
  TableDescription description();

  /**
   * A candidate whose description is fetched when it is first asked for, and only once, even with
   * several threads.
   *
   * @param name the table's name
   * @param describe fetches the description
   * @return the candidate
   */
  static TableCandidate of(TableName name, Supplier<TableDescription> describe) {
    Supplier<TableDescription> once = Suppliers.memoize(describe::get);
    return new TableCandidate() {
      @Override
      public TableName name() {
        return name;
      }

      @Override
      public TableDescription description() {
        return once.get();
      }
    };
  }
}

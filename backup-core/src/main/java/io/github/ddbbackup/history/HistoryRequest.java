package io.github.ddbbackup.history;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.naming.TableName;
import java.util.Optional;

/**
 * Which item's history is asked for.
 *
 * @param table the name of its table
 * @param key its key
 * @param span when the changes were made
 * @param onDamage what to do about what can't be read
 * @param formerFolder another folder of the bucket that holds changes of the table, see {@link
 *     io.github.ddbbackup.archive.TableFolders#withFormer}
 */
public record HistoryRequest(
    TableName table,
    KeyQuery key,
    TimeSpan span,
    OnDamage onDamage,
    Optional<String> formerFolder) {

  /** Checks that nothing is null. */
  public HistoryRequest {
    requireNonNull(table);
    requireNonNull(key);
    requireNonNull(span);
    requireNonNull(onDamage);
    requireNonNull(formerFolder);
  }
}

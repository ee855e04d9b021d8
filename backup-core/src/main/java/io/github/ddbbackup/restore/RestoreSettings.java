package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.ScanSettings;
import io.github.ddbbackup.store.WorkSpace;
import java.util.Optional;

/**
 * How a restore works.
 *
 * @param readers how many objects of the backup are read side by side; at least 1
 * @param writers how many requests write to the table at a time; 1 to 256
 * @param onDamage what to do about objects and lines that can't be read
 * @param scan how a table is read that is there
 * @param work where items are kept meanwhile
 * @param formerFolder another folder of the bucket that holds changes of the table, see {@link
 *     io.github.ddbbackup.archive.TableFolders#withFormer}; empty for none. Where it holds changes
 *     of other tables too, they can't be told apart
 */
public record RestoreSettings(
    int readers,
    int writers,
    OnDamage onDamage,
    ScanSettings scan,
    WorkSpace work,
    Optional<String> formerFolder) {

  /** More of them do not make one machine's connection faster. */
  public static final int MOST_WRITERS = 256;

  /**
   * Checks the numbers.
   *
   * @throws BackupException if one is out of its range
   */
  public RestoreSettings {
    requireNonNull(onDamage);
    requireNonNull(scan);
    requireNonNull(work);
    requireNonNull(formerFolder);
    if (writers < 1 || writers > MOST_WRITERS) {
      throw BackupException.user(
          "Not a number of writers", Integer.toString(writers), "Use 1 to " + MOST_WRITERS + ".");
    }
  }
}

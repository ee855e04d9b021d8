package io.github.ddbbackup.restore;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.nio.file.Path;

/**
 * Brings tables and items back as they were at an instant: into a table of their own, or in the
 * table itself by writing what differs. What was stopped is completed by doing it again.
 *
 * <p>All methods throw a {@link BackupException} when the backup does not reach back to the
 * instant, is damaged and that is not to be skipped, or AWS refuses. One restore at a time.
 */
public final class Restore implements AutoCloseable {

  private final Parts parts;

  Restore(Parts parts) {
    this.parts = parts;
  }

  /**
   * Starts to make one.
   *
   * @param config the configuration, which says where the backup is
   * @return a builder
   */
  public static RestoreBuilder builder(BackupConfig config) {
    return new RestoreBuilder(config);
  }

  /**
   * Makes a table as another one was, and fills it. A table of that name is taken if it is empty
   * and has the same keys and indexes, or if it is that of the same restore which was stopped; then
   * only what is missing is written.
   *
   * @param request what to bring back
   * @param target the table to make
   * @return what came of it
   * @throws BackupException if there is a table of that name which has items or is another one, or
   *     the catalog does not know what the table was made with
   */
  public RestoreReport intoTable(RestoreRequest request, TableName target) {
    return intoTable(request, TargetTable.named(target));
  }

  /**
   * The same, in a way of one's own. What {@link Via#IMPORT} can't do is refused before anything is
   * made.
   *
   * @param request what to bring back
   * @param target the table to make, and how
   * @return what came of it; the notes tell whether the table is backed up
   * @throws BackupException also if DynamoDB could not import all items; the table is marked then,
   *     and {@link Via#WRITES} completes it
   */
  public RestoreReport intoTable(RestoreRequest request, TargetTable target) {
    return switch (target.via()) {
      case WRITES -> new TableRestore(parts, target).restore(request);
      case IMPORT -> new ImportRestore(parts, target).restore(request);
    };
  }

  /**
   * Compares a table with what it was, and plans what to write. Writes nothing to the table.
   *
   * @param request what to bring back
   * @param file where the plan is saved; must not be there. It holds items, and only its owner can
   *     read it
   * @return the plan
   */
  public RevertPlan plan(RestoreRequest request, Path file) {
    return new Revert(parts).plan(request, file);
  }

  /**
   * Reads a plan that was saved.
   *
   * @param file the file
   * @return the plan
   * @throws BackupException if it is none, not whole, or any byte of it was changed
   */
  public static RevertPlan open(Path file) {
    return PlanReader.open(file).plan();
  }

  /**
   * Writes what a plan says: each item only if it still is what the plan saw. An item that is what
   * it was at the instant by now is left as it is, so that a plan can be applied again after it was
   * stopped.
   *
   * @param plan the plan
   * @return what came of it; items that were changed since the plan was made are refused
   * @throws BackupException if the table of the plan is not there any more, or its file is not what
   *     it was when the plan was made or opened; where it is changed meanwhile, nothing was written
   *     but what the plan says
   */
  public RestoreReport apply(RevertPlan plan) {
    return new Revert(parts).apply(plan);
  }

  /** Closes the connections to AWS. */
  @Override
  public void close() {
    parts.clients().close();
  }
}

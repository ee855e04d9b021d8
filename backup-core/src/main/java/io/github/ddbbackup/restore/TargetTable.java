package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table to make.
 *
 * @param name its name
 * @param via how it is filled
 * @param provisioner sets it up for backup, such as {@code backup::provision}; empty for none.
 *     Where items are written this is done before, so that the table's backup has all of them;
 *     after an import, whose items no change tells of, a baseline is made of the table besides
 */
public record TargetTable(
    TableName name, Via via, Optional<Function<TableName, TableResult>> provisioner) {

  /** Checks that nothing is null. */
  public TargetTable {
    requireNonNull(name);
    requireNonNull(via);
    requireNonNull(provisioner);
  }

  /**
   * A table that is filled by writes and not set up for backup.
   *
   * @param name its name
   * @return the table
   */
  public static TargetTable named(TableName name) {
    return new TargetTable(name, Via.WRITES, Optional.empty());
  }

  /**
   * The same, filled in another way.
   *
   * @param way how it is filled
   * @return the table
   */
  public TargetTable via(Via way) {
    return new TargetTable(name, way, provisioner);
  }

  /**
   * The same, set up for backup.
   *
   * @param set sets a table up
   * @return the table
   */
  public TargetTable backedUpBy(Function<TableName, TableResult> set) {
    return new TargetTable(name, via, Optional.of(set));
  }

  /**
   * Sets it up for backup, if that is wanted.
   *
   * @return whether it was
   * @throws BackupException if it is wanted and could not be done; the table bears its mark still
   */
  boolean provision() {
    provisioner.map(set -> set.apply(name)).ifPresent(TargetTable::check);
    return provisioner.isPresent();
  }

  private static void check(TableResult result) {
    if (result.failure().isPresent()) {
      throw BackupException.service(
          "The new table could not be set up for backup",
          result.table() + ": " + result.failure().get().getMessage(),
          "Run this again, which goes on, or leave provision out.",
          result.failure().get());
    }
    if (!result.decision().backedUp()) {
      throw BackupException.user(
          "The new table is not to be backed up",
          result.table() + ": " + result.decision().reason(),
          "Run this again without provision, which goes on, or let the filter take the table in.");
    }
  }
}

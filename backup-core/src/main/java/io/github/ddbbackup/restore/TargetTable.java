package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

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

  /** Sets it up for backup; empty if that is not wanted. */
  Optional<TableResult> provision() {
    return provisioner.map(set -> set.apply(name));
  }

  /** Why a table is not backed up; empty if it is. */
  static Optional<String> notProvisioned(TableResult result) {
    if (result.failure().isPresent()) {
      return Optional.of(
          "The table could not be set up for backup: " + result.failure().get().getMessage());
    }
    return result.decision().backedUp()
        ? Optional.empty()
        : Optional.of("The table was not set up for backup: " + result.decision().reason() + ".");
  }
}

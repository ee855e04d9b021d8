package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which snapshots to make.
 *
 * @param tables of which tables; at least one, each once
 * @param at the instant that synthetic ones are for; empty to read the tables for baselines
 */
public record SnapshotRequest(List<TableName> tables, Optional<Instant> at) {

  /**
   * Takes each table once.
   *
   * @throws BackupException if there is none
   */
  public SnapshotRequest {
    requireNonNull(at);
    tables = tables.stream().distinct().toList();
    if (tables.isEmpty()) {
      throw BackupException.user(
          "No table is named", "", "Name those to make snapshots of, such as Orders,Customers.");
    }
  }

  /**
   * A request by a kind and an instant, either of which may be left out.
   *
   * @param tables of which tables
   * @param kind the kind; empty for synthetic ones if there is an instant, else baselines
   * @param at the instant; empty for the present moment, where they are synthetic
   * @param now the time
   * @return the request
   * @throws BackupException if there is no table, or baselines are wanted for an instant
   */
  public static SnapshotRequest of(
      List<TableName> tables, Optional<SnapshotKind> kind, Optional<Instant> at, Instant now) {
    SnapshotKind wanted =
        kind.orElse(at.isPresent() ? SnapshotKind.SYNTHETIC : SnapshotKind.BASELINE);
    if (wanted == SnapshotKind.SYNTHETIC) {
      return new SnapshotRequest(tables, Optional.of(at.orElse(now)));
    }
    at.ifPresent(
        instant -> {
          throw BackupException.user(
              "A baseline is of the time at which the table is read",
              instant.toString(),
              "Leave the time out, or make a synthetic snapshot.");
        });
    return new SnapshotRequest(tables, Optional.empty());
  }
}

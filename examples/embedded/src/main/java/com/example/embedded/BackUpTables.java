package com.example.embedded;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Sets up the backup of tables from a program: shows the plan, carries it out, and tells of each
 * table whether it is covered. The functions must have been deployed before.
 */
public final class BackUpTables {

  private final ContinuousBackup backup;
  private final PrintStream out;

  BackUpTables(ContinuousBackup backup, PrintStream out) {
    this.backup = backup;
    this.out = out;
  }

  /**
   * Runs from the command line.
   *
   * @param args the configuration file and a list of tables such as {@code Orders,Customers}
   */
  public static void main(String[] args) {
    if (args.length != 2) {
      throw new IllegalArgumentException("Give the configuration file and a list of tables.");
    }
    BackupConfig config = new ConfigLoader(System.getenv()).load(Path.of(args[0]));
    TableSelection tables = TableSelection.named(args[1]);
    try (ContinuousBackup backup =
        ContinuousBackup.builder()
            .config(config)
            .listener(event -> System.out.println("  " + event.message()))
            .build()) {
      new BackUpTables(backup, System.out).run(tables);
    }
  }

  void run(TableSelection tables) {
    out.println("Plan:");
    print(backup.provision(tables, Mode.DRY_RUN));
    out.println("Doing it:");
    BulkResult result = backup.provision(tables, Mode.APPLY);
    print(result);
    List<TableStatus> status = backup.status(tables);
    status.forEach(s -> out.println(s.table() + ": " + s.coverage() + " " + s.reasons()));
    failIfAny(result, status);
  }

  private void print(BulkResult result) {
    for (TableResult table : result.tables()) {
      out.println("  " + table.table() + ": " + table.decision().reason());
      table.changes().forEach(this::print);
      table.failure().ifPresent(failure -> out.println("    " + failure.getMessage()));
    }
  }

  private void print(ChangeResult change) {
    out.printf(
        "    %-7s %s (%s)%n",
        change.change().operation(), change.change().resource(), change.outcome());
  }

  private static void failIfAny(BulkResult result, List<TableStatus> status) {
    List<TableStatus> open =
        status.stream().filter(s -> s.coverage() == Coverage.NOT_COVERED).toList();
    if (!result.failures().isEmpty() || !open.isEmpty()) {
      throw BackupException.user("Tables are not backed up", open.toString(), "See above.");
    }
  }
}

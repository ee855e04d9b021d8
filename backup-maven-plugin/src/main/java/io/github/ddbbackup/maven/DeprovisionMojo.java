package io.github.ddbbackup.maven;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Ends the backup of tables without losing a change: removes their event source mappings when these
 * have delivered what was written, and then their delivery streams when these have written what
 * they buffer. That takes minutes as a rule, and a day at the most; the goal can be stopped and run
 * again at any time, and goes on. The tables, their update streams and the backup data stay. Tables
 * must be named; all tables at once, by {@code provisionAll} in the selection file, need {@code
 * -Dddbbackup.confirm=true}.
 */
@Mojo(name = "deprovision", requiresProject = false, threadSafe = true, aggregator = true)
public final class DeprovisionMojo extends AbstractTablesMojo {

  /** Shows what would be removed, and changes nothing. */
  @Parameter(property = "ddbbackup.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Says that the backup of all tables is really to end. */
  @Parameter(property = "ddbbackup.confirm", defaultValue = "false")
  private boolean confirm;

  /**
   * Waits until the removal is done. With {@code false} the goal only begins it, or goes on with it
   * as far as it goes at once; the same goal completes it later.
   */
  @Parameter(property = "ddbbackup.wait", defaultValue = "true")
  private boolean wait;

  /** Makes the goal; Maven fills the parameters in. */
  public DeprovisionMojo() {}

  @Override
  protected boolean decidesOnTables() {
    return false;
  }

  @Override
  void run(Connection connection, ContinuousBackup backup) {
    TableSelection selection = requiredSelection();
    if (selection instanceof TableSelection.All && !dryRun && !confirm) {
      throw BackupException.user(
          "This ends the backup of every table of the Region, so it must be confirmed",
          "",
          "Say -Dddbbackup.confirm=true, name the tables with -Dddbbackup.tables=A,B, or see what"
              + " would be removed with -Dddbbackup.dryRun=true.");
    }
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    BulkResult result =
        wait ? backup.deprovision(selection, mode) : backup.beginDeprovisioning(selection, mode);
    show(Reports.removal(result, mode));
    Verdict.on(result);
  }
}

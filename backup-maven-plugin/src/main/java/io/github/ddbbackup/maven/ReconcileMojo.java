package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Looks over all tables of the Region and mends what is not as it should be: tables that were never
 * set up or were changed since, what deleted tables left behind, what was begun and not ended, and
 * the catalog beside the backups. The function does the same by itself every hour. Tables that
 * {@code deprovision} switched off are left alone. It goes on past a table that fails, lists all
 * failures, and then fails.
 */
@Mojo(name = "reconcile", requiresProject = false, threadSafe = true, aggregator = true)
public final class ReconcileMojo extends AbstractAccountMojo {

  /** Shows what would be changed, and changes nothing. */
  @Parameter(property = "ddbbackup.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Makes the goal; Maven fills the parameters in. */
  public ReconcileMojo() {}

  @Override
  void run(Connection connection, ContinuousBackup backup) {
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    BulkResult result = backup.reconcile(mode);
    show(Reports.tables(result, mode));
    Verdict.on(result);
  }
}

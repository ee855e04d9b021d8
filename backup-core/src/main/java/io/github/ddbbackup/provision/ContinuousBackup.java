package io.github.ddbbackup.provision;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.AccountPlan;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.RemovalReason;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Continuous backup of the DynamoDB tables of one account and Region: sets it up, takes it away and
 * tells how things are. Whatever is asked for twice changes nothing the second time, and what was
 * cut off is completed the next time.
 *
 * <p>Methods about one table report its failure in the result. All methods throw a {@link
 * io.github.ddbbackup.event.BackupException} for what concerns the run as a whole, for example when
 * there are no credentials. Thread-safe.
 */
public final class ContinuousBackup implements AutoCloseable {

  private final AwsClients clients;
  private final AccountReader reader;
  private final TableProvisioner provisioner;
  private final Supplier<Installer> installer;
  private final BulkRun bulk;
  private final TableRemover remover;
  private final RemovalRun removals;

  /**
   * Makes one.
   *
   * @param installer makes what deploys; only then, because the functions themselves do not carry
   *     the clients that it needs
   */
  ContinuousBackup(
      AwsClients clients,
      AccountReader reader,
      TableProvisioner provisioner,
      Supplier<Installer> installer,
      BulkRun bulk,
      TableRemover remover,
      RemovalRun removals) {
    this.clients = clients;
    this.reader = reader;
    this.provisioner = provisioner;
    this.installer = Suppliers.memoize(installer::get);
    this.bulk = bulk;
    this.remover = remover;
    this.removals = removals;
  }

  /**
   * Starts to make one.
   *
   * @return a builder, which needs at least a configuration
   */
  public static ContinuousBackupBuilder builder() {
    return new ContinuousBackupBuilder();
  }

  /**
   * Sets up the backup of one table, if the configuration and the filters want it. Waits for a
   * table that was made a moment ago.
   *
   * @param table the table
   * @return what was decided and done
   */
  public TableResult provision(TableName table) {
    return provisioner.provision(table, RunState.read(reader), Mode.APPLY);
  }

  /**
   * Takes away the backup of one table, whether or not the table exists, and waits until that is
   * done. What was written before is delivered. What is on S3 stays, and so does the table's update
   * stream.
   *
   * @param table the table
   * @return what was done
   */
  public TableResult deprovision(TableName table) {
    return deprovision(new TableSelection.Named(List.of(table)), Mode.APPLY).tables().get(0);
  }

  /**
   * Begins to take away the backup of a table that was deleted, unless there is a table of that
   * name again: the news of a deletion may come late. Goes as far as it goes at once; {@link
   * #continueRemoval} goes on. A table that was made while something was taken away is provisioned,
   * because its own provisioning may have met with what now is gone.
   *
   * @param table the name of the deleted table
   * @return what was done and what is waited for; for a table that is there again, what
   *     provisioning it came to
   */
  public TableResult deprovisionDeleted(TableName table) {
    TableResult removed =
        removals.step(table, RunState.read(reader), RemovalReason.DELETED, Mode.APPLY);
    return removed.changedAnything() && removed.failure().isEmpty() && reader.exists(table)
        ? provision(table)
        : removed;
  }

  /**
   * Goes on with a removal that was begun earlier, as far as it goes at once.
   *
   * @param table the table
   * @return what was done and what is waited for; nothing of either when it is done or was called
   *     off by provisioning the table
   */
  public TableResult continueRemoval(TableName table) {
    return removals.step(table, RunState.read(reader), RemovalReason.CONTINUED, Mode.APPLY);
  }

  /**
   * Sets up the backup of many tables, going on past those that fail.
   *
   * @param selection which tables
   * @param mode whether to change anything
   * @return a result for each table, in the order of the selection
   */
  public BulkResult provision(TableSelection selection, Mode mode) {
    return forEach(selection, (table, state) -> provisioner.provision(table, state, mode));
  }

  /**
   * Takes away the backup of many tables and waits until that is done, going on past those that
   * fail. All tables means those that exist; a deleted one is removed by its name. A run that is
   * cut off is completed by the next.
   *
   * @param selection which tables
   * @param mode whether to change anything
   * @return a result for each table, in the order of the selection
   */
  public BulkResult deprovision(TableSelection selection, Mode mode) {
    return mode == Mode.DRY_RUN
        ? beginDeprovisioning(selection, mode)
        : removals.untilDone(tables(selection));
  }

  /**
   * Takes away the backup of many tables as far as it goes at once, going on past those that fail.
   * {@link #continueRemoval} goes on, and so does {@link #deprovision(TableSelection, Mode)}.
   *
   * @param selection which tables
   * @param mode whether to change anything
   * @return a result for each table, in the order of the selection; it tells what is waited for
   */
  public BulkResult beginDeprovisioning(TableSelection selection, Mode mode) {
    return forEach(
        selection, (table, state) -> removals.step(table, state, RemovalReason.REQUESTED, mode));
  }

  /**
   * Plans a deployment and setting up the backup of tables after it. Changes nothing.
   *
   * @param archive the functions' code and configuration
   * @param selection which tables
   * @return what {@link #deploy} and then {@link #provision(TableSelection, Mode)} would change
   */
  public AccountPlan plan(FunctionArchive archive, TableSelection selection) {
    InstallationResult installation = deploy(archive, Mode.DRY_RUN);
    RunState state = RunState.read(reader).afterDeployment(installer.get().forwarder(archive));
    return new AccountPlan(
        installation,
        new BulkResult(
            bulk.forEach(
                tables(selection), table -> provisioner.provision(table, state, Mode.DRY_RUN))));
  }

  /**
   * Tells of each table whether its changes reach the backup. Changes nothing. All tables means
   * those that exist and those that were deleted and have changes to be delivered yet.
   *
   * @param selection which tables
   * @return one entry for each table, in the order of the selection
   */
  public List<TableStatus> status(TableSelection selection) {
    RunState state = RunState.read(reader);
    List<TableName> existing = tables(selection);
    List<TableStatus> statuses =
        new ArrayList<>(
            bulk.forEach(
                existing,
                table -> provisioner.status(table, state, a -> remover.status(a, state))));
    if (selection instanceof TableSelection.All) {
      Set<TableName> deleted = new TreeSet<>(Comparator.comparing(TableName::value));
      deleted.addAll(state.mappings().keySet());
      deleted.removeAll(existing);
      bulk.forEach(
              List.copyOf(deleted),
              table -> remover.status(reader.table(table, state.mappings().get(table)), state))
          .forEach(status -> status.ifPresent(statuses::add));
    }
    return statuses;
  }

  /**
   * Installs the functions and the rule that calls them when a table is made, or brings them in
   * line. An installation of the Python original in this account and Region is taken over in place.
   *
   * @param archive the functions' code and configuration
   * @param mode whether to change anything
   * @return what was done; a failure is in the result
   */
  public InstallationResult deploy(FunctionArchive archive, Mode mode) {
    return installer.get().deploy(archive, mode);
  }

  /**
   * Removes the rule and the functions, unless tables would lose their backup.
   *
   * @param mode whether to change anything
   * @return what was done; a failure is in the result
   */
  public InstallationResult undeploy(Mode mode) {
    return installer.get().undeploy(mode, false);
  }

  /**
   * Removes the rule and the functions even if tables lose their backup by that. Their mappings and
   * delivery streams stay.
   *
   * @param mode whether to change anything
   * @return what was done; a failure is in the result
   */
  public InstallationResult undeployEvenIfInUse(Mode mode) {
    return installer.get().undeploy(mode, true);
  }

  private BulkResult forEach(
      TableSelection selection, BiFunction<TableName, RunState, TableResult> work) {
    RunState state = RunState.read(reader);
    return new BulkResult(bulk.forEach(tables(selection), table -> work.apply(table, state)));
  }

  private List<TableName> tables(TableSelection selection) {
    return selection instanceof TableSelection.Named named
        ? named.tables()
        : reader.tables().names();
  }

  /** Closes the connections to AWS. */
  @Override
  public void close() {
    clients.close();
  }
}

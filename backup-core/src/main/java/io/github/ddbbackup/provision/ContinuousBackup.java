package io.github.ddbbackup.provision;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.catalog.CatalogListing;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.AccountPlan;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileRequest;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.RemovalReason;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;

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

  /** Long enough for whoever has no deadline. */
  private static final Duration UNHURRIED = Duration.ofDays(365);

  private final AwsClients clients;
  private final AccountReader reader;
  private final TableProvisioner provisioner;
  private final TableProvisioner unasked;
  private final Supplier<Installer> installer;
  private final BulkRun bulk;
  private final TableRemover remover;
  private final RemovalRun removals;
  private final CatalogKeeper keeper;
  private final SwitchOff switchOff;
  private final Reconciler reconciler;

  /**
   * Makes one.
   *
   * @param provisioner sets up tables that a person wants to be set up
   * @param unasked sets up those of which there is news
   * @param installer makes what deploys; only then, because the functions themselves do not carry
   *     the clients that it needs
   */
  ContinuousBackup(
      AwsClients clients,
      AccountReader reader,
      TableProvisioner provisioner,
      TableProvisioner unasked,
      Supplier<Installer> installer,
      BulkRun bulk,
      TableRemover remover,
      RemovalRun removals,
      CatalogKeeper keeper,
      Reconciler reconciler) {
    this.clients = clients;
    this.reader = reader;
    this.provisioner = provisioner;
    this.unasked = unasked;
    this.installer = Suppliers.memoize(installer::get);
    this.bulk = bulk;
    this.remover = remover;
    this.removals = removals;
    this.keeper = keeper;
    this.switchOff = new SwitchOff(keeper, bulk);
    this.reconciler = reconciler;
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
   * table that was made a moment ago. The catalog is brought in line too; when that fails, the
   * result has a failed change, but the table is backed up all the same.
   *
   * @param table the table
   * @return what was decided and done
   */
  public TableResult provision(TableName table) {
    return provision(provisioner, table, RunState.read(reader), keeper.list(table), Mode.APPLY);
  }

  /**
   * Sets up the backup of a table of which the news came that it was made, as {@link
   * #provision(TableName)} does, but for a table whose backup a person ended by {@link
   * #deprovision}: news may come late or twice.
   *
   * @param table the table
   * @return what was decided and done
   */
  public TableResult provisionMade(TableName table) {
    CatalogListing listing = keeper.list(table);
    return keeper
        .switchedOff(table, listing)
        .map(when -> provisioner.leftAlone(table, SwitchedOff.on(when)))
        .orElseGet(() -> provision(unasked, table, RunState.read(reader), listing, Mode.APPLY));
  }

  /**
   * Takes away the backup of one table, whether or not the table exists, and waits until that is
   * done. What was written before is delivered. What is on S3 stays, and so does the table's update
   * stream. The catalog notes that the table was switched off, so that {@link #reconcile} leaves it
   * alone; to provision it takes that back.
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
    keeper.recordDeletion(table);
    TableResult removed =
        removals.step(table, RunState.read(reader), RemovalReason.DELETED, Mode.APPLY);
    return removed.changedAnything() && removed.failure().isEmpty() && reader.exists(table)
        ? provisionMade(table)
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
    CatalogListing listing = keeper.list();
    return forEach(
        tables(selection), (table, state) -> provision(provisioner, table, state, listing, mode));
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
        : switchOff.before(removals::untilDone, tables(selection));
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
    Function<List<TableName>, BulkResult> begin =
        tables ->
            forEach(
                tables,
                (table, state) -> removals.step(table, state, RemovalReason.REQUESTED, mode));
    return mode == Mode.DRY_RUN
        ? begin.apply(tables(selection))
        : switchOff.before(begin, tables(selection));
  }

  /**
   * Looks over all tables of the account and Region, however long it takes.
   *
   * @param mode whether to change anything
   * @return what came of each table
   */
  public BulkResult reconcile(Mode mode) {
    return reconcile(mode, Optional.empty(), () -> UNHURRIED).tables();
  }

  /**
   * Looks over all tables of the account and Region and mends what is not as it should be: tables
   * that were never set up or were changed since, what deleted tables left behind, what was begun
   * and not ended, and the catalog. A table whose backup a person ended by {@link #deprovision} is
   * left alone, but for going on with the removal.
   *
   * @param mode whether to change anything
   * @param after looks only at tables whose names come after this one; empty for all
   * @param remaining tells how much time there is; no table is begun when it is less than four
   *     minutes
   * @return what came of each table, and where it stopped when there was no time left
   */
  public ReconcileResult reconcile(
      Mode mode, Optional<TableName> after, Supplier<Duration> remaining) {
    return reconciler.reconcile(mode, after, remaining);
  }

  /**
   * Has the deployed function go on with a look over the tables, by itself.
   *
   * @param request where it goes on
   */
  public void handOn(ReconcileRequest request) {
    new AwsCall("lambda:InvokeFunction", "function " + BackupNames.ENSURE_FUNCTION)
        .answer(
            () ->
                clients
                    .lambda()
                    .invoke(
                        r ->
                            r.functionName(BackupNames.ENSURE_FUNCTION)
                                .qualifier(BackupNames.ALIAS)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(request.toJson()))));
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
    CatalogListing listing = keeper.list();
    List<TableName> existing = tables(selection);
    List<TableStatus> statuses =
        new ArrayList<>(bulk.forEach(existing, table -> status(table, state, listing)));
    if (selection instanceof TableSelection.All) {
      Set<TableName> deleted = new TreeSet<>(Comparator.comparing(TableName::value));
      deleted.addAll(state.mappings().keySet());
      deleted.removeAll(existing);
      bulk.forEach(List.copyOf(deleted), table -> remover.status(reader.table(table, state), state))
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

  private TableResult provision(
      TableProvisioner by, TableName table, RunState state, CatalogListing listing, Mode mode) {
    TableResult result = by.provision(table, state, mode);
    return mode == Mode.DRY_RUN || !result.decision().backedUp()
        ? result
        : TableOutcome.withChanges(result, keeper.provisioned(result, listing));
  }

  private TableStatus status(TableName table, RunState state, CatalogListing listing) {
    TableStatus status = provisioner.status(table, state, a -> remover.status(a, state));
    return status.coverage() == Coverage.BEING_REMOVED
        ? status
        : keeper
            .switchedOff(table, listing)
            .map(w -> new TableStatus(table, Coverage.EXCLUDED, List.of(SwitchedOff.on(w))))
            .orElse(status);
  }

  private BulkResult forEach(
      List<TableName> tables, BiFunction<TableName, RunState, TableResult> work) {
    RunState state = RunState.read(reader);
    return new BulkResult(bulk.forEach(tables, table -> work.apply(table, state)));
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

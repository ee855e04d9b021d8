package io.github.ddbbackup.provision;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.plan.RemovalTiming;
import io.github.ddbbackup.plan.TableRemovalPlanner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Makes a {@link ContinuousBackup}. Only the configuration has no default. */
public final class ContinuousBackupBuilder {

  /** An invocation of the function has 300 seconds; this leaves some to tell what is the matter. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /**
   * Most of a table's time is waiting for its delivery stream. Firehose takes five calls of a kind
   * a second, so more tables at a time would only be throttled.
   */
  private static final int PARALLELISM = 8;

  /**
   * Firehose takes five calls of a kind a second from the whole account, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">Quota</a>; others call too.
   */
  private static final Duration BETWEEN_GLANCES = Duration.ofMillis(250);

  private Optional<BackupConfig> config = Optional.empty();
  private AwsSettings aws = AwsSettings.defaults();
  private Optional<TableFilters> filters = Optional.empty();
  private BackupListener listener = BackupListener.none();
  private InstantSource clock = InstantSource.system();
  private Sleeper sleeper = Sleeper.blocking();
  private Duration patience = PATIENCE;
  private Duration reconcilePatience = Reconciler.PATIENCE;
  private int parallelism = PARALLELISM;
  private RemovalTiming timing = RemovalTiming.standard();
  private final List<ExecutionInterceptor> interceptors = new ArrayList<>();

  ContinuousBackupBuilder() {}

  /**
   * Sets the configuration.
   *
   * @param value the configuration
   * @return this builder
   */
  public ContinuousBackupBuilder config(BackupConfig value) {
    config = Optional.of(value);
    return this;
  }

  /**
   * Sets how AWS is reached. By default AWS itself, in the configuration's Region, with the SDK's
   * default credentials.
   *
   * @param value the settings
   * @return this builder
   */
  public ContinuousBackupBuilder aws(AwsSettings value) {
    aws = requireNonNull(value);
    return this;
  }

  /**
   * Sets which tables are backed up. By default those that the configuration's expression and the
   * filters on the class path of the thread's context class loader say.
   *
   * @param value the filters
   * @return this builder
   */
  public ContinuousBackupBuilder filters(TableFilters value) {
    filters = Optional.of(value);
    return this;
  }

  /**
   * Sets who is told what happens. Events come from several threads in bulk runs, but never two at
   * a time.
   *
   * @param value the listener
   * @return this builder
   */
  public ContinuousBackupBuilder listener(BackupListener value) {
    listener = requireNonNull(value);
    return this;
  }

  /**
   * Sets what tells the time, and what lets it pass while AWS is waited for.
   *
   * @param newClock tells the time
   * @param newSleeper lets it pass
   * @return this builder
   */
  public ContinuousBackupBuilder clock(InstantSource newClock, Sleeper newSleeper) {
    clock = requireNonNull(newClock);
    sleeper = requireNonNull(newSleeper);
    return this;
  }

  /**
   * Sets how long any one thing is waited for. Four minutes by default.
   *
   * @param value the longest time
   * @return this builder
   */
  public ContinuousBackupBuilder patience(Duration value) {
    patience = requireNonNull(value);
    return this;
  }

  /** Sets how long a reconcile waits for any one thing; tests have a clock that goes fast. */
  ContinuousBackupBuilder reconcilePatience(Duration value) {
    reconcilePatience = requireNonNull(value);
    return this;
  }

  /**
   * Sets how long removals wait where nothing else tells that they may go on. By default what fits
   * AWS.
   *
   * @param value the timing
   * @return this builder
   */
  public ContinuousBackupBuilder removalTiming(RemovalTiming value) {
    timing = requireNonNull(value);
    return this;
  }

  /**
   * Sets how many tables a bulk run works on at a time. Eight by default.
   *
   * @param value at least 1
   * @return this builder
   */
  public ContinuousBackupBuilder parallelism(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("parallelism " + value);
    }
    parallelism = value;
    return this;
  }

  /**
   * Adds what sees every call to AWS.
   *
   * @param value the interceptor
   * @return this builder
   */
  public ContinuousBackupBuilder interceptor(ExecutionInterceptor value) {
    interceptors.add(requireNonNull(value));
    return this;
  }

  /**
   * Makes it. AWS is not called yet.
   *
   * @return the backup, to be closed by the caller
   * @throws IllegalStateException if there is no configuration
   */
  public ContinuousBackup build() {
    BackupConfig configuration =
        config.orElseThrow(() -> new IllegalStateException("a configuration is needed"));
    BackupListener told = oneAtATime(listener);
    AwsClients clients =
        AwsClients.of(
            configuration.region(), aws, interceptors.toArray(ExecutionInterceptor[]::new));
    Waiter waiter = new Waiter(clock, sleeper, told, patience);
    AccountReader reader = new AccountReader(clients, configuration);
    TableHandlers handlers = new TableHandlers(clients, reader.tables(), waiter, told);
    BulkRun bulk = new BulkRun(parallelism);
    DrainReader drains = new DrainReader(clients, timing);
    TableRemover remover =
        new TableRemover(
            configuration, reader, drains, handlers, told, clock, new TableRemovalPlanner(timing));
    CatalogKeeper keeper = keeper(configuration, clients, reader, told);
    CatalogAhead ahead = new CatalogAhead(keeper, reader.tables());
    TableFilters decided = filters.orElseGet(() -> defaultFilters(configuration));
    TableProvisioner provisioner =
        new TableProvisioner(
            configuration, decided, reader, drains, handlers, told, clock, ahead::ofSettingUp);
    return new ContinuousBackup(
        clients,
        reader,
        provisioner,
        provisioner.doingFirst(ahead::ofMending),
        () -> new Installer(configuration, clients, reader, waiter, told),
        bulk,
        remover,
        new RemovalRun(remover, reader, bulk, sleeper, told),
        keeper,
        new Reconciler(
            configuration,
            reader,
            hastyProvisioner(configuration, decided, clients, reader, drains, ahead, told),
            new Removals(remover, reader),
            keeper,
            bulk,
            new Pace(clock, sleeper, BETWEEN_GLANCES)));
  }

  private CatalogKeeper keeper(
      BackupConfig configuration, AwsClients clients, AccountReader reader, BackupListener told) {
    String region = clients.region().value();
    String account = configuration.lambdaExecRoleArn().account();
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(
                configuration.firehoseDeliveryBucket(), configuration.kmsKeyArn(), clients::s3),
            configuration.firehoseDeliveryPrefix(),
            clock);
    return new CatalogKeeper(
        catalog, clients, reader.tables(), i -> i.isIn(region, account), clock, told);
  }

  /** The one of bulk runs that must end in time: it leaves to the next what takes long. */
  private TableProvisioner hastyProvisioner(
      BackupConfig configuration,
      TableFilters decided,
      AwsClients clients,
      AccountReader reader,
      DrainReader drains,
      CatalogAhead ahead,
      BackupListener told) {
    Waiter waiter = new Waiter(clock, sleeper, told, reconcilePatience);
    return new TableProvisioner(
        configuration,
        decided,
        reader,
        drains,
        new TableHandlers(clients, reader.tables(), waiter, told),
        told,
        clock,
        ahead::ofMending);
  }

  private static TableFilters defaultFilters(BackupConfig config) {
    return TableFilters.load(
        config.tableNameMatchRegex(), Thread.currentThread().getContextClassLoader());
  }

  private static BackupListener oneAtATime(BackupListener listener) {
    Object lock = new Object();
    return event -> {
      synchronized (lock) {
        listener.on(event);
      }
    };
  }
}

package io.github.ddbbackup.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupEvent.EventIgnored;
import io.github.ddbbackup.event.BackupEvent.EventsProcessed;
import io.github.ddbbackup.event.BackupEvent.Warned;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.lambda.TableEvent.Deleted;
import io.github.ddbbackup.lambda.TableEvent.Ignored;
import io.github.ddbbackup.lambda.TableEvent.Made;
import io.github.ddbbackup.lambda.TableEvent.Reconcile;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sets up the backup of a table that was made, and takes down that of a table that was deleted, as
 * CloudTrail's events tell through EventBridge; and looks over all tables when the clock says so.
 * When that fails the invocation fails, so that Lambda makes it again.
 */
public final class EnsureBackupHandler implements RequestStreamHandler {

  /** Less than the 900 s that the function has, so that it can tell what it waited for in vain. */
  private static final Duration PATIENCE = Duration.ofMinutes(13);

  private final TableBackup backup;
  private final BackupListener listener;

  /** Makes the handler, once for each runtime, from the archive and the environment. */
  public EnsureBackupHandler() {
    this(System.getenv());
  }

  /** Makes a handler that works on a backup. */
  EnsureBackupHandler(TableBackup backup, BackupListener listener) {
    this.backup = backup;
    this.listener = listener;
  }

  private EnsureBackupHandler(Map<String, String> environment) {
    listener = new LogListener(System.out, environment);
    backup = connect(new Settings(environment, loader()), listener);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    EventBuffer event = new EventBuffer();
    event.read(input);
    TableEvent meaning = TableEventParser.parse(event.bytes(), event.size());
    if (meaning instanceof Made made) {
      act(made.table(), backup::tableMade);
    } else if (meaning instanceof Deleted deleted) {
      act(deleted.table(), backup::tableDeleted);
    } else if (meaning instanceof Reconcile reconcile) {
      new ReconcileRun(backup, listener)
          .run(reconcile.request(), () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    } else if (meaning instanceof Ignored ignored) {
      listener.on(new EventIgnored(ignored.reason()));
    }
  }

  private void act(TableName table, Function<TableName, TableResult> action) {
    try {
      Optional<BackupException> failure = action.apply(table).failure();
      if (failure.isPresent()) {
        throw failure.get();
      }
    } catch (BackupException e) {
      listener.on(new Warned("Table " + table + ": " + e.getMessage()));
      throw e;
    }
    listener.on(new EventsProcessed(1));
  }

  private static TableBackup connect(Settings settings, BackupListener listener) {
    BackupConfig config = settings.load(listener);
    AwsSettings aws =
        new AwsSettings(
            Optional.of(settings.region(config).value()), Optional.empty(), Optional.empty());
    return TableBackup.of(
        ContinuousBackup.builder()
            .config(config)
            .aws(aws)
            .filters(TableFilters.load(config.tableNameMatchRegex(), loader()))
            .listener(listener)
            .patience(PATIENCE)
            .build());
  }

  private static ClassLoader loader() {
    return EnsureBackupHandler.class.getClassLoader();
  }
}

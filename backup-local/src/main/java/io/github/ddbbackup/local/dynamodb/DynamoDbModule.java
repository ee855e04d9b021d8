package io.github.ddbbackup.local.dynamodb;

import io.github.ddbbackup.local.event.TableEvents;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** DynamoDB and DynamoDB Streams. */
public final class DynamoDbModule implements ServiceModule {
  private final LocalService service;
  private final ExecutorService copying = Executors.newCachedThreadPool(DynamoDbModule::daemon);

  /**
   * The services in front of a DynamoDB Local that runs.
   *
   * @param process stays the caller's to close
   * @param creationHold how long a new table stays in CREATING
   * @param events takes the table calls
   */
  public DynamoDbModule(
      ServiceContext context,
      DynamoDbLocalProcess process,
      Duration creationHold,
      TableEvents events) {
    Backend backend = new Backend(process.endpoint());
    Arns arns = new Arns(context.account());
    Tables tables = new Tables(backend, arns);
    TableNotes notes = new TableNotes(context.state());
    TagCalls tags = new TagCalls(tables, notes);
    CreationHold hold = new CreationHold(context.clock(), creationHold);
    NewTables made = new NewTables(backend, tables, hold);
    Backups kept = new Backups(tables, made, arns, context.state(), context.clock());
    BackupCalls recovery = new BackupCalls(tables, notes);
    DynamoDbService.Copies copies =
        new DynamoDbService.Copies(
            kept,
            new RestoreCalls(tables, made, recovery, kept, arns, context.clock(), copying),
            new ImportCalls(made, context.objects(), arns, context.clock(), copying));
    service =
        new DynamoDbService(
            new TableCalls(
                backend,
                arns,
                hold,
                tags,
                notes,
                new UnprocessedItems(context.faults()),
                // DynamoDB Local goes by the machine's time, whatever the account's clock says.
                new StreamTimes(InstantSource.system())),
            tags,
            recovery,
            copies,
            new TableCallRecorder(context.account(), context.clock(), events));
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  /** Ends copies that are under way, whose tables stay as far as they came. */
  @Override
  public void close() {
    copying.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "table-copy");
    thread.setDaemon(true);
    return thread;
  }
}

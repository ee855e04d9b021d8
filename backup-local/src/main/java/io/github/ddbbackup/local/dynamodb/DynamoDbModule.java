package io.github.ddbbackup.local.dynamodb;

import io.github.ddbbackup.local.event.TableEvents;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.time.Duration;
import java.util.List;

/** DynamoDB and DynamoDB Streams. */
public final class DynamoDbModule implements ServiceModule {
  private final LocalService service;

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
    service =
        new DynamoDbService(
            new TableCalls(
                backend, arns, hold, tags, notes, new UnprocessedItems(context.faults())),
            tags,
            new BackupCalls(tables, notes),
            new TableCallRecorder(context.account(), context.clock(), events));
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }
}

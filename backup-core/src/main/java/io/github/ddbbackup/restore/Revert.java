package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.TableItems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** Brings items back in the table itself: first plans, then writes what the plan says. */
final class Revert {

  private final Parts parts;

  Revert(Parts parts) {
    this.parts = parts;
  }

  RevertPlan plan(RestoreRequest request, Path file) {
    Lifetime lifetime = parts.source().lifetime(request);
    LiveTable table = parts.liveTable(request.table());
    TableDefinition definition = table.state().definition();
    checkKeys(lifetime, definition, request);
    try (PlanWriter plan = PlanWriter.begin(file);
        TableItems then = parts.source().read(request, lifetime, () -> definition)) {
      Instant made = parts.clock().instant();
      plan.describe(table.state().incarnation(), request.at(), made);
      ExpiredItems expired = new ExpiredItems(timeToLive(request.table()), made);
      LeftAlone leftAlone = new LeftAlone(then, isOf(lifetime, table));
      compare(
          request,
          table,
          then,
          change -> {
            if (leftAlone.takes(change)) {
              return;
            }
            change.wanted().filter(item -> differs(change)).ifPresent(expired::look);
            plan.add(change);
          });
      return plan.finish(
          parts.source().span(request, then),
          leftAlone.count(),
          new Notes()
              .of(then.summary())
              .ofFormerFolder(parts.settings().formerFolder())
              .of(request.at(), made, parts.buffering())
              .add(otherTable(lifetime, table))
              .add(leftAlone.note())
              .add(expired.note())
              .all());
    }
  }

  private static boolean differs(RevertChange change) {
    return change.kind() != RevertChange.Kind.UNCHANGED;
  }

  private void compare(
      RestoreRequest request, LiveTable table, TableItems then, Consumer<RevertChange> found) {
    Comparison comparison = parts.comparison(table);
    if (request.items() instanceof ItemSelection.Keys some) {
      comparison.ofKeys(then, KeySchema.of(table.state().definition()).keys(some.keys()), found);
    } else {
      comparison.ofAll(then, request.items(), found);
    }
  }

  /** Items of another key can't be put into the table. */
  private static void checkKeys(Lifetime lifetime, TableDefinition now, RestoreRequest request) {
    SourceReader.definition(lifetime)
        .filter(then -> !KeySchema.of(then).equals(KeySchema.of(now)))
        .ifPresent(
            then -> {
              throw BackupException.user(
                  "The table has another key now than at that time",
                  request.table() + ": " + KeySchema.of(now),
                  "Restore into a new table.");
            });
  }

  private static boolean isOf(Lifetime lifetime, LiveTable table) {
    return lifetime.tableId().filter(table.state().incarnation().tableId()::equals).isPresent();
  }

  private static Optional<String> otherTable(Lifetime lifetime, LiveTable table) {
    return lifetime
        .tableId()
        .filter(then -> !isOf(lifetime, table))
        .map(
            then ->
                "The table was made anew since: the items are those of the former table, "
                    + then
                    + ".");
  }

  private Optional<String> timeToLive(TableName table) {
    return Optional.ofNullable(
            new AwsCall("dynamodb:DescribeTimeToLive", "table " + table)
                .answer(
                    () ->
                        parts
                            .clients()
                            .dynamoDb()
                            .describeTimeToLive(r -> r.tableName(table.value())))
                .timeToLiveDescription())
        .filter(ttl -> "ENABLED".equals(ttl.timeToLiveStatusAsString()))
        .map(TimeToLiveDescription::attributeName);
  }

  RestoreReport apply(RevertPlan plan) {
    TableName name = plan.table().table();
    PlanReader file = opened(plan);
    checkTable(plan, parts.liveTable(name));
    WriteTally tally = parts.tally();
    tally.unchanged(plan.totals().unchanged());
    try (RevertWriter writer =
        new RevertWriter(
            parts.items(name), parts.settings().writers(), parts.persistence(), tally)) {
      file.forEach(writer::write);
      writer.finish();
    }
    return new RestoreReport(name, name, plan.at(), plan.coverage(), tally.count(), List.of());
  }

  /** What was shown and agreed to is what is written. */
  private static PlanReader opened(RevertPlan plan) {
    PlanReader file = PlanReader.open(plan.file());
    if (!file.plan().equals(plan)) {
      throw BackupException.user(
          "The file of the plan holds another one than when it was read",
          plan.file().toString(),
          "Look at what it says now and apply that, or make a new plan.");
    }
    return file;
  }

  private static void checkTable(RevertPlan plan, LiveTable table) {
    String now = table.state().incarnation().tableId();
    if (!now.equals(plan.table().tableId())) {
      throw BackupException.user(
          "The plan is for another table of this name",
          plan.table().tableId() + ", now there is " + now,
          "Make a new plan.");
    }
  }
}

package io.github.ddbbackup.restore;

import static io.github.ddbbackup.restore.BackedUp.json;
import static io.github.ddbbackup.restore.Orders.AT;
import static io.github.ddbbackup.restore.Orders.DEFINITION;
import static io.github.ddbbackup.restore.Orders.ORDERS;
import static io.github.ddbbackup.restore.Orders.into;
import static io.github.ddbbackup.restore.Orders.order;
import static io.github.ddbbackup.restore.Orders.orders;
import static io.github.ddbbackup.restore.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.snapshot.SnapshotKind;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Restores by import over the wire, from a bucket into DynamoDB Local. */
@ExtendWith({LocalAccountExtension.class, OrdersExtension.class})
class ImportRestoreTest {

  private final LocalAccount account;
  private final BackedUp backup;
  private final Restore restore;

  ImportRestoreTest(LocalAccount account, BackedUp backup, Restore restore) {
    this.account = account;
    this.backup = backup;
    this.restore = restore;
  }

  @Test
  void importsATableAsItWas() {
    RestoreReport report = restore.intoTable(request(), into("Orders-imported"));

    assertThat(backup.items("Orders-imported")).isEqualTo(orders("open", 1, 10));
    assertThat(report.count()).isEqualTo(new WriteCount(10, 0, 0, List.of()));
    StoredSnapshot snapshot = backup.snapshots().list(ORDERS).complete().get(0);
    assertThat(report.coverage())
        .isEqualTo(
            new BackupSpan(
                BackedUp.BEGAN,
                Optional.of(AT.plusSeconds(3_600).truncatedTo(ChronoUnit.HOURS)),
                Optional.of(snapshot.name())));
    assertThat(report.notes())
        .anyMatch(
            note ->
                note.equals(
                    "The snapshot " + snapshot.name() + " was computed for this, and stays."))
        .anyMatch(note -> note.contains("make a baseline of it too"))
        .anyMatch(note -> note.contains("time to live (expires)"));
    assertThat(TableStates.of(backup.describe("Orders-imported"), AT).definition())
        .isEqualTo(DEFINITION);
    assertThat(backup.describe("Orders-imported").streamSpecification().streamViewTypeAsString())
        .isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(backup.tags("Orders-imported")).isEqualTo(Map.of("team", "shop"));
    assertThat(
            backup
                .clients
                .dynamoDb()
                .describeTimeToLive(r -> r.tableName("Orders-imported"))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expires");

    assertThat(restore.intoTable(request(), into("Orders-again")).notes())
        .anyMatch(note -> note.contains("was there already and was not computed again"));
    assertThat(backup.items("Orders-again")).isEqualTo(orders("open", 1, 10));
  }

  /** The import is so large that it is under way when the first run ends. */
  @Test
  void goesOnWithAnImportThatIsUnderWay() {
    StringBuilder many = new StringBuilder();
    IntStream.range(100, 2_100)
        .forEach(
            i ->
                many.append(
                    Orders.change(backup, i, -30, Optional.empty(), Optional.of(order(i, "x")))));
    backup.deliver("Orders", AT, many.toString());
    List<ImportProgress> told = new ArrayList<>();
    RestoreBuilder stopped =
        backup
            .builder()
            .progress(
                new RestoreProgress() {
                  @Override
                  public void importing(ImportProgress progress) {
                    told.add(progress);
                  }
                })
            .clock(
                Instant::now,
                pause -> {
                  throw new InterruptedException();
                });
    try (Restore once = stopped.build()) {
      assertThatThrownBy(() -> once.intoTable(request(), into("Orders-stopped")))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(
              "Interrupted while waiting for the import into table Orders-stopped");
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).hasSize(1);

    RestoreReport report = restore.intoTable(request(), into("Orders-stopped"));

    assertThat(report.count().written()).isEqualTo(2_010);
    assertThat(backup.items("Orders-stopped")).hasSize(2_010);
    assertThat(imports("Orders-stopped")).hasSize(1);
    assertThat(backup.tags("Orders-stopped")).isEqualTo(Map.of("team", "shop"));
  }

  @Test
  void completesATableWhoseImportHasEnded() {
    for (String call : List.of("TagResource", "UpdateTimeToLive", "UntagResource")) {
      account.faults().switchOn(FaultRule.next(1, FaultKind.REFUSAL, "dynamodb", call));
      assertThatThrownBy(() -> restore.intoTable(request(), into("Orders-ended")))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(call);
      account.faults().clear();
    }

    RestoreReport report = restore.intoTable(request(), into("Orders-ended"));

    assertThat(report.count().written()).isEqualTo(10);
    assertThat(imports("Orders-ended")).hasSize(1);
    assertThat(backup.tags("Orders-ended")).isEqualTo(Map.of("team", "shop"));
    assertThatThrownBy(() -> restore.intoTable(request(), into("Orders-ended")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("has been imported already, by this restore: Orders-ended, begun at");
  }

  @Test
  void saysWhyAnImportFailedAndLeavesTheRestToWrites() {
    String flawed = "{'id':{'S':'77'},'state':{'N':'1'}}";
    backup.deliver(
        "Orders", AT, Orders.change(backup, 77, -1, Optional.empty(), Optional.of(json(flawed))));
    TargetTable target = into("Orders-flawed");

    assertThatThrownBy(() -> restore.intoTable(request(), target))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The import into table Orders-flawed failed: ItemValidationError")
        .hasMessageContaining("10 of 11 items were imported, 1 refused")
        .hasMessageContaining("-Dddbbackup.via=writes")
        .hasMessageContaining("log-group:/aws-dynamodb/imports");
    assertThat(backup.tags("Orders-flawed")).containsKey(NewTable.MARK);
    assertThatThrownBy(() -> restore.intoTable(request(), target))
        .hasMessageContaining("The import into table Orders-flawed failed");
    assertThat(imports("Orders-flawed")).hasSize(1);

    RestoreReport report = restore.intoTable(request(), target.via(Via.WRITES));

    assertThat(report.count().unchanged()).isEqualTo(10);
    assertThat(report.count().firstRefused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.key()).isEqualTo("id=S:77"));
    assertThat(report.notes()).anyMatch(note -> note.contains("keeps its tag " + NewTable.MARK));
    assertThat(backup.tags("Orders-flawed")).containsKey(NewTable.MARK);
    assertThat(restore.intoTable(request(), target.via(Via.WRITES)).count().refused()).isEqualTo(1);

    backup
        .clients
        .dynamoDb()
        .updateTable(r -> r.tableName("Orders-flawed").deletionProtectionEnabled(false));
    backup.clients.dynamoDb().deleteTable(r -> r.tableName("Orders-flawed"));
    assertThatThrownBy(() -> restore.intoTable(request(), target))
        .hasMessageContaining("The import into table Orders-flawed failed");
    assertThat(imports("Orders-flawed")).hasSize(2);
  }

  /** As the function does that backs up new tables, at the very same time. */
  @Test
  void someoneElseMaySwitchTheStreamOnMeanwhile() {
    TableName name = TableName.of("Orders-raced");
    backup
        .clients
        .dynamoDb()
        .createTable(TableRequests.create(name, DEFINITION, Map.of(), Optional.empty()));
    ExecutionInterceptor first =
        new ExecutionInterceptor() {
          @Override
          public void beforeExecution(
              Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof UpdateTableRequest update
                && update.streamSpecification() != null) {
              backup
                  .clients
                  .dynamoDb()
                  .updateTable(
                      r ->
                          r.tableName(name.value())
                              .streamSpecification(update.streamSpecification()));
            }
          }
        };
    NewTable table =
        new NewTable(name, DEFINITION, Orders.SETTINGS, Optional.of("NEW_AND_OLD_IMAGES"), "mark");
    try (AwsClients clients = backup.clients(first)) {
      Waiter waiter =
          new Waiter(Instant::now, pause -> {}, BackupListener.none(), Duration.ofMinutes(1));
      new TargetTables(clients, waiter, Instant::now).completion().complete(table);
    }

    assertThat(backup.describe(name.value()).streamSpecification().streamEnabled()).isTrue();
    assertThat(backup.tags(name.value())).isEqualTo(Map.of("team", "shop"));
  }

  @Test
  void setsATableUpForBackupAndMakesABaselineOfIt() {
    RestoreReport report =
        restore.intoTable(
            request(),
            into("Orders-covered")
                .backedUpBy(
                    table ->
                        new TableResult(
                            table,
                            new Decision(true, "it is", false),
                            List.of(),
                            Optional.empty())));

    assertThat(backup.snapshots().list(TableName.of("Orders-covered")).complete())
        .singleElement()
        .satisfies(
            baseline -> {
              assertThat(baseline.manifest().kind()).isEqualTo(SnapshotKind.BASELINE);
              assertThat(baseline.manifest().items()).isEqualTo(10);
              assertThat(report.notes()).anyMatch(note -> note.contains(baseline.name()));
            });
  }

  @Test
  void makesATableThatWasEmptyWithoutAnImport() {
    backup.document("Drafts", "drafts-id", DEFINITION, Orders.SETTINGS);
    String line =
        Orders.change(backup, 1, -60, Optional.empty(), Optional.of(order(1, "open")))
            + Orders.change(backup, 1, -50, Optional.of(order(1, "open")), Optional.empty());
    backup.deliver("Drafts", AT, line);

    RestoreReport report =
        restore.intoTable(RestoreRequest.of(TableName.of("Drafts"), AT), into("Drafts-restored"));

    assertThat(report.count().written()).isZero();
    assertThat(backup.tags("Drafts-restored")).isEqualTo(Map.of("team", "shop"));
    assertThat(imports("Drafts-restored")).isEmpty();
  }

  private List<ImportSummary> imports(String table) {
    return backup.clients.dynamoDb().listImportsPaginator(r -> {}).stream()
        .flatMap(page -> page.importSummaryList().stream())
        .filter(summary -> summary.tableArn().endsWith("/" + table))
        .toList();
  }
}

package io.github.ddbbackup.restore;

import static io.github.ddbbackup.restore.Orders.AT;
import static io.github.ddbbackup.restore.Orders.DEFINITION;
import static io.github.ddbbackup.restore.Orders.NONE;
import static io.github.ddbbackup.restore.Orders.ORDERS;
import static io.github.ddbbackup.restore.Orders.key;
import static io.github.ddbbackup.restore.Orders.order;
import static io.github.ddbbackup.restore.Orders.orders;
import static io.github.ddbbackup.restore.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Restores over the wire, from a bucket into DynamoDB Local. */
@ExtendWith({LocalAccountExtension.class, OrdersExtension.class})
class RestoreTest {

  @TempDir private Path folder;
  private final LocalAccount account;
  private final BackedUp backup;
  private final Restore restore;

  RestoreTest(LocalAccount account, BackedUp backup, Restore restore) {
    this.account = account;
    this.backup = backup;
    this.restore = restore;
  }

  @Test
  void makesATableAsItWas() {
    RestoreReport report = restore.intoTable(request(), TableName.of("Orders-restored"));

    assertThat(backup.items("Orders-restored")).isEqualTo(orders("open", 1, 10));
    assertThat(report.count()).isEqualTo(new WriteCount(10, 0, 0, List.of()));
    assertThat(report.coverage())
        .isEqualTo(
            new BackupSpan(
                BackedUp.BEGAN,
                Optional.of(AT.plusSeconds(3_600).truncatedTo(ChronoUnit.HOURS)),
                Optional.empty()));
    assertThat(report.notes()).singleElement().asString().contains("There is no snapshot");
    assertThat(TableStates.of(backup.describe("Orders-restored"), AT).definition())
        .isEqualTo(DEFINITION);
    assertThat(backup.describe("Orders-restored").streamSpecification().streamViewTypeAsString())
        .isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(backup.tags("Orders-restored")).isEqualTo(Map.of("team", "shop"));
    assertThat(
            backup
                .clients
                .dynamoDb()
                .describeTimeToLive(r -> r.tableName("Orders-restored"))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expires");
  }

  /** 1 was there before the backup began, and nothing has touched it since; 2 and 3 changed. */
  @Test
  void bringsBackFromASnapshotWhatIsOlderThanTheBackup() {
    make("Stock", DEFINITION);
    IntStream.rangeClosed(1, 3).forEach(i -> backup.put("Stock", order(i, "old")));
    backup.follow("Stock");
    StoredSnapshot baseline = backup.snapshots().baseline(TableName.of("Stock"), progress -> {});
    Instant changed = Instant.now();
    backup.deliver(
        "Stock",
        changed,
        backup.line(changed, key(2), Optional.of(order(2, "old")), Optional.of(order(2, "new")))
            + backup.line(changed, key(3), Optional.of(order(3, "old")), Optional.empty()));

    RestoreReport report =
        restore.intoTable(
            RestoreRequest.of(TableName.of("Stock"), changed), TableName.of("Stock-restored"));

    Map<String, Item> expected = orders("old", 1, 1);
    expected.put("2", Item.of(order(2, "new")));
    assertThat(backup.items("Stock-restored")).isEqualTo(expected);
    assertThat(report.notes()).noneMatch(note -> note.contains("There is no snapshot"));
    assertThat(report.coverage().snapshot()).contains(baseline.name());
  }

  @Test
  void setsATableUpForBackupBeforeItIsFilled() {
    List<Integer> itemsByThen = new ArrayList<>();

    RestoreReport report =
        restore.intoTable(
            request(),
            TargetTable.named(TableName.of("Orders-covered"))
                .backedUpBy(
                    table -> {
                      itemsByThen.add(backup.items(table.value()).size());
                      return new TableResult(
                          table, new Decision(true, "it is", false), List.of(), Optional.empty());
                    }));

    assertThat(itemsByThen).containsExactly(0);
    assertThat(report.notes()).contains("The table was set up for backup before it was filled.");
    assertThat(backup.items("Orders-covered")).hasSize(10);
  }

  @Test
  void goesOnWithATableThatItBegan() {
    StringBuilder many = new StringBuilder();
    IntStream.range(100, 400)
        .forEach(i -> many.append(change(i, -30, Optional.empty(), Optional.of(order(i, "x")))));
    backup.deliver("Orders", AT, many.toString());
    TableName target = TableName.of("Orders-stopped");
    FaultRule passing = FaultRule.next(4, FaultKind.PARTIAL_FAILURE, "dynamodb", "BatchWriteItem");
    account.faults().switchOn(passing);
    account.faults().switchOn(FaultRule.next(3, FaultKind.REFUSAL, "dynamodb", "BatchWriteItem"));
    assertThatThrownBy(() -> restore.intoTable(request(), target))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("BatchWriteItem");
    account.faults().clear();
    assertThat(backup.tags("Orders-stopped")).containsKey(NewTable.MARK);
    int there = backup.items("Orders-stopped").size();
    assertThat(there).isLessThan(310);

    assertThatThrownBy(
            () -> restore.intoTable(RestoreRequest.of(ORDERS, AT.plusSeconds(100)), target))
        .hasMessageContaining("is being filled by another restore");
    RestoreReport report = restore.intoTable(request(), target);

    assertThat(report.count()).isEqualTo(new WriteCount(310 - there, there, 0, List.of()));
    assertThat(backup.items("Orders-stopped")).hasSize(310);
    assertThat(backup.tags("Orders-stopped")).doesNotContainKey(NewTable.MARK);
  }

  @Test
  void refusesATableThatIsInTheWay() {
    TableName target = TableName.of("Orders-there");
    make("Orders-there", DEFINITION);
    assertThat(restore.intoTable(request(), target).count().written()).isEqualTo(10);
    assertThatThrownBy(() -> restore.intoTable(request(), target))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("exists and has items: Orders-there");

    make(
        "Orders-other",
        new TableDefinition(
            List.of(new Attribute("id", "S")),
            DEFINITION.key(),
            "PAY_PER_REQUEST",
            NONE,
            List.of(),
            List.of(),
            Optional.empty(),
            "STANDARD",
            false));
    assertThatThrownBy(() -> restore.intoTable(request(), TableName.of("Orders-other")))
        .hasMessageContaining("exists and is another one")
        .hasMessageContaining("its global indexes differ");
  }

  @Test
  void refusesTimesOfWhichTheBackupTellsNothing() {
    TableName target = TableName.of("Orders-never");
    assertThatThrownBy(
            () ->
                restore.intoTable(
                    RestoreRequest.of(ORDERS, BackedUp.BEGAN.minusSeconds(1)), target))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("does not reach back to that time");
    assertThatThrownBy(
            () ->
                restore.intoTable(
                    RestoreRequest.of(ORDERS, BackedUp.BEGAN.minusSeconds(3600)), target))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("catalog does not know");
    assertThatThrownBy(
            () ->
                restore.intoTable(RestoreRequest.of(ORDERS, Instant.now().plusSeconds(60)), target))
        .hasMessageContaining("The time lies in the future");
    assertThatThrownBy(
            () -> restore.intoTable(RestoreRequest.of(TableName.of("Nothing"), AT), target))
        .hasMessageContaining("The catalog does not know what the table was made with");
    assertThatThrownBy(() -> restore.plan(request(), folder.resolve("plan")))
        .hasMessageContaining("There is no such table: Orders");
    assertThat(backup.clients.dynamoDb().listTables().tableNames()).isEmpty();
  }

  @Test
  void revertsATableInPlace() {
    fillLive();

    RevertPlan planned = restore.plan(request(), folder.resolve("plan"));

    assertThat(planned.totals()).isEqualTo(new RevertTotals(1, 1, 1, 8, 0));
    assertThat(planned.sample()).hasSize(3);
    assertThat(planned.notes()).anyMatch(note -> note.contains("made anew since"));
    assertThat(backup.items("Orders")).isEqualTo(live());

    backup.put("Orders", order(11, "changed meanwhile"));
    RevertPlan opened = Restore.open(folder.resolve("plan"));
    assertThat(opened).isEqualTo(planned);
    RestoreReport report = restore.apply(opened);
    assertThat(report.coverage()).isEqualTo(planned.coverage());

    assertThat(report.count().written()).isEqualTo(2);
    assertThat(report.count().firstRefused())
        .containsExactly(new RefusedItem("id=S:11", "it was changed after the plan was made"));
    Map<String, Item> expected = orders("open", 1, 10);
    expected.put("11", Item.of(order(11, "changed meanwhile")));
    assertThat(backup.items("Orders")).isEqualTo(expected);
    assertThat(restore.apply(planned).count().written()).isZero();
  }

  @Test
  void revertLeavesAloneWhatNothingInTheBackupTellsOf() {
    fillLive();
    backup.put("Orders", order(77, "older than the backup"));

    RevertPlan all = restore.plan(request(), folder.resolve("all"));
    RevertPlan one =
        restore.plan(
            request().withItems(new ItemSelection.Keys(List.of(KeyQuery.of("id=77")))),
            folder.resolve("one"));

    assertThat(all.totals()).isEqualTo(new RevertTotals(1, 1, 1, 8, 1));
    assertThat(one.totals()).isEqualTo(new RevertTotals(0, 0, 0, 0, 1));
    assertThat(List.of(all, one))
        .allSatisfy(
            plan ->
                assertThat(plan.notes())
                    .contains(
                        "1 items of the table are left alone: nothing in the backup tells of"
                            + " them. They are items of the table that was made anew, and whether"
                            + " the former one had them is not known: a restore into a new table"
                            + " brings back the former one alone."));
  }

  @Test
  void revertsSomeItems() {
    fillLive();

    RevertPlan one =
        restore.plan(
            request().withItems(new ItemSelection.Keys(List.of(KeyQuery.of("id=4")))),
            folder.resolve("one"));
    RevertPlan paid =
        restore.plan(
            request().withItems(new ItemSelection.Matching(ItemFilter.of("state=paid"))),
            folder.resolve("paid"));

    assertThat(one.totals()).isEqualTo(new RevertTotals(0, 0, 1, 0, 0));
    assertThat(paid.totals()).isEqualTo(new RevertTotals(0, 1, 0, 0, 0));
    assertThatThrownBy(
            () ->
                restore.plan(
                    request().withItems(new ItemSelection.Keys(List.of(KeyQuery.of("order=4")))),
                    folder.resolve("none")))
        .hasMessageContaining(
            "No item of the table can have that key: order. The table's key is id (S)");
  }

  @Test
  void restoresSomeItemsIntoATable() {
    RestoreReport unused =
        restore.intoTable(
            request()
                .withItems(
                    new ItemSelection.Keys(List.of(KeyQuery.of("id=4"), KeyQuery.of("id=10")))),
            TableName.of("Orders-two"));
    unused =
        restore.intoTable(
            request().withItems(new ItemSelection.Matching(ItemFilter.of("id^=1"))),
            TableName.of("Orders-ones"));

    assertThat(backup.items("Orders-two")).containsOnlyKeys("4", "10");
    assertThat(backup.items("Orders-ones")).containsOnlyKeys("1", "10");
  }

  @Test
  void aPlanIsForNoOtherTable() {
    fillLive();
    RevertPlan planned = restore.plan(request(), folder.resolve("plan"));
    backup.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    make("Orders", DEFINITION);

    assertThatThrownBy(() -> restore.apply(planned))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The plan is for another table of this name");
  }

  @Test
  void aPlanWhoseFileIsAnotherThanWasShownIsNotApplied() throws IOException {
    fillLive();
    Path file = folder.resolve("plan");
    RevertPlan shown = restore.plan(request(), file);
    RestoreRequest one = request().withItems(new ItemSelection.Keys(List.of(KeyQuery.of("id=4"))));
    RevertPlan another = restore.plan(one, folder.resolve("another"));
    Files.copy(another.file(), file, StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> restore.apply(shown))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "The file of the plan holds another one than when it was read: %s. Look at what it says now and apply that, or make a new plan."
                .formatted(file));
    Files.writeString(file, "{}", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> restore.apply(shown))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Not a plan that was saved whole");
    assertThat(backup.items("Orders")).isEqualTo(live());
  }

  private void fillLive() {
    make("Orders", DEFINITION);
    IntStream.rangeClosed(1, 11)
        .filter(i -> i != 4)
        .forEach(i -> backup.put("Orders", order(i, i == 3 ? "paid" : "open")));
  }

  private static Map<String, Item> live() {
    Map<String, Item> live = orders("open", 1, 11);
    live.remove("4");
    live.put("3", Item.of(order(3, "paid")));
    return live;
  }

  private void make(String name, TableDefinition definition) {
    backup
        .clients
        .dynamoDb()
        .createTable(
            TableRequests.create(TableName.of(name), definition, Map.of(), Optional.empty()));
  }

  private String change(int id, int seconds, Optional<Json> before, Optional<Json> after) {
    return Orders.change(backup, id, seconds, before, after);
  }
}

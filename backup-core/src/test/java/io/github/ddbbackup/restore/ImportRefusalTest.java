package io.github.ddbbackup.restore;

import static io.github.ddbbackup.restore.Orders.AT;
import static io.github.ddbbackup.restore.Orders.DEFINITION;
import static io.github.ddbbackup.restore.Orders.ORDERS;
import static io.github.ddbbackup.restore.Orders.into;
import static io.github.ddbbackup.restore.Orders.order;
import static io.github.ddbbackup.restore.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.Index;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an import does not do. */
@ExtendWith(OrdersExtension.class)
class ImportRefusalTest {

  private final BackedUp backup;
  private final Restore restore;

  ImportRefusalTest(BackedUp backup, Restore restore) {
    this.backup = backup;
    this.restore = restore;
  }

  @Test
  void refusesWhatNoImportDoesBeforeAnythingIsMade() {
    TargetTable target = into("Orders-never");
    assertThatThrownBy(
            () ->
                restore.intoTable(
                    request().withItems(new ItemSelection.Keys(List.of(KeyQuery.of("id=4")))),
                    target))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "An import brings back all items of a table: Orders. Leave out keys and filter, or use"
                + " -Dddbbackup.via=writes.");
    RestoreSettings skipping =
        new RestoreSettings(
            1,
            1,
            OnDamage.SKIP,
            RestoreBuilder.defaults().scan(),
            RestoreBuilder.defaults().work(),
            Optional.empty());
    try (Restore lax = backup.builder().settings(skipping).build()) {
      assertThatThrownBy(() -> lax.intoTable(request(), target))
          .hasMessageContaining("No snapshot is computed from a damaged backup");
    }
    backup.document("Indexed", "indexed-id", indexed(), Orders.SETTINGS);
    assertThatThrownBy(
            () -> restore.intoTable(RestoreRequest.of(TableName.of("Indexed"), AT), target))
        .hasMessage(
            "An import makes no local secondary indexes, and the table had some: Indexed: by-time."
                + " Use -Dddbbackup.via=writes.");
    assertThatThrownBy(
            () -> restore.intoTable(RestoreRequest.of(TableName.of("Nothing"), AT), target))
        .hasMessageContaining("The catalog does not know what the table was made with");

    assertThat(backup.clients.dynamoDb().listTables().tableNames()).isEmpty();
    assertThat(backup.snapshots().list(ORDERS).complete()).isEmpty();
  }

  @Test
  void refusesATableThatIsInTheWay() {
    backup
        .clients
        .dynamoDb()
        .createTable(
            TableRequests.create(
                TableName.of("Orders-there"), DEFINITION, Map.of(), Optional.empty()));
    assertThatThrownBy(() -> restore.intoTable(request(), into("Orders-there")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("exists, and an import makes its table itself: Orders-there");
    backup
        .clients
        .dynamoDb()
        .tagResource(
            r ->
                r.resourceArn(backup.describe("Orders-there").tableArn())
                    .tags(TableRequests.tags(Map.of(NewTable.MARK, "another"))));
    assertThatThrownBy(() -> restore.intoTable(request(), into("Orders-there")))
        .hasMessageContaining("is being filled by another restore");
    assertThat(backup.snapshots().list(ORDERS).complete()).isEmpty();
  }

  /** A snapshot that is as old as its instant may lack changes that were on their way. */
  @Test
  void refusesASnapshotThatWasMadeTooEarly() {
    Instant began = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
    backup.document("Fresh", "fresh-id", DEFINITION, Orders.SETTINGS, began);
    Instant at = began.plusSeconds(590);
    backup.deliver(
        "Fresh",
        began,
        backup.line(
            began.plusSeconds(60), Orders.key(1), Optional.empty(), Optional.of(order(1, "new"))));
    TableName fresh = TableName.of("Fresh");
    StoredSnapshot early = backup.snapshots().synthetic(fresh, at, progress -> {});

    assertThatThrownBy(
            () -> restore.intoTable(RestoreRequest.of(fresh, at), into("Fresh-restored")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("changes may be missing in it: " + early.name());
    RestoreReport report =
        restore.intoTable(RestoreRequest.of(fresh, began.plusSeconds(120)), into("Fresh-restored"));
    assertThat(report.count().written()).isEqualTo(1);
  }

  private static TableDefinition indexed() {
    return new TableDefinition(
        List.of(new Attribute("id", "S"), new Attribute("line", "N"), new Attribute("time", "N")),
        List.of(new KeyPart("id", "HASH"), new KeyPart("line", "RANGE")),
        "PAY_PER_REQUEST",
        Orders.NONE,
        List.of(),
        List.of(
            new Index(
                "by-time",
                List.of(new KeyPart("id", "HASH"), new KeyPart("time", "RANGE")),
                "ALL",
                List.of(),
                Orders.NONE)),
        Optional.empty(),
        "STANDARD",
        false);
  }
}

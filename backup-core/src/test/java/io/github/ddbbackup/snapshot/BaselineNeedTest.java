package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableStatus;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which tables need a baseline, and of which none can be made. */
@ExtendWith(LocalAccountExtension.class)
class BaselineNeedTest {

  @TempDir private Path folder;
  private final SnapshotAccount account;

  BaselineNeedTest(LocalAccount account) {
    this.account = new SnapshotAccount(account);
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void tellsWhichTablesNeedABaseline() {
    Ledger late = new Ledger(account.own, "SnapshotLate");
    late.put(0, 3, "z");
    assertThat(account.snapshots(late, 1, folder).needsBaseline(late.name)).isTrue();
    late.switchOn(Optional.of(Duration.ofHours(1)));
    Ledger early = new Ledger(account.own, "SnapshotEarly");
    early.switchOn(Optional.of(Duration.ZERO));

    assertThat(account.snapshots(early, 1, folder).needsBaseline(early.name)).isFalse();
    TableStatus covered = new TableStatus(late.name, Coverage.COVERED, List.of("a reason"));
    try (TableSnapshots tables =
        TableSnapshots.open(
            SnapshotAccount.config(late),
            account.settings,
            SnapshotSettings.standard().with(WorkSpace.in(folder)))) {
      assertThat(tables.withBaselines(List.of(covered)))
          .singleElement()
          .extracting(TableStatus::reasons)
          .isEqualTo(
              List.of(
                  "a reason",
                  "no baseline: items that no one has changed since the backup began are not in"
                      + " it"));

      SnapshotOutcome made =
          tables
              .make(
                  SnapshotRequest.of(
                      List.of(late.name), Optional.empty(), Optional.empty(), Instant.now()),
                  new Untold())
              .get(0);

      assertThat(made.failure()).isEmpty();
      assertThat(made.snapshot().orElseThrow().manifest().items()).isEqualTo(3);
      assertThat(tables.withBaselines(List.of(covered))).containsExactly(covered);
    }
  }

  @Test
  void noBaselineIsMadeWhileChangesCanBePassedOver() {
    Ledger ledger = new Ledger(account.own, "SnapshotFiltered");
    ledger.switchOn();
    ledger.filterGone();
    Snapshots snapshots = account.snapshots(ledger, 1, folder);

    assertThatThrownBy(() -> snapshots.baseline(ledger.name, progress -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Changes of the table can be missing from the backup for some")
        .hasMessageContaining("SnapshotFiltered. Make the baseline after 20");
    assertThat(snapshots.needsBaseline(ledger.name)).isTrue();
  }

  @Test
  void aTableWithoutItsStreamIsRefused() {
    Ledger ledger = new Ledger(account.own, "SnapshotOff");
    Snapshots snapshots = account.snapshots(ledger, 1, folder);

    assertThatThrownBy(() -> snapshots.baseline(ledger.name, progress -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "The table has no stream with both images, so its changes are not backed up:"
                + " SnapshotOff. Run ddbbackup:provision for it first.");
    assertThatThrownBy(
            () -> snapshots.synthetic(ledger.name, Instant.now().plusSeconds(60), p -> {}))
        .hasMessageStartingWith("That time has not come yet");
    assertThatThrownBy(() -> snapshots.synthetic(ledger.name, Instant.now(), progress -> {}))
        .hasMessageStartingWith("The catalog knows nothing of a table SnapshotOff at that time");
    assertThatThrownBy(() -> snapshots.get(ledger.name, "../manifest"))
        .hasMessageStartingWith("Not the name of a snapshot");
  }

  /** Listens to nothing. */
  private static final class Untold implements SnapshotProgress {
    @Override
    public Consumer<TableScanProgress> scanning(TableName table) {
      return progress -> {};
    }

    @Override
    public Consumer<ScanProgress> reading(TableName table) {
      return progress -> {};
    }
  }
}

package io.github.ddbbackup.benchmarks.reading;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.StateReader;
import io.github.ddbbackup.state.StateRequest;
import io.github.ddbbackup.state.TableItems;
import io.github.ddbbackup.store.WorkSpace;
import java.time.Duration;

/** The product: what every item is after its last change. */
final class NewestImages implements Way {

  private static final TableName TABLE = TableName.of("Orders");

  @Override
  public long read(Backup backup, int threads) {
    ArchiveScan scan = new ArchiveScan(backup, threads, OnDamage.STOP, progress -> {});
    StateRequest request =
        StateRequest.of(TABLE, Lifetime.unbounded(), Backup.BEGIN.plus(Duration.ofDays(365)));
    try (TableItems items = new StateReader(backup, scan, WorkSpace.ofSystem()).read(request)) {
      return items.count();
    }
  }
}

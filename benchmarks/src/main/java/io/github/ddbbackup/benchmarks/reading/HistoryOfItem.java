package io.github.ddbbackup.benchmarks.reading;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.history.ItemHistory;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.naming.TableName;

/** The product: what came of one item. */
final class HistoryOfItem implements Way {

  private static final int ITEM = 7;

  @Override
  public long read(Backup backup, int threads) {
    ArchiveScan scan = new ArchiveScan(backup, threads, OnDamage.STOP, progress -> {});
    int changes =
        new ItemHistory(backup, scan)
            .of(
                TableName.of("Orders"),
                KeyQuery.of(new Changes(Payload.SMALL, 1).key(ITEM)),
                TimeSpan.all())
            .changes()
            .size();
    if (changes == 0) {
      throw new IllegalStateException("the item was not found");
    }
    return changes;
  }
}

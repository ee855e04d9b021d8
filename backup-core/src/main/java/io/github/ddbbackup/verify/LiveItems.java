package io.github.ddbbackup.verify;

import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.live.ScanPosition;
import io.github.ddbbackup.live.TableScan;
import io.github.ddbbackup.live.TableScanSummary;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.BaselineItems;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** The items of a table as they are when they are asked for, which is to be done once. */
final class LiveItems implements BaselineItems {

  private final LiveTable table;
  private final TableScan scan;
  private final int threads;
  private final AtomicReference<Optional<TableScanSummary>> read =
      new AtomicReference<>(Optional.empty());

  LiveItems(LiveTable table, TableScan scan, int threads) {
    this.table = table;
    this.scan = scan;
    this.threads = threads;
  }

  @Override
  public Optional<String> tableId() {
    return Optional.of(table.state().incarnation().tableId());
  }

  @Override
  public Instant began() {
    return summary().began();
  }

  @Override
  public Instant ended() {
    return summary().ended();
  }

  @Override
  public void forEach(BiConsumer<CanonicalKey, Json> consumer) {
    read.set(
        Optional.of(
            scan.scan(
                table,
                ScanPosition.beginning(threads),
                () -> (key, item) -> consumer.accept(CanonicalKey.of(key), item))));
  }

  private TableScanSummary summary() {
    return read.get()
        .orElseThrow(() -> new IllegalStateException("the table has not been read yet"));
  }
}

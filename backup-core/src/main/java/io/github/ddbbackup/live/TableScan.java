package io.github.ddbbackup.live;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads all items of a table, several segments side by side, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan">
 * Parallel scan</a>. While the table is being written to, each item is read at some time between
 * the beginning and the end, and not all at the same. Calls that fail for a while are made again.
 */
public final class TableScan {

  private final AwsClients clients;
  private final ScanSettings settings;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Consumer<TableScanProgress> progress;

  /**
   * A way to scan.
   *
   * @param clients how AWS is reached
   * @param settings how fast
   * @param clock tells the time
   * @param sleeper lets it pass
   * @param random where the chance in the waits between attempts comes from; safe for threads
   * @param progress is told after each answer; called by one thread at a time
   */
  public TableScan(
      AwsClients clients,
      ScanSettings settings,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      Consumer<TableScanProgress> progress) {
    this.clients = requireNonNull(clients);
    this.settings = requireNonNull(settings);
    this.clock = requireNonNull(clock);
    this.sleeper = requireNonNull(sleeper);
    this.random = requireNonNull(random);
    this.progress = requireNonNull(progress);
  }

  /**
   * Shows the items to visitors. Those of one segment are shown one after another to one visitor.
   *
   * @param table the table
   * @param from where to begin: the beginning, or how far an earlier scan of the same table came
   * @param visitors makes a visitor for each thread
   * @return what was read
   * @throws BackupException if AWS refuses, the table is deleted meanwhile (even if another one of
   *     its name is made), or a visitor throws it
   */
  public TableScanSummary scan(
      LiveTable table, ScanPosition from, Supplier<? extends ItemVisitor> visitors) {
    Instant began = clock.instant();
    ScanTally tally = new ScanTally(table.items(), progress);
    Pages pages = new Pages(clients, settings, clock, sleeper, random);
    ConcurrentLinkedQueue<SegmentPosition> left =
        new ConcurrentLinkedQueue<>(from.segments().stream().filter(s -> !s.done()).toList());
    int threads = Math.min(settings.threads(), left.size());
    new Workers(threads)
        .run(
            () -> {
              ItemVisitor visitor = visitors.get();
              SegmentPosition next = left.poll();
              while (next != null && !Thread.currentThread().isInterrupted()) {
                read(table, next, from.segments().size(), pages, visitor, tally);
                next = left.poll();
              }
            });
    checkStillThere(table);
    return tally.summary(began, clock.instant());
  }

  private static void read(
      LiveTable table,
      SegmentPosition from,
      int segments,
      Pages pages,
      ItemVisitor visitor,
      ScanTally tally) {
    SegmentPosition position = from;
    while (!position.done() && !Thread.currentThread().isInterrupted()) {
      ScanResponse page = pages.read(table, position, segments);
      long bytes = show(page.items(), table.keyNames(), visitor);
      position = behind(page, position);
      visitor.read(position);
      tally.read(page.items().size(), bytes, Pages.unitsOf(page));
    }
  }

  private static long show(
      List<Map<String, AttributeValue>> items, List<String> keyNames, ItemVisitor visitor) {
    long bytes = 0;
    for (Map<String, AttributeValue> item : items) {
      Json json = ItemCodec.toJson(item);
      bytes += json.size();
      visitor.item(key(item, keyNames), json);
    }
    return bytes;
  }

  private static ItemKey key(Map<String, AttributeValue> item, List<String> names) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    names.forEach(name -> key.put(name, item.get(name)));
    return ItemKey.of(ItemCodec.toJson(key));
  }

  private static SegmentPosition behind(ScanResponse page, SegmentPosition position) {
    return page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
        ? new SegmentPosition(
            position.segment(), Optional.of(ItemCodec.toJson(page.lastEvaluatedKey())), false)
        : new SegmentPosition(position.segment(), Optional.empty(), true);
  }

  private void checkStillThere(LiveTable table) {
    boolean same =
        LiveTable.find(clients, table.name(), clock)
            .filter(now -> now.state().incarnation().equals(table.state().incarnation()))
            .isPresent();
    if (!same) {
      throw BackupException.service(
          "The table was deleted while it was read",
          table.name().value(),
          "If there is another one of this name now, run it again.");
    }
  }
}

package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Awaited;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.RemovalReason;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes away the backup of tables, one step of all of them and then the next, so that they wait
 * together. Whatever ends a run, the next one goes on.
 */
final class RemovalRun {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

  private final TableRemover remover;
  private final AccountReader reader;
  private final BulkRun bulk;
  private final Sleeper sleeper;
  private final BackupListener listener;

  RemovalRun(
      TableRemover remover,
      AccountReader reader,
      BulkRun bulk,
      Sleeper sleeper,
      BackupListener listener) {
    this.remover = remover;
    this.reader = reader;
    this.bulk = bulk;
    this.sleeper = sleeper;
    this.listener = listener;
  }

  /** Goes as far as it goes at once, and tells what is waited for. */
  TableResult step(TableName table, RunState state, RemovalReason reason, Mode mode) {
    TableResult result = remover.advance(table, state, reason, mode);
    result.awaited().forEach(awaited -> tell(table, awaited));
    return result;
  }

  /** Waits for all tables to be done. */
  BulkResult untilDone(List<TableName> tables) {
    Map<TableName, TableResult> results = new LinkedHashMap<>();
    Map<TableName, List<String>> told = new HashMap<>();
    advance(tables, RemovalReason.REQUESTED, results, told);
    Duration pause = FIRST_PAUSE;
    for (List<TableName> waiting = waiting(results);
        !waiting.isEmpty();
        waiting = waiting(results)) {
      sleep(shorter(pause, soonest(results)));
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      advance(waiting, RemovalReason.CONTINUED, results, told);
    }
    return new BulkResult(tables.stream().map(results::get).toList());
  }

  private void advance(
      List<TableName> tables,
      RemovalReason reason,
      Map<TableName, TableResult> results,
      Map<TableName, List<String>> told) {
    RunState state = RunState.read(reader);
    bulk.forEach(tables, table -> remover.advance(table, state, reason, Mode.APPLY))
        .forEach(
            result -> {
              results.merge(result.table(), result, RemovalRun::together);
              List<String> news = result.awaited().stream().map(Awaited::until).toList();
              if (!news.equals(told.put(result.table(), news))) {
                result.awaited().forEach(awaited -> tell(result.table(), awaited));
              }
            });
  }

  private void tell(TableName table, Awaited awaited) {
    listener.on(new BackupEvent.RemovalWaits(table.value(), awaited.text()));
  }

  /** What was done before counts, and how it stands now. */
  private static TableResult together(TableResult before, TableResult now) {
    Results all = new Results();
    before.changes().forEach(all::add);
    now.changes().forEach(all::add);
    return new TableResult(
        now.table(), before.decision(), all.results(), now.awaited(), now.failure());
  }

  private static List<TableName> waiting(Map<TableName, TableResult> results) {
    return results.values().stream()
        .filter(result -> result.failure().isEmpty() && !result.awaited().isEmpty())
        .map(TableResult::table)
        .toList();
  }

  private static Duration soonest(Map<TableName, TableResult> results) {
    Duration soonest =
        results.values().stream()
            .flatMap(result -> result.awaited().stream())
            .map(Awaited::atMost)
            .flatMap(Optional::stream)
            .min(Duration::compareTo)
            .orElse(LONGEST_PAUSE);
    return soonest.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : soonest;
  }

  private void sleep(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.service(
          "Interrupted while a removal waited", "", "Run this again: it goes on.", e);
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

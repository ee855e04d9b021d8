package io.github.ddbbackup.provision;

import com.google.common.base.Throwables;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Works on many tables, a few at a time. */
public final class BulkRun {

  private final int parallelism;

  /**
   * Makes a run.
   *
   * @param parallelism how many tables are worked on at a time, at least 1
   */
  public BulkRun(int parallelism) {
    this.parallelism = parallelism;
  }

  /**
   * Does the work for each table.
   *
   * @param <T> the type of a result
   * @param tables the tables
   * @param work what is done for one
   * @return the results, in the order of the tables
   */
  public <T> List<T> forEach(List<TableName> tables, Function<TableName, T> work) {
    if (tables.size() <= 1) {
      return tables.stream().map(work).toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(parallelism, tables.size()));
    try {
      List<Future<T>> futures = new ArrayList<>();
      tables.forEach(table -> futures.add(pool.submit(() -> work.apply(table))));
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(result(future));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwables.throwIfUnchecked(e.getCause());
      throw BackupException.internal(
          "Unexpected failure of a bulk run", String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.service(
          "Interrupted in the middle of a bulk run",
          "",
          "Run this again: what was done stays, and the rest follows.",
          e);
    }
  }
}

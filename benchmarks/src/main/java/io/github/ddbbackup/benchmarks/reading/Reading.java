package io.github.ddbbackup.benchmarks.reading;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads a backup in one way, again and again for some time, and prints the seconds of the fastest
 * reading. A program of its own, so that it can be held to some cores.
 */
public final class Reading {

  private static final Map<String, Way> WAYS =
      Map.of(
          "gunzip", new Gunzip(),
          "newest", new NewestImages(),
          "history", new HistoryOfItem(),
          "duckdb", new DuckDb());

  private Reading() {}

  /** Takes the way, the folder, the number of threads, and for how many seconds to go on. */
  public static void main(String[] args) throws Exception {
    Way way = WAYS.get(args[0]);
    Backup backup = new Backup(Path.of(args[1]));
    int threads = Integer.parseInt(args[2]);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.parseInt(args[3]));
    long best = time(way, backup, threads);
    while (System.nanoTime() < end) {
      best = Math.min(best, time(way, backup, threads));
    }
    System.out.println(best / 1e9);
  }

  private static long time(Way way, Backup backup, int threads) throws Exception {
    long started = System.nanoTime();
    if (way.read(backup, threads) == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return System.nanoTime() - started;
  }
}

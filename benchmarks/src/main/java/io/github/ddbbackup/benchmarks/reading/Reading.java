package io.github.ddbbackup.benchmarks.reading;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads a backup in some ways by turns, again and again for some time, so that all of them meet the
 * same good and bad moments of the machine, and prints the seconds of the fastest reading of each.
 * A program of its own, so that it can be held to some cores.
 */
public final class Reading {

  private static final Map<String, Way> WAYS =
      Map.of(
          "gunzip", new Gunzip(),
          "newest", new NewestImages(),
          "history", new HistoryOfItem(),
          "duckdb", new DuckDb());

  private Reading() {}

  /**
   * Takes the folder, the number of threads, for how many seconds to go on for each way, and the
   * ways.
   */
  public static void main(String[] args) throws Exception {
    Backup backup = new Backup(Path.of(args[0]));
    int threads = Integer.parseInt(args[1]);
    List<Way> ways = Arrays.stream(args).skip(3).map(WAYS::get).toList();
    long seconds = Long.parseLong(args[2]) * ways.size();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long[] best = new long[ways.size()];
    Arrays.fill(best, Long.MAX_VALUE);
    do {
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.min(best[i], time(ways.get(i), backup, threads));
      }
    } while (System.nanoTime() < end);
    for (long time : best) {
      System.out.println(time / 1e9);
    }
  }

  private static long time(Way way, Backup backup, int threads) throws Exception {
    long started = System.nanoTime();
    if (way.read(backup, threads) == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return System.nanoTime() - started;
  }
}

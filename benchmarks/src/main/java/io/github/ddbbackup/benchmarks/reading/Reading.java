package io.github.ddbbackup.benchmarks.reading;

import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a backup in one way, again and again, and prints the seconds of the fastest time. A program
 * of its own, so that it can be held to some cores.
 */
public final class Reading {

  private static final Map<String, Way> WAYS =
      Map.of(
          "gunzip", new Gunzip(),
          "newest", new NewestImages(),
          "history", new HistoryOfItem(),
          "duckdb", new DuckDb());

  private Reading() {}

  /** Takes the way, the folder, the number of threads, and that of the times. */
  public static void main(String[] args) throws Exception {
    Way way = WAYS.get(args[0]);
    Backup backup = new Backup(Path.of(args[1]));
    int threads = Integer.parseInt(args[2]);
    long best = Long.MAX_VALUE;
    for (int i = Integer.parseInt(args[3]); i > 0; i--) {
      long started = System.nanoTime();
      long read = way.read(backup, threads);
      best = Math.min(best, System.nanoTime() - started);
      if (read == 0) {
        throw new IllegalStateException("nothing was read");
      }
    }
    System.out.println(best / 1e9);
  }
}

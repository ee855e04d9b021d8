package io.github.ddbbackup.benchmarks.reading;

/** A way to read a backup. */
interface Way {

  /** Reads all of it; gives something that depends on what was read. */
  long read(Backup backup, int threads) throws Exception;
}

package io.github.ddbbackup.benchmarks.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/** The limit: all files decompressed, and nothing done with it. */
final class Gunzip implements Way {

  private static final int BUFFER_SIZE = 64 * 1024;

  @Override
  public long read(Backup backup, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> sizes = new ArrayList<>();
      for (Path file : backup.files()) {
        sizes.add(pool.submit(() -> size(file)));
      }
      long size = 0;
      for (Future<Long> one : sizes) {
        size += one.get();
      }
      return size;
    } finally {
      pool.shutdown();
    }
  }

  private static long size(Path file) throws IOException {
    byte[] buffer = new byte[BUFFER_SIZE];
    long size = 0;
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = new GZIPInputStream(raw, BUFFER_SIZE)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        size += got;
      }
    }
    return size;
  }
}

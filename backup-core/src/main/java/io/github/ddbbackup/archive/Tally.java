package io.github.ddbbackup.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Counts what a scan has read. Thread-safe. */
final class Tally {

  private final int allObjects;
  private final long allBytes;
  private final Consumer<ScanProgress> progress;
  private final List<Damage> damages = new ArrayList<>();
  private int objects;
  private long bytes;
  private long metered;
  private long lines;

  Tally(List<ArchivedObject> all, Consumer<ScanProgress> progress) {
    this.allObjects = all.size();
    this.allBytes = all.stream().mapToLong(ArchivedObject::bytes).sum();
    this.progress = progress;
  }

  /** Counts an object that was read to its end, of which some bytes were counted on the way. */
  synchronized void read(ArchivedObject object, long linesInIt, long meteredOfIt) {
    objects++;
    bytes += object.bytes();
    lines += linesInIt;
    metered -= meteredOfIt;
    tell();
  }

  /** Counts bytes of an object that is being read. */
  synchronized void metered(long count) {
    metered += count;
    tell();
  }

  private void tell() {
    progress.accept(
        new ScanProgress(objects, Math.min(allBytes, bytes + metered), allObjects, allBytes));
  }

  synchronized void damaged(Damage damage) {
    damages.add(damage);
  }

  synchronized ScanSummary summary() {
    List<Damage> inOrder =
        damages.stream()
            .sorted(Comparator.comparing(Damage::key).thenComparingLong(Damage::line))
            .toList();
    return new ScanSummary(objects, bytes, lines, inOrder);
  }
}

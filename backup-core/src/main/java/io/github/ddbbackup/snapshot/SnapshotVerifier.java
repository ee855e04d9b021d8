package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks whether a snapshot is what its manifest says. */
final class SnapshotVerifier {

  private static final String MISSING = ": It is missing";

  private final SnapshotBucket bucket;
  private final int threads;
  private final Consumer<ScanProgress> progress;

  SnapshotVerifier(SnapshotBucket bucket, int threads, Consumer<ScanProgress> progress) {
    this.bucket = bucket;
    this.threads = threads;
    this.progress = progress;
  }

  SnapshotCheck check(StoredSnapshot snapshot) {
    List<String> problems = problems(bucket, snapshot);
    return problems.stream().anyMatch(problem -> problem.endsWith(MISSING))
        ? new SnapshotCheck(snapshot, 0, problems)
        : read(snapshot, problems);
  }

  /** Which files are missing or of another length, and which do not belong to the snapshot. */
  static List<String> problems(SnapshotBucket bucket, StoredSnapshot snapshot) {
    List<String> problems = new ArrayList<>();
    SortedMap<String, Long> there = bucket.lengths(snapshot.dataPrefix());
    SortedMap<String, Long> named = new TreeMap<>();
    snapshot
        .manifest()
        .files()
        .forEach(file -> named.put(snapshot.dataPrefix() + file.name(), file.bytes()));
    named.forEach(
        (key, bytes) -> {
          if (!there.containsKey(key)) {
            problems.add(key + MISSING);
          } else if (!bytes.equals(there.get(key))) {
            problems.add("%s: It has %d bytes instead of %d".formatted(key, there.get(key), bytes));
          }
        });
    there.keySet().stream()
        .filter(key -> !named.containsKey(key))
        .forEach(
            key -> problems.add(key + ": The manifest does not name it, but it would be imported"));
    return problems;
  }

  private SnapshotCheck read(StoredSnapshot snapshot, List<String> problems) {
    SnapshotReader reader = new SnapshotReader(bucket.archive(), snapshot, threads);
    SnapshotReader.Result result = reader.read(OnDamage.SKIP, (key, item) -> {}, progress);
    result.summary().damages().stream().map(Damage::toString).forEach(problems::add);
    for (SnapshotFile file : snapshot.manifest().files()) {
      long items = result.itemsOf(reader.key(file));
      if (items != file.items()) {
        problems.add("%s: %d items instead of %d".formatted(reader.key(file), items, file.items()));
      }
    }
    return new SnapshotCheck(snapshot, result.summary().lines(), problems);
  }
}

package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.LineVisitor;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the files of one snapshot side by side, and checks them against the manifest. */
final class SnapshotReader {

  private static final byte[] BEFORE = "{\"Item\":".getBytes(StandardCharsets.UTF_8);

  private final Archive archive;
  private final StoredSnapshot snapshot;
  private final int threads;

  SnapshotReader(Archive archive, StoredSnapshot snapshot, int threads) {
    this.archive = archive;
    this.snapshot = snapshot;
    this.threads = threads;
  }

  /**
   * Gives all items.
   *
   * @param onDamage what to do about files and lines that are not as they should be
   * @param consumer takes each item's key and the item; called by several threads at a time
   * @param progress is told how far it is
   * @return what was read, and how many items each file had
   */
  Result read(
      OnDamage onDamage, BiConsumer<CanonicalKey, Json> consumer, Consumer<ScanProgress> progress) {
    Map<String, SnapshotFile> byKey =
        snapshot.manifest().files().stream()
            .collect(Collectors.toMap(this::key, Function.identity()));
    Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    List<ArchivedObject> objects =
        snapshot.manifest().files().stream()
            .map(f -> new ArchivedObject(key(f), f.bytes(), snapshot.manifest().at()))
            .toList();
    KeyNames names = keyNames();
    LineVisitor visitor =
        (bytes, from, to, object) -> {
          Json item = item(bytes, from, to);
          consumer.accept(names.keyOf(item), item);
          counts.computeIfAbsent(object.key(), k -> new LongAdder()).increment();
        };
    ScanSummary summary =
        new ArchiveScan(new Files(archive, byKey), threads, onDamage, progress)
            .scan(objects, () -> visitor);
    return new Result(summary, counts);
  }

  String key(SnapshotFile file) {
    return snapshot.dataPrefix() + file.name();
  }

  private KeyNames keyNames() {
    return new KeyNames(
        snapshot.manifest().table().definition().key().stream()
            .map(KeyPart::attribute)
            .collect(Collectors.toSet()));
  }

  private static Json item(byte[] bytes, int from, int to) {
    if (to - from < BEFORE.length + 1
        || bytes[to - 1] != '}'
        || !Arrays.equals(bytes, from, from + BEFORE.length, BEFORE, 0, BEFORE.length)) {
      throw BackupException.user(
          "Not a line of a snapshot", "", "Find out who wrote or cut the object that holds it.");
    }
    return Json.of(Arrays.copyOfRange(bytes, from + BEFORE.length, to - 1));
  }

  /**
   * What was read.
   *
   * @param summary the objects, lines and damages
   * @param counts how many items were read of each object
   */
  record Result(ScanSummary summary, Map<String, LongAdder> counts) {

    long itemsOf(String key) {
      LongAdder count = counts.get(key);
      return count == null ? 0 : count.sum();
    }
  }

  /** The files, checked as they are read. */
  private record Files(Archive archive, Map<String, SnapshotFile> byKey) implements Archive {

    @Override
    public Listing list(TableName table, TimeSpan span) {
      throw new UnsupportedOperationException("the manifest tells the files");
    }

    @Override
    public InputStream open(ArchivedObject object) throws IOException {
      return new CheckedStream(archive.open(object), byKey.get(object.key()));
    }
  }
}

package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.live.ItemVisitor;
import io.github.ddbbackup.live.SegmentPosition;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the items that one thread reads into files, and notes how far each file reaches. */
final class FileVisitor implements ItemVisitor, AutoCloseable {

  /** So much is lost at most when a slow reading stops. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final SnapshotBucket bucket;
  private final Unfinished snapshot;
  private final Path folder;
  private final long fileBytes;
  private final InstantSource clock;
  private final int thread;
  private final Map<Integer, SegmentPosition> reached = new HashMap<>();
  private ItemFile file;
  private Instant begun;
  private int number;

  FileVisitor(
      SnapshotBucket bucket,
      Unfinished snapshot,
      Path folder,
      long fileBytes,
      InstantSource clock,
      int thread) {
    this.bucket = bucket;
    this.snapshot = snapshot;
    this.folder = folder;
    this.fileBytes = fileBytes;
    this.clock = clock;
    this.thread = thread;
    this.file = ItemFile.in(folder);
    this.begun = clock.instant();
  }

  @Override
  public void item(ItemKey key, Json item) {
    file.add(item);
  }

  @Override
  public void read(SegmentPosition position) {
    reached.put(position.segment(), position);
    if (file.bytes() >= fileBytes || clock.instant().isAfter(begun.plus(LONGEST))) {
      roll();
    }
  }

  /** Sends what was read since the last time, and notes it. */
  void roll() {
    if (!reached.isEmpty()) {
      String name = "r%04d-t%03d-%06d".formatted(snapshot.run(), thread, ++number);
      snapshot.note(name, send(name), reached.values());
      reached.clear();
    }
    file.close();
    file = ItemFile.in(folder);
    begun = clock.instant();
  }

  private Optional<SnapshotFile> send(String name) {
    if (file.items() == 0) {
      return Optional.empty();
    }
    SnapshotFile finished = file.finish(name + ".json.gz");
    bucket.send(snapshot.folder().data() + finished.name(), file.path(), finished);
    return Optional.of(finished);
  }

  /** Removes what was not sent. */
  @Override
  public void close() {
    file.close();
  }
}

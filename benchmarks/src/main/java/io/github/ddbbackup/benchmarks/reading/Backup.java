package io.github.ddbbackup.benchmarks.reading;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.data.Sent;
import io.github.ddbbackup.delivery.PackedRecord;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.LineWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A backup in a folder: gzip files of many members, the records that the forwarder sends. */
public final class Backup implements Archive {

  /** When its first change was made. */
  public static final Instant BEGIN = Instant.ofEpochSecond(1_760_000_000L);

  private static final int EVENTS_OF_OBJECT = 20;

  private final Path folder;

  /** A backup that lies in a folder. */
  public Backup(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a backup.
   *
   * @param folder an empty folder
   * @param changes how many changes
   * @param changesOfItem how many of them each item has
   * @return how many bytes its lines have
   */
  public static long make(Path folder, Payload payload, int changes, int changesOfItem)
      throws IOException {
    Changes source = new Changes(payload, Math.max(1, changes / changesOfItem));
    int event = payload.changes();
    Sent sent = new Sent();
    LineWriter writer = new LineWriter();
    long size = 0;
    for (int object = 0; object * EVENTS_OF_OBJECT * event < changes; object++) {
      Path file = folder.resolve("%05d.gz".formatted(object));
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int i = 0; i < EVENTS_OF_OBJECT; i++) {
          int first = (object * EVENTS_OF_OBJECT + i) * event;
          byte[] bytes = source.event(first, event);
          for (PackedRecord packed : sent.of(bytes)) {
            out.write(packed.data());
          }
          size += writer.write(bytes, 0, bytes.length).size();
        }
      }
    }
    return size;
  }

  /** Its files. */
  public List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Listing list(TableName table, TimeSpan span) {
    List<ArchivedObject> objects = new ArrayList<>();
    for (Path file : files()) {
      objects.add(new ArchivedObject(file.toString(), file.toFile().length(), BEGIN));
    }
    return new Listing(objects, List.of());
  }

  @Override
  public InputStream open(ArchivedObject object) throws IOException {
    return Files.newInputStream(Path.of(object.key()));
  }
}

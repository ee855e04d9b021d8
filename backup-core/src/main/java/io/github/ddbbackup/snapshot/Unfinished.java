package io.github.ddbbackup.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.catalog.CatalogObjects;
import io.github.ddbbackup.catalog.Node;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.ScanPosition;
import io.github.ddbbackup.live.SegmentPosition;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A baseline that is being made. What was read is noted file by file, each file and the positions
 * that it reaches to in one object, so that a run that stops can be gone on with and no item is
 * there twice. Each run has a number; when a later one has begun, the earlier one ends.
 */
final class Unfinished {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_LENGTH = 16 * 1024 * 1024;

  private final CatalogObjects objects;
  private final SnapshotFolder folder;
  private final Instant began;
  private final int segments;
  private final int run;
  private final List<SnapshotFile> files = new ArrayList<>();
  private final Map<Integer, SegmentPosition> reached = new HashMap<>();

  private Unfinished(
      CatalogObjects objects, SnapshotFolder folder, Instant began, int segments, int run) {
    this.objects = objects;
    this.folder = folder;
    this.began = began;
    this.segments = segments;
    this.run = run;
  }

  /**
   * Begins a baseline.
   *
   * @param mark tells this run from all others
   */
  static Unfinished begin(
      CatalogObjects objects, SnapshotFolder folder, Instant began, int segments, long mark) {
    String text =
        text(
            json -> {
              json.writeStringField("began", began.toString());
              json.writeNumberField("segments", segments);
            });
    create(objects, folder, folder.begun(), text);
    return goOn(objects, folder, mark).orElseThrow();
  }

  /**
   * Goes on with one; empty if none was begun there, or it is complete.
   *
   * @param mark tells this run from all others
   */
  static Optional<Unfinished> goOn(CatalogObjects objects, SnapshotFolder folder, long mark) {
    return objects
        .get(folder.begun())
        .map(begun -> read(begun.content(), folder.begun()))
        .map(
            begun ->
                new Unfinished(
                    objects,
                    folder,
                    begun.time("began"),
                    (int) begun.number("segments"),
                    nextRun(objects, folder, mark)))
        .map(Unfinished::load);
  }

  private static int nextRun(CatalogObjects objects, SnapshotFolder folder, long mark) {
    int next = runs(objects, folder) + 1;
    String text = text(json -> json.writeStringField("mark", Long.toHexString(mark)));
    create(objects, folder, runKey(folder, next), text);
    return next;
  }

  /**
   * Writes what no other run may have written. When an answer is lost, the SDK repeats the call,
   * and the object is there: then it holds what this run wrote.
   */
  private static void create(
      CatalogObjects objects, SnapshotFolder folder, String key, String text) {
    boolean own =
        objects.create(key, text)
            || objects.get(key).filter(there -> there.content().equals(text)).isPresent();
    if (!own) {
      throw takenOver(folder);
    }
  }

  /** How many runs there were. */
  private static int runs(CatalogObjects objects, SnapshotFolder folder) {
    return objects.list(folder.progress() + "run-").size();
  }

  private static String runKey(SnapshotFolder folder, int run) {
    return folder.progress() + "run-%04d.json".formatted(run);
  }

  private Unfinished load() {
    for (CatalogObjects.Listed listed : objects.list(folder.progress() + "file-")) {
      Node note = read(objects.get(listed.key()).orElseThrow().content(), listed.key());
      note.objects("files", ManifestText::file).forEach(files::add);
      note.objects("positions", Unfinished::position).forEach(p -> reached.put(p.segment(), p));
    }
    return this;
  }

  private static SegmentPosition position(Node node) {
    return new SegmentPosition(
        (int) node.number("segment"), node.optionalText("after").map(Json::of), node.flag("done"));
  }

  SnapshotFolder folder() {
    return folder;
  }

  Instant began() {
    return began;
  }

  int run() {
    return run;
  }

  /** The files so far, in the order of their names. */
  synchronized List<SnapshotFile> files() {
    return files.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  /** How far the table has been read. */
  synchronized ScanPosition position() {
    return new ScanPosition(
        IntStream.range(0, segments)
            .mapToObj(i -> reached.getOrDefault(i, SegmentPosition.beginningOf(i)))
            .toList());
  }

  /**
   * Notes what was read.
   *
   * @param name tells the note from others; notes of one segment have names in order
   * @param file the file that was sent; empty if there was nothing to send
   * @param positions how far each segment was read that the file has items of
   */
  void note(String name, Optional<SnapshotFile> file, Collection<SegmentPosition> positions) {
    checkNotTakenOver();
    String text =
        text(
            json -> {
              json.writeArrayFieldStart("files");
              if (file.isPresent()) {
                ManifestText.write(json, file.get());
              }
              json.writeEndArray();
              json.writeArrayFieldStart("positions");
              for (SegmentPosition position : positions) {
                write(json, position);
              }
              json.writeEndArray();
            });
    create(objects, folder, folder.progress() + "file-" + name + ".json", text);
    synchronized (this) {
      file.ifPresent(files::add);
      positions.forEach(p -> reached.put(p.segment(), p));
    }
  }

  /** Throws if another run goes on with the snapshot. */
  void checkNotTakenOver() {
    if (runs(objects, folder) != run) {
      throw takenOver(folder);
    }
  }

  private static void write(JsonGenerator json, SegmentPosition position) throws IOException {
    json.writeStartObject();
    json.writeNumberField("segment", position.segment());
    if (position.after().isPresent()) {
      json.writeStringField("after", position.after().get().toString());
    }
    json.writeBooleanField("done", position.done());
    json.writeEndObject();
  }

  private static BackupException takenOver(SnapshotFolder folder) {
    return BackupException.user(
        "Another run makes this snapshot at the same time",
        folder.key(),
        "Let it end, or run this again when it has been stopped.");
  }

  private static Node read(String text, String key) {
    try {
      if (text.length() > MAX_LENGTH) {
        throw new Node.Mistake("it has " + text.length() + " characters");
      }
      return Node.parse(text);
    } catch (IOException | Node.Mistake e) {
      throw BackupException.user(
          "The notes of an unfinished snapshot can't be read, " + key,
          String.valueOf(e.getMessage()),
          "Delete the folder that they lie in; the next run begins anew.",
          e);
    }
  }

  private static String text(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString();
  }

  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}

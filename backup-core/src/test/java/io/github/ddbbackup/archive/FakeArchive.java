package io.github.ddbbackup.archive;

import io.github.ddbbackup.naming.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Objects in memory; those of all tables alike. */
public final class FakeArchive implements Archive {

  private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");

  private final Map<String, byte[]> objects = new TreeMap<>();

  /** Puts an object. */
  public FakeArchive with(String key, byte[] content) {
    objects.put(key, content);
    return this;
  }

  /** The objects. */
  public List<ArchivedObject> all() {
    return objects.entrySet().stream()
        .map(entry -> new ArchivedObject(entry.getKey(), entry.getValue().length, HOUR))
        .toList();
  }

  @Override
  public Listing list(TableName table, TimeSpan span) {
    return new Listing(all(), List.of());
  }

  @Override
  public InputStream open(ArchivedObject object) {
    return new ByteArrayInputStream(objects.get(object.key()));
  }

  /** A gzip file of one member. */
  public static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

package io.github.ddbbackup.lambda.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The lines of one table's backup; reads each object once. */
final class TableBackupFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final S3Client s3;
  private final String prefix;
  private final Set<String> read = new HashSet<>();
  private final Map<String, Change> changes = new HashMap<>();
  private long lines;
  private long contradictions;

  TableBackupFiles(S3Client s3, String prefix) {
    this.s3 = s3;
    this.prefix = prefix;
  }

  /** Reads the objects that are new. */
  void read() {
    s3
        .listObjectsV2Paginator(list -> list.bucket(Account.BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .filter(read::add)
        .forEach(this::read);
  }

  /** The changes by sequence number. */
  Map<String, Change> changes() {
    return changes;
  }

  long lines() {
    return lines;
  }

  long objects() {
    return read.size();
  }

  /** How many lines say something else than another line with the same sequence number. */
  long contradictions() {
    return contradictions;
  }

  private void read(String key) {
    byte[] object = s3.getObjectAsBytes(g -> g.bucket(Account.BUCKET).key(key)).asByteArray();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(object));
        MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(in)) {
      while (values.hasNext()) {
        add(values.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in " + key, e);
    }
  }

  private void add(JsonNode line) {
    lines++;
    Change change =
        Change.of(
            line,
            Optional.ofNullable(line.get("eventName")),
            Optional.ofNullable(line.get("userIdentity")));
    Change other = changes.putIfAbsent(line.path("SequenceNumber").asText(), change);
    if (other != null && !other.equals(change)) {
      contradictions++;
    }
  }
}

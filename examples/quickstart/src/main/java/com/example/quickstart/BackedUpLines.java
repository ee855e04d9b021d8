package com.example.quickstart;

import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.record.LineReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The change lines of a table as they lie on S3. */
final class BackedUpLines {

  /**
   * One change.
   *
   * @param line the line as it stands in the object
   * @param change the same, read
   */
  record Line(String line, ChangeRecord change) {

    String code() {
      return change.key().attributes().get(0).value();
    }

    String eventName() {
      return change.eventName().orElse("?");
    }
  }

  private final List<String> objects;
  private final List<Line> lines;

  private BackedUpLines(List<String> objects, List<Line> lines) {
    this.objects = objects;
    this.lines = lines;
  }

  /** Reads every object under a table's prefix. */
  static BackedUpLines read(S3Client s3, String bucket, String prefix) {
    List<String> objects =
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
            .map(S3Object::key)
            .toList();
    List<Line> lines = new ArrayList<>();
    objects.forEach(key -> lines.addAll(readObject(s3, bucket, key)));
    return new BackedUpLines(objects, inOrder(lines));
  }

  private static List<Line> readObject(S3Client s3, String bucket, String key) {
    LineReader reader = new LineReader();
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(whole(s3, bucket, key)), StandardCharsets.UTF_8))) {
      return text.lines().map(line -> parse(reader, line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read s3://" + bucket + "/" + key, e);
    }
  }

  /**
   * An object is many gzip files, one behind the other. Before JDK 23 GZIPInputStream took the end
   * of one of them for that of the object where no more had arrived by then.
   */
  private static InputStream whole(S3Client s3, String bucket, String key) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asInputStream();
  }

  private static Line parse(LineReader reader, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new Line(line, reader.read(bytes, 0, bytes.length));
  }

  /** Delivery is at least once: a line that came twice counts once. */
  private static List<Line> inOrder(Collection<Line> lines) {
    Map<Object, Line> bySequenceNumber = new TreeMap<>();
    lines.forEach(line -> bySequenceNumber.put(line.change().sequenceNumber(), line));
    return List.copyOf(bySequenceNumber.values());
  }

  /** The keys of the objects that were read. */
  List<String> objects() {
    return objects;
  }

  /** The number of changes, each counted once. */
  int count() {
    return lines.size();
  }

  /** The changes of one item, in order. */
  List<Line> of(String code) {
    return lines.stream().filter(line -> line.code().equals(code)).toList();
  }

  /** What was done to each item, in order, by code. */
  Map<String, List<String>> changes() {
    Map<String, List<String>> changes = new TreeMap<>();
    lines.forEach(
        line ->
            changes.computeIfAbsent(line.code(), code -> new ArrayList<>()).add(line.eventName()));
    return changes;
  }
}

package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a backup. */
final class BackupObjects {

  private BackupObjects() {}

  /** The lines under a table's prefix. */
  static List<String> lines(S3Client s3, String bucket, String prefix) {
    return lines(s3, bucket, prefix, new HashMap<>());
  }

  /**
   * The same for those who look again and again.
   *
   * @param read the lines of each object that was read before, which never changes; those of new
   *     ones are added
   */
  static List<String> lines(
      S3Client s3, String bucket, String prefix, Map<String, List<String>> read) {
    return s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .peek(key -> assertThat(key).matches(prefix + "\\d{4}/\\d\\d/\\d\\d/\\d\\d/[^/]+\\.gz"))
        .flatMap(key -> read.computeIfAbsent(key, unread -> linesOf(s3, bucket, unread)).stream())
        .toList();
  }

  private static List<String> linesOf(S3Client s3, String bucket, String key) {
    byte[] content = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
    return gunzip(content).lines().toList();
  }

  private static String gunzip(byte[] content) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

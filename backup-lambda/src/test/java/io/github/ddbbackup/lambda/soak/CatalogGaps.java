package io.github.ddbbackup.lambda.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The spans of time in which the catalog says that changes may be missing, as they stand in it. */
final class CatalogGaps {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogGaps() {}

  /** Those of all tables of a name, by their TableId. */
  static Map<String, List<Span>> of(S3Client s3, String backups, String table) {
    Map<String, List<Span>> gaps = new HashMap<>();
    s3
        .listObjectsV2Paginator(
            l -> l.bucket(Account.BUCKET).prefix(backups + "/_catalog=tables/" + table + "/"))
        .contents()
        .stream()
        .map(S3Object::key)
        .filter(key -> key.endsWith(".json"))
        .map(key -> document(s3, key))
        .forEach(document -> gaps.put(document.path("tableId").asText(), gaps(document)));
    return gaps;
  }

  private static List<Span> gaps(JsonNode document) {
    return document
        .path("gaps")
        .valueStream()
        .map(
            gap ->
                new Span(
                    Instant.parse(gap.path("from").asText()),
                    Instant.parse(gap.path("until").asText())))
        .toList();
  }

  private static JsonNode document(S3Client s3, String key) {
    try {
      return JSON.readTree(
          s3.getObjectAsBytes(g -> g.bucket(Account.BUCKET).key(key)).asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("in " + key, e);
    }
  }
}

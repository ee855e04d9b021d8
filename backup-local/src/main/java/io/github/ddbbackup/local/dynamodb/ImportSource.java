package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ObjectStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The lines {@code {"Item":{...}}} of the objects that an import reads. */
final class ImportSource {
  private final ObjectStore objects;
  private final String bucket;
  private final String prefix;
  private final boolean compressed;

  ImportSource(ObjectStore objects, JsonNode request) {
    this.objects = objects;
    bucket = request.path("S3BucketSource").path("S3Bucket").asText();
    prefix = request.path("S3BucketSource").path("S3KeyPrefix").asText();
    compressed = request.path("InputCompressionType").asText().equals("GZIP");
  }

  /** The keys of the objects. */
  List<String> keys() {
    return objects.list(bucket, prefix).stream().filter(key -> !key.endsWith("/")).toList();
  }

  /**
   * Reads an object.
   *
   * @param items takes each line's item, or nothing for a line that is none
   * @return the object's size in bytes
   */
  long read(String key, Consumer<Optional<JsonNode>> items) throws IOException {
    byte[] content = objects.get(bucket, key);
    try (InputStream bytes = new ByteArrayInputStream(content);
        InputStream plain = compressed ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          items.accept(Json.parse(line).map(node -> node.path("Item")).filter(JsonNode::isObject));
        }
      }
    }
    return content.length;
  }
}

package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
   * Reads an object, up to the first line that is no item.
   *
   * @param items takes each line's item, or nothing for a line that is none
   * @return how many bytes the object holds, uncompressed
   */
  long read(String key, Consumer<Optional<JsonNode>> items) throws IOException {
    byte[] content = plain(objects.get(bucket, key));
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    for (String line : lines) {
      if (!line.isBlank()) {
        Optional<JsonNode> item =
            Json.parse(line).map(node -> node.path("Item")).filter(JsonNode::isObject);
        items.accept(item);
        if (item.isEmpty()) {
          break;
        }
      }
    }
    return content.length;
  }

  private byte[] plain(byte[] content) throws IOException {
    if (!compressed) {
      return content;
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return plain.readAllBytes();
    }
  }
}

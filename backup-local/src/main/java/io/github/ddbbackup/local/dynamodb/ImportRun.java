package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One import; safe for use by several threads. */
final class ImportRun implements Runnable {
  /** Items that are put together. */
  private static final int AT_ONCE = 500;

  private final NewTables made;
  private final ImportSource source;
  private final InstantSource clock;
  private final String region;
  private final String table;
  private final ObjectNode shown;
  private long bytes;
  private long processed;
  private long refused;

  ImportRun(
      NewTables made, ImportSource source, InstantSource clock, String region, ObjectNode shown) {
    this.made = made;
    this.source = source;
    this.clock = clock;
    this.region = region;
    this.table = shown.path("TableCreationParameters").path("TableName").asText();
    this.shown = shown.deepCopy();
  }

  /** The import as DescribeImport shows it. */
  synchronized ObjectNode shown() {
    return shown.deepCopy();
  }

  @Override
  public void run() {
    try {
      List<String> keys = source.keys();
      if (keys.isEmpty()) {
        failed("S3NoSuchKey", "No object has this prefix");
      } else {
        for (String key : keys) {
          read(key);
        }
        completed();
      }
    } catch (ApiException e) {
      failed("S3" + e.code(), e.getMessage());
    } catch (IOException e) {
      failed("InvalidInput", "An object is not what its compression says: " + e.getMessage());
    } finally {
      made.done(region, table);
    }
  }

  private void read(String key) throws IOException {
    List<JsonNode> waiting = new ArrayList<>();
    bytes +=
        source.read(
            key,
            item -> {
              processed++;
              item.ifPresentOrElse(waiting::add, () -> refused++);
              if (waiting.size() >= AT_ONCE) {
                put(waiting);
              }
            });
    put(waiting);
  }

  private void put(List<JsonNode> items) {
    refused += made.put(region, table, items);
    items.clear();
  }

  private synchronized void completed() {
    shown.put("ImportStatus", "COMPLETED");
    end();
  }

  private synchronized void failed(String code, String message) {
    shown.put("ImportStatus", "FAILED").put("FailureCode", code).put("FailureMessage", message);
    end();
  }

  private void end() {
    shown
        .put("EndTime", clock.instant().getEpochSecond())
        .put("ProcessedSizeBytes", bytes)
        .put("ProcessedItemCount", processed)
        .put("ImportedItemCount", processed - refused)
        .put("ErrorCount", refused);
  }
}

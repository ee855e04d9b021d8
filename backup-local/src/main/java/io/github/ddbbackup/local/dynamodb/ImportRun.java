package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One import; safe for use by several threads. One that any item is missing from has failed, but
 * its table stays with the others; where the objects can't be read at all, no table stays. The
 * counts are shown when it has ended.
 */
final class ImportRun implements Runnable {
  static final String IN_PROGRESS = "IN_PROGRESS";

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

  String region() {
    return region;
  }

  /** The import as DescribeImport shows it. */
  synchronized ObjectNode shown() {
    return shown.deepCopy();
  }

  synchronized boolean isUnderWay() {
    return shown.path("ImportStatus").asText().equals(IN_PROGRESS);
  }

  @Override
  public void run() {
    try {
      for (String key : source.keys()) {
        read(key);
      }
      made.done(region, table);
      if (refused == 0) {
        ended("COMPLETED");
      } else {
        failed("ItemValidationError", "Some of the items failed validation checks");
      }
    } catch (ApiException e) {
      made.drop(region, table);
      failed("S3" + e.code(), e.getMessage());
    } catch (IOException e) {
      made.done(region, table);
      failed("InvalidInput", "An object is not what its compression says: " + e.getMessage());
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

  private synchronized void failed(String code, String message) {
    shown.put("FailureCode", code).put("FailureMessage", message);
    ended("FAILED");
  }

  private synchronized void ended(String status) {
    shown
        .put("ImportStatus", status)
        .put("EndTime", clock.instant().getEpochSecond())
        .put("ProcessedSizeBytes", bytes)
        .put("ProcessedItemCount", processed)
        .put("ImportedItemCount", processed - refused)
        .put("ErrorCount", refused);
  }
}

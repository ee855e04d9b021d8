package io.github.ddbbackup.history;

import io.github.ddbbackup.archive.ScanSummary;
import java.util.List;

/**
 * The history of an item.
 *
 * @param changes its changes, by their sequence numbers, each once
 * @param summary what was read to find them
 * @param strangers the keys of objects under the table's prefix from which nothing was read,
 *     because they are not where the backup puts its objects
 */
public record HistoryResult(List<ItemChange> changes, ScanSummary summary, List<String> strangers) {

  /** Copies the lists. */
  public HistoryResult {
    changes = List.copyOf(changes);
    strangers = List.copyOf(strangers);
  }
}

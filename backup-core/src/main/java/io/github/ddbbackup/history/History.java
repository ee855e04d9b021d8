package io.github.ddbbackup.history;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.state.Lifetime;
import java.util.List;

/**
 * The history of an item, told apart by the tables that bore the name one after another.
 *
 * @param request what was asked for
 * @param chapters for each table that had changes of the item, these changes; the earliest first
 * @param summary what was read to find them
 * @param strangers the keys of objects under the table's prefix from which nothing was read,
 *     because they are not where the backup puts its objects
 * @param gaps the spans of time in which changes may be missing, as the catalog knows, as far as
 *     they touch the span that was asked for
 * @param places where it was looked, for example {@code s3://my-bucket/dynamodb/backup/Orders/}
 */
public record History(
    HistoryRequest request,
    List<Chapter> chapters,
    ScanSummary summary,
    List<String> strangers,
    List<Gap> gaps,
    List<String> places) {

  /**
   * The changes in one table.
   *
   * @param lifetime which of the tables that bore the name
   * @param changes the changes by their sequence numbers, each once; at least one
   */
  public record Chapter(Lifetime lifetime, List<ItemChange> changes) {

    /** Copies the list. */
    public Chapter {
      requireNonNull(lifetime);
      changes = List.copyOf(changes);
    }
  }

  /** Copies the lists. */
  public History {
    requireNonNull(request);
    chapters = List.copyOf(chapters);
    requireNonNull(summary);
    strangers = List.copyOf(strangers);
    gaps = List.copyOf(gaps);
    places = List.copyOf(places);
  }

  /**
   * The number of changes.
   *
   * @return the number; 0 if the item was never seen
   */
  public long changes() {
    return chapters.stream().mapToLong(chapter -> chapter.changes().size()).sum();
  }
}

package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.StreamEntry;
import java.time.Duration;
import java.time.Instant;

/** Whether a backup alone tells all items of a table. */
public final class Completeness {

  /**
   * A table takes no items before it is active, which takes it some seconds; the label of a stream
   * that is made with its table and the table's own time differ by less.
   */
  private static final Duration WITHOUT_ITEMS = Duration.ofSeconds(5);

  private Completeness() {}

  /**
   * Whether the table's stream has been read from when the table could not hold items yet, so that
   * no baseline is needed. A stream that was there for others before the backup does not count for
   * what it did not keep.
   *
   * @param table what the catalog knows of the table
   * @return false also where it is not known
   */
  public static boolean isFromTheStart(CatalogDocument table) {
    Instant last = table.incarnation().created().plus(WITHOUT_ITEMS);
    return table.streams().stream().map(StreamEntry::readFrom).anyMatch(b -> !b.isAfter(last));
  }
}

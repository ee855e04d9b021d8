package io.github.ddbbackup.history;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what came of items. */
public final class ItemHistory {

  private static final Comparator<ItemChange> IN_ORDER =
      Comparator.<ItemChange, SequenceNumber>comparing(change -> change.record().sequenceNumber())
          .thenComparing(change -> change.record().approximateCreation().orElse(Instant.EPOCH));

  private final Archive archive;
  private final ArchiveScan scan;

  /**
   * Histories from a backup.
   *
   * @param archive the backup
   * @param scan how it is read
   */
  public ItemHistory(Archive archive, ArchiveScan scan) {
    this.archive = archive;
    this.scan = scan;
  }

  /**
   * Finds the changes of an item.
   *
   * @param table the item's table
   * @param key the item
   * @param span when the changes were made, as DynamoDB says, to the second or so
   * @return the changes
   * @throws io.github.ddbbackup.event.BackupException if the backup can't be read
   */
  public HistoryResult of(TableName table, KeyQuery key, TimeSpan span) {
    Archive.Listing listing = archive.list(table, span);
    List<ItemChange> found = Collections.synchronizedList(new ArrayList<>());
    ScanSummary summary =
        scan.scan(listing.objects(), () -> new ItemChanges(key, span, found::add));
    return new HistoryResult(inOrder(found), summary, listing.strangers());
  }

  /**
   * Delivery is at least once, so that a change may have come twice. A sequence number alone does
   * not tell: that of a table may have been that of a former table of the same name.
   */
  private static List<ItemChange> inOrder(List<ItemChange> found) {
    Set<Identity> seen = new HashSet<>();
    return found.stream()
        .sorted(IN_ORDER)
        .filter(
            change ->
                seen.add(
                    new Identity(
                        change.record().sequenceNumber(), change.record().approximateCreation())))
        .toList();
  }

  private record Identity(SequenceNumber sequenceNumber, Optional<Instant> creation) {}
}

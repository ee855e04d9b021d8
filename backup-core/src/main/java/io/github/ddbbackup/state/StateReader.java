package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.store.OrderedStore;
import io.github.ddbbackup.store.WorkSpace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the items of a table were at an instant.
 *
 * <p>The last change of an item at or before the instant gives the item as it was after it, or
 * tells that it was removed. Failing that, the first change after the instant gives the item as it
 * was before it, or tells that it was not there yet. Failing that, the item is what it is in the
 * baseline; without one, it is not known whether there was any.
 *
 * <p>Why the baseline may be read at any time after the backup began, even while the table is
 * written to: where a change lies between the instant and the time at which the baseline saw the
 * item, one of the two rules before it decides, and where none does, the item was the same at both
 * times. So an item that was put behind the back of the reading has a change that tells of it, and
 * one that was removed after it was read has one that tells that. It takes all changes from the
 * instant or the beginning of the reading, whichever is earlier, to the instant or the end of the
 * reading, whichever is later, and no others; see {@link Window}.
 *
 * <p>Where changes are missing in between, in a {@link io.github.ddbbackup.catalog.Gap}, none of
 * this holds across it: only the changes and the baseline of the same {@link Epoch} tell what the
 * table was. Where they do not tell of all items, the others are as they were before the gap, or
 * after it, as far as that is known.
 */
public final class StateReader {

  private final Archive archive;
  private final ArchiveScan scan;
  private final WorkSpace work;

  /**
   * A reader of a backup.
   *
   * @param archive the backup
   * @param scan how it is read
   * @param work where items are kept meanwhile
   */
  public StateReader(Archive archive, ArchiveScan scan, WorkSpace work) {
    this.archive = archive;
    this.scan = scan;
    this.work = work;
  }

  /**
   * Reads a state. What had not come to the bucket yet is not known.
   *
   * @param request which one
   * @return the items, to be closed
   * @throws BackupException if the backup began after the instant, holds nothing of the table, or
   *     can't be read; or if the baseline was read before the backup began
   */
  public TableItems read(StateRequest request) {
    Window window = Window.of(request);
    Archive.Listing listing = archive.list(request.table(), window.span());
    Coverage coverage = new Coverage(request);
    coverage.checkBeforeReading(listing);
    OrderedStore store = work.newStore();
    try {
      List<StateFold> folds = Collections.synchronizedList(new ArrayList<>());
      WantedKeys wanted = new WantedKeys(request.keys());
      ScanSummary read =
          scan.scan(
              newestFirst(listing),
              () -> {
                StateFold fold = new StateFold(request, wanted, window.span(), store);
                folds.add(fold);
                return fold;
              });
      Instant start = coverage.check(first(folds));
      offerBaseline(request, wanted, store);
      return new TableItems(store, summary(request, start, read, listing, folds));
    } catch (RuntimeException | Error e) {
      close(store, e);
      throw e;
    }
  }

  private static void close(OrderedStore store, Throwable failure) {
    try {
      store.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * What is kept is the greatest, in whatever order it comes; but if the last changes come first,
   * those before them lose to them and need not be kept meanwhile.
   */
  private static List<ArchivedObject> newestFirst(Archive.Listing listing) {
    List<ArchivedObject> objects = new ArrayList<>(listing.objects());
    Collections.reverse(objects);
    return objects;
  }

  private static void offerBaseline(StateRequest request, WantedKeys wanted, OrderedStore store) {
    request
        .baseline()
        .ifPresent(
            baseline ->
                baseline.forEach(
                    (key, item) -> {
                      if (wanted.includes(key)) {
                        Candidate.offer(key, item, store);
                      }
                    }));
  }

  private static Optional<Instant> first(List<StateFold> folds) {
    return folds.stream().map(StateFold::first).flatMap(Optional::stream).min(Instant::compareTo);
  }

  private static StateSummary summary(
      StateRequest request,
      Instant start,
      ScanSummary read,
      Archive.Listing listing,
      List<StateFold> folds) {
    return new StateSummary(
        request.instant(),
        request.lifetime(),
        start,
        request.baseline().isPresent(),
        request.baseline().flatMap(BaselineItems::snapshotName),
        request.epochAlone(),
        read,
        listing.strangers(),
        folds.stream().mapToLong(StateFold::otherTables).sum(),
        folds.stream().mapToLong(StateFold::undated).sum());
  }
}

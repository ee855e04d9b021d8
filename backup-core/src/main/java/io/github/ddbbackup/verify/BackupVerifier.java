package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.store.OrderedStore;
import io.github.ddbbackup.store.WorkSpace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds out whether anything is missing from the backup of a table. Each change of an item tells
 * what the item was before it, which must be what the change before made of it: where it is not, a
 * change is missing. What was read of the table at one time, as a snapshot or just now, must be
 * what the changes made of it at that time.
 *
 * <p>What is missing because of a gap that the catalog knows of is found like anything else, and
 * told apart: no one can bring it back, and what was read of the table since tells what came of it.
 *
 * <p>What can't be shown that way: that a change is missing behind the last one of an item, unless
 * the table itself is compared; and that changes are missing in the middle that made of an item
 * what it had been before.
 */
public final class BackupVerifier {

  private final Archive archive;
  private final ArchiveScan scan;
  private final WorkSpace work;
  private final InstantSource clock;
  private final Sleeper sleeper;

  /**
   * A way to verify.
   *
   * @param archive the backup
   * @param scan how it is read; damage should be skipped, since it is reported
   * @param work where what matters of the changes is kept meanwhile
   * @param clock tells the time
   * @param sleeper lets it pass
   */
  public BackupVerifier(
      Archive archive, ArchiveScan scan, WorkSpace work, InstantSource clock, Sleeper sleeper) {
    this.archive = archive;
    this.scan = scan;
    this.work = work;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Verifies.
   *
   * @param request what
   * @param consumer is given what is found, in the order of the keys but for differences from the
   *     table, which come last
   * @return what came of it
   * @throws io.github.ddbbackup.event.BackupException if the backup or the items can't be read
   */
  public VerifyReport verify(VerifyRequest request, Consumer<Finding> consumer) {
    int table = request.lifetimes().all().size() - 1;
    try (OrderedStore store = work.newStore()) {
      KeptSnapshots snapshots = KeptSnapshots.keep(request.snapshots(), table, store);
      Optional<Long> compared = request.live().map(items -> keep(items, table, store));
      Archive.Listing listing = archive.list(request.lifetimes().table(), TimeSpan.all());
      Map<String, Integer> numbers = numbers(listing);
      List<ChangeCollector> collectors = Collections.synchronizedList(new ArrayList<>());
      ScanSummary read =
          scan.scan(
              listing.objects(),
              () -> {
                ChangeCollector collector =
                    new ChangeCollector(request.lifetimes(), numbers, key -> true, store);
                collectors.add(collector);
                return collector;
              });
      List<String> objects = listing.objects().stream().map(ArchivedObject::key).toList();
      Findings findings = new Findings(request.lifetimes(), objects, consumer);
      Proof proof = check(request, snapshots, store, findings);
      new LateChanges(archive, scan, work, clock, sleeper).await(request, findings.suspects());
      findings.addSuspects();
      return report(
          request, with(snapshots.damages(), read), listing, collectors, findings, proof, compared);
    }
  }

  private static long keep(BaselineItems live, int table, OrderedStore store) {
    AtomicLong count = new AtomicLong();
    BiConsumer<CanonicalKey, Json> keeper = Entry.keeperOf(table, Entry.LIVE, 0, store);
    live.forEach(
        (key, item) -> {
          keeper.accept(key, item);
          count.incrementAndGet();
        });
    return count.get();
  }

  /** What of the snapshots can't be read counts like what of the objects can't. */
  private static ScanSummary with(List<Damage> damages, ScanSummary read) {
    List<Damage> all = new ArrayList<>(read.damages());
    all.addAll(damages);
    return new ScanSummary(read.objects(), read.bytes(), read.lines(), all);
  }

  private static Map<String, Integer> numbers(Archive.Listing listing) {
    Map<String, Integer> numbers = new HashMap<>();
    listing.objects().forEach(object -> numbers.put(object.key(), numbers.size()));
    return numbers;
  }

  private static Proof check(
      VerifyRequest request, KeptSnapshots snapshots, OrderedStore store, Findings findings) {
    Proof proof = new Proof();
    Optional<ItemCheck> current = Optional.empty();
    try (OrderedStore.Cursor cursor = store.cursor()) {
      while (cursor.next()) {
        Entry entry = new Entry(cursor.key(), cursor.value());
        if (current.filter(item -> item.isOf(entry)).isEmpty()) {
          current.ifPresent(ItemCheck::end);
          current = Optional.of(new ItemCheck(request, snapshots, findings, proof, entry));
        }
        current.get().show(entry);
      }
    }
    current.ifPresent(ItemCheck::end);
    return proof;
  }

  private static VerifyReport report(
      VerifyRequest request,
      ScanSummary read,
      Archive.Listing listing,
      List<ChangeCollector> collectors,
      Findings findings,
      Proof proof,
      Optional<Long> compared) {
    NavigableMap<Instant, Long> hours = new TreeMap<>();
    collectors.forEach(one -> one.hours().forEach((hour, n) -> hours.merge(hour, n, Long::sum)));
    return new VerifyReport(
        request.lifetimes().table(),
        read,
        listing.strangers(),
        proof.changes(),
        read.lines() - proof.changes(),
        collectors.stream().mapToLong(ChangeCollector::undated).sum(),
        proof.items(),
        proof.first(),
        proof.last(),
        findings.counts(),
        findings.explained(),
        proof.unproved(),
        proof.unconfirmed(),
        new EmptyHours(hours, request.lifetimes().gaps()).suspicious(),
        request.lifetimes().gaps(),
        compared);
  }
}

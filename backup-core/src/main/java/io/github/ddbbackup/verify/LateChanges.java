package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.store.OrderedStore;
import io.github.ddbbackup.store.WorkSpace;
import io.github.ddbbackup.verify.Findings.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits for changes that were made while the table was read, or shortly before, and were still on
 * their way to the bucket when the backup was read. A difference is none if, with what has come
 * since, the changes make of the item what was seen, and no link is missing between them.
 */
final class LateChanges {

  private static final Duration PAUSE = Duration.ofSeconds(15);

  /** Changes made before this had come when the backup was read the first time. */
  private static final Duration BEFORE = Duration.ofHours(1);

  private final Archive archive;
  private final ArchiveScan scan;
  private final WorkSpace work;
  private final InstantSource clock;
  private final Sleeper sleeper;

  LateChanges(
      Archive archive, ArchiveScan scan, WorkSpace work, InstantSource clock, Sleeper sleeper) {
    this.archive = archive;
    this.scan = scan;
    this.work = work;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Takes differences away that turn out to be none. */
  void await(VerifyRequest request, Map<CanonicalKey, Suspect> suspects) {
    if (request.live().isEmpty()) {
      return;
    }
    Instant deadline = clock.instant().plus(request.patience());
    while (!suspects.isEmpty() && clock.instant().isBefore(deadline)) {
      look(request, request.live().get(), suspects);
      if (!suspects.isEmpty()) {
        pause(Duration.between(clock.instant(), deadline));
      }
    }
  }

  private void pause(Duration left) {
    try {
      sleeper.sleep(left.compareTo(PAUSE) > 0 ? PAUSE : left.isNegative() ? Duration.ZERO : left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.user("Interrupted while waiting for changes", "", "Run it again.");
    }
  }

  private void look(
      VerifyRequest request, BaselineItems live, Map<CanonicalKey, Suspect> suspects) {
    TimeSpan recent = new TimeSpan(Optional.of(live.began().minus(BEFORE)), Optional.empty());
    List<ArchivedObject> objects = archive.list(request.lifetimes().table(), recent).objects();
    Map<String, Integer> numbers = new HashMap<>();
    objects.forEach(object -> numbers.put(object.key(), numbers.size()));
    try (OrderedStore store = work.newStore()) {
      suspects.values().forEach(suspect -> suspect.last().ifPresent(last -> last.keepIn(store)));
      scan.scan(
          objects,
          () -> new ChangeCollector(request.lifetimes(), numbers, suspects::containsKey, store));
      byItem(store, request.lifetimes().all().size() - 1)
          .forEach(changes -> clear(changes, request.lifetimes().last(), live, suspects));
    }
  }

  private static List<List<Entry>> byItem(OrderedStore store, int table) {
    List<List<Entry>> items = new ArrayList<>();
    try (OrderedStore.Cursor cursor = store.cursor()) {
      while (cursor.next()) {
        Entry entry = new Entry(cursor.key(), cursor.value());
        if (entry.table() == table) {
          boolean same = !items.isEmpty() && items.get(items.size() - 1).get(0).isSameItem(entry);
          if (!same) {
            items.add(new ArrayList<>());
          }
          items.get(items.size() - 1).add(entry);
        }
      }
    }
    return items;
  }

  private static void clear(
      List<Entry> changes,
      Lifetime table,
      BaselineItems live,
      Map<CanonicalKey, Suspect> suspects) {
    CanonicalKey key = changes.get(0).item();
    Suspect suspect = suspects.get(key);
    if (changes.size() == suspect.last().stream().count()) {
      return; // Nothing came.
    }
    Sighting sighting = new Sighting(live, suspect.seen());
    sighting.beforeFirst(changes.get(0));
    for (int i = 1; i < changes.size(); i++) {
      sighting.between(changes.get(i - 1), changes.get(i));
    }
    sighting.behindLast(changes.get(changes.size() - 1));
    if (sighting.agrees() && isWhole(changes, table)) {
      suspects.remove(key);
    }
  }

  /** What is missing in a gap does not come. */
  private static boolean isWhole(List<Entry> changes, Lifetime table) {
    for (int i = 1; i < changes.size(); i++) {
      Entry one = changes.get(i - 1);
      Entry next = changes.get(i);
      if (!one.after().equals(next.before())
          && table.gapBetween(one.made(), next.made()).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}

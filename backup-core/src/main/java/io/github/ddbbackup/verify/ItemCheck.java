package io.github.ddbbackup.verify;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.snapshot.Completeness;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.verify.Entry.Bits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Looks at what there is of one item, in the order in which it is kept. */
final class ItemCheck {

  /** Times are approximate; what is further apart than this is not. */
  private static final Duration APPROXIMATE = Duration.ofMinutes(1);

  private final VerifyRequest request;
  private final KeptSnapshots kept;
  private final Findings findings;
  private final Proof proof;
  private final Lifetime table;
  private final boolean isLastTable;
  private final Entry any;
  private final Map<Integer, Bits> inSnapshots = new HashMap<>();
  private Optional<Bits> inTable = Optional.empty();
  private Sightings snapshots = new Sightings(new TreeMap<>(), Map.of());
  private Optional<Sighting> live = Optional.empty();
  private Optional<Entry> first = Optional.empty();
  private Optional<Entry> previous = Optional.empty();
  private Optional<Entry> earliest = Optional.empty();
  private Optional<Entry> latest = Optional.empty();
  private Optional<Entry> fromNowhere = Optional.empty();

  /** The gaps in which numbers began anew, as the order of the changes shows. */
  private final Set<Gap> anew = new HashSet<>();

  /**
   * Begins with an item.
   *
   * @param any its first entry, which is still to be shown
   */
  ItemCheck(VerifyRequest request, KeptSnapshots kept, Findings findings, Proof proof, Entry any) {
    this.request = request;
    this.kept = kept;
    this.findings = findings;
    this.proof = proof;
    this.any = any;
    this.table = request.lifetimes().all().get(any.table());
    this.isLastTable = any.table() == request.lifetimes().all().size() - 1;
  }

  /** Whether an entry is one of this item. */
  boolean isOf(Entry entry) {
    return any.isSameItem(entry);
  }

  void show(Entry entry) {
    switch (entry.kind()) {
      case Entry.SNAPSHOT -> inSnapshots.put(entry.number(), entry.seen());
      case Entry.LIVE -> inTable = Optional.of(entry.seen());
      default -> change(entry);
    }
  }

  private void change(Entry change) {
    if (previous.filter(before -> isSaidTwice(before, change)).isPresent()) {
      findings.add(FindingKind.SAME_NUMBER_TWICE, change, previous, Optional.of(change));
      return;
    }
    proof.countChange(change);
    if (change.lostBefore() || change.lostAfter()) {
      findings.add(FindingKind.INCOMPLETE_CHANGE, change, previous, Optional.of(change));
    }
    if (previous.isPresent()) {
      link(previous.get(), change);
    } else {
      first(change);
    }
    previous = Optional.of(change);
    earliest = earliest.filter(e -> !change.made().isBefore(e.made())).or(() -> previous);
    latest = latest.filter(l -> change.made().isBefore(l.made())).or(() -> previous);
  }

  /** Gaps that overlap count as one, in which numbers may begin anew too. */
  private boolean isSaidTwice(Entry before, Entry change) {
    return change.hasNumberOf(before) && gapBetween(before, change).isEmpty();
  }

  private Optional<Gap> gapBetween(Entry one, Entry other) {
    return other.made().isBefore(one.made())
        ? table.gapBetween(other.made(), one.made())
        : table.gapBetween(one.made(), other.made());
  }

  private void first(Entry change) {
    first = Optional.of(change);
    takeSightings();
    snapshots.forEach(sighting -> sighting.beforeFirst(change));
    live.ifPresent(sighting -> sighting.beforeFirst(change));
  }

  private void takeSightings() {
    if (isLastTable) {
      snapshots = new Sightings(kept.usable(), inSnapshots);
      live = request.live().map(items -> new Sighting(items, inTable));
    }
  }

  /**
   * The first change of the item. By its number alone it need not be one that was made in a gap in
   * which numbers began anew.
   */
  private Entry start() {
    Entry byNumber = first.orElseThrow();
    return disorderAt(byNumber.made())
        .filter(gap -> gap.includes(byNumber.made()))
        .flatMap(gap -> earliest)
        .orElse(byNumber);
  }

  /** Looks where an item comes from that was there before its first change. */
  private void origin(Entry change) {
    Optional<Sighting> last = snapshots.lastBefore(change);
    boolean seenNone = last.filter(s -> s.seen().isEmpty()).isPresent();
    if (seenNone || isFromTheStart()) {
      fromNowhere = Optional.of(change);
      Instant from = last.filter(s -> seenNone).map(Sighting::began).orElse(Instant.MIN);
      Instant to = last.filter(s -> !seenNone).map(Sighting::ended).orElse(change.made());
      add(
          FindingKind.FROM_NOWHERE,
          Optional.empty(),
          Optional.of(change),
          table.gapBetween(from, to));
    } else if (last.isEmpty()) {
      proof.countUnproved();
    }
  }

  private boolean isFromTheStart() {
    return table.document().filter(Completeness::isFromTheStart).isPresent();
  }

  private void add(
      FindingKind kind, Optional<Entry> after, Optional<Entry> before, Optional<Gap> gap) {
    findings.add(kind, any, after, before, Optional.empty(), gap);
  }

  private void link(Entry before, Entry change) {
    snapshots.forEach(sighting -> sighting.between(before, change));
    live.ifPresent(sighting -> sighting.between(before, change));
    boolean known = !before.lostAfter() && !change.lostBefore();
    boolean disorder = change.made().plus(APPROXIMATE).isBefore(before.made());
    Optional<Gap> gap = gapBetween(before, change);
    if (change.made().isBefore(before.made())) {
      gapBehind(change.made())
          .filter(behind -> !before.made().isBefore(behind.from()))
          .ifPresent(behind -> began(behind, before, change));
    }
    if (known && !before.after().equals(change.before())) {
      add(FindingKind.BROKEN_CHAIN, Optional.of(before), Optional.of(change), gap);
    }
    if (disorder) {
      add(FindingKind.TIME_DISORDER, Optional.of(before), Optional.of(change), gap);
    }
  }

  /** Notes that numbers began anew, so that a change by its number comes before an earlier one. */
  private void began(Gap gap, Entry later, Entry earlier) {
    anew.add(gap);
    snapshots.forEach(sighting -> sighting.outOfOrder(later, earlier));
    live.ifPresent(sighting -> sighting.outOfOrder(later, earlier));
  }

  /** Looks at the end of the item's changes. */
  void end() {
    if (previous.isEmpty()) {
      withoutChanges();
      return;
    }
    Entry last = previous.get();
    snapshots.forEach(sighting -> sighting.behindLast(last));
    live.ifPresent(sighting -> sighting.behindLast(last));
    Optional.of(start()).filter(one -> one.before().isPresent()).ifPresent(this::origin);
    snapshots.ofChanges(table).stream()
        .filter(one -> fromNowhere.filter(one.sighting()::endedBefore).isEmpty())
        .forEach(this::add);
    live.filter(s -> !isExpected(s, last))
        .ifPresent(s -> findings.suspect(FindingKind.DIFFERS_FROM_TABLE, last, previous, s.seen()));
    proof.countItem(isConfirmed(last));
  }

  /**
   * Whether the item was seen since its last change, or since the latest where order is unknown.
   */
  private boolean isConfirmed(Entry last) {
    if (disorderAt(last.made()).isEmpty()) {
      return snapshots.areBehindLast() || live.filter(Sighting::isBehindLast).isPresent();
    }
    return snapshots.last().filter(this::isBehindLatest).isPresent()
        || live.filter(this::isBehindLatest).isPresent();
  }

  private boolean isBehindLatest(Sighting sighting) {
    return latest.orElseThrow().made().isBefore(sighting.began());
  }

  /** The gap with which the part of the table's lifetime ends that a time lies in. */
  private Optional<Gap> gapBehind(Instant time) {
    return table.gaps().stream().skip(table.part(time)).findFirst();
  }

  /**
   * The gap because of which numbers do not tell the order of the changes since the gap before:
   * they began anew in it, before it was over, as where it is made of several.
   */
  private Optional<Gap> disorderAt(Instant time) {
    return gapBehind(time).filter(anew::contains);
  }

  private void add(Sightings.Contradiction found) {
    Sighting sighting = found.sighting();
    findings.add(
        FindingKind.CONTRADICTS_SNAPSHOT,
        any,
        sighting.changeBefore(),
        sighting.changeBehind(),
        sighting.snapshot(),
        found.gap());
  }

  /**
   * What was lost in a gap is told by a snapshot that was made since, and by no change. Where
   * numbers do not tell the order, the table must be as the latest change made it.
   */
  private boolean isExpected(Sighting inTable, Entry last) {
    Optional<Sighting> since = since(last);
    if (since.isEmpty() && disorderAt(last.made()).isPresent() && isBehindLatest(inTable)) {
      return inTable.seen().equals(latest.orElseThrow().after());
    }
    boolean isAsSeen = since.filter(s -> s.seen().equals(inTable.seen())).isPresent();
    boolean isSeenOtherwise =
        since.filter(s -> !s.agrees()).filter(Sighting::isBehindLast).isPresent();
    return isAsSeen || (!isSeenOtherwise && inTable.agrees());
  }

  /** The last snapshot, if it was made behind a gap behind the last change. */
  private Optional<Sighting> since(Entry last) {
    return snapshots
        .last()
        .filter(s -> s.changeBehind().isEmpty())
        .filter(s -> table.gapBetween(last.made(), s.ended()).isPresent())
        .filter(s -> disorderAt(last.made()).filter(gap -> !s.isBehind(gap)).isEmpty());
  }

  /**
   * No change tells of the item. What the snapshots saw and what the table has must be the same.
   */
  private void withoutChanges() {
    takeSightings();
    snapshots.ofEachOther(table).forEach(this::add);
    Optional<Bits> inSnapshot = snapshots.last().flatMap(Sighting::seen);
    if (request.live().isPresent() && !inTable.equals(inSnapshot)) {
      FindingKind kind =
          inSnapshot.isPresent() ? FindingKind.DIFFERS_FROM_TABLE : FindingKind.NOT_IN_BACKUP;
      findings.suspect(kind, any, Optional.empty(), inTable);
    }
  }
}

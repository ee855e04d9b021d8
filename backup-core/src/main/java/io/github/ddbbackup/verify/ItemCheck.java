package io.github.ddbbackup.verify;

import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.verify.Entry.Bits;
import java.time.Duration;
import java.util.Optional;

/** Looks at what there is of one item, in the order in which it is kept. */
final class ItemCheck {

  /** Times are approximate; what is further apart than this is not. */
  private static final Duration APPROXIMATE = Duration.ofMinutes(1);

  private final VerifyRequest request;
  private final Findings findings;
  private final Proof proof;
  private final boolean isLastTable;
  private final boolean streamedFromBirth;
  private final Entry any;
  private Optional<Bits> inSnapshot = Optional.empty();
  private Optional<Bits> inTable = Optional.empty();
  private Optional<Sighting> snapshot = Optional.empty();
  private Optional<Sighting> live = Optional.empty();
  private Optional<Entry> previous = Optional.empty();
  private boolean fromNowhere;

  /**
   * Begins with an item.
   *
   * @param any its first entry, which is still to be shown
   */
  ItemCheck(VerifyRequest request, Findings findings, Proof proof, Entry any) {
    this.request = request;
    this.findings = findings;
    this.proof = proof;
    this.any = any;
    this.isLastTable = any.table() == request.lifetimes().all().size() - 1;
    this.streamedFromBirth = Proof.isStreamedFromBirth(request.lifetimes().all().get(any.table()));
  }

  /** Whether an entry is one of this item. */
  boolean isOf(Entry entry) {
    return any.isSameItem(entry);
  }

  void show(Entry entry) {
    switch (entry.kind()) {
      case Entry.SNAPSHOT -> inSnapshot = entry.seen();
      case Entry.LIVE -> inTable = entry.seen();
      default -> change(entry);
    }
  }

  private void change(Entry change) {
    if (previous.filter(change::hasNumberOf).isPresent()) {
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
  }

  private void first(Entry change) {
    snapshot = sighting(request.snapshot(), inSnapshot);
    live = sighting(request.live(), inTable);
    snapshot.ifPresent(sighting -> sighting.beforeFirst(change));
    live.ifPresent(sighting -> sighting.beforeFirst(change));
    if (change.before().isPresent()) {
      boolean seenNone = snapshot.filter(s -> !s.sawItem() && s.endedBefore(change)).isPresent();
      fromNowhere = streamedFromBirth || seenNone;
      if (fromNowhere) {
        findings.add(FindingKind.FROM_NOWHERE, change, Optional.empty(), Optional.of(change));
      } else if (snapshot.filter(s -> s.endedBefore(change)).isEmpty()) {
        proof.countUnproved();
      }
    }
  }

  private Optional<Sighting> sighting(Optional<BaselineItems> items, Optional<Bits> seen) {
    return items.filter(all -> isLastTable).map(all -> new Sighting(all, seen));
  }

  private void link(Entry before, Entry change) {
    snapshot.ifPresent(sighting -> sighting.between(before, change));
    live.ifPresent(sighting -> sighting.between(before, change));
    boolean known = !before.lostAfter() && !change.lostBefore();
    if (known && !before.after().equals(change.before())) {
      findings.add(FindingKind.BROKEN_CHAIN, change, Optional.of(before), Optional.of(change));
    }
    if (change.made().plus(APPROXIMATE).isBefore(before.made())) {
      findings.add(FindingKind.TIME_DISORDER, change, Optional.of(before), Optional.of(change));
    }
  }

  /** Looks at the end of the item's changes. */
  void end() {
    if (previous.isEmpty()) {
      withoutChanges();
      return;
    }
    Entry last = previous.get();
    snapshot.ifPresent(sighting -> sighting.behindLast(last));
    live.ifPresent(sighting -> sighting.behindLast(last));
    if (snapshot.filter(s -> !s.agrees()).isPresent() && !fromNowhere) {
      findings.add(FindingKind.CONTRADICTS_SNAPSHOT, last, previous, Optional.empty());
    }
    live.filter(s -> !s.agrees())
        .ifPresent(s -> findings.suspect(FindingKind.DIFFERS_FROM_TABLE, last, previous, s.seen()));
    boolean confirmed =
        snapshot.filter(Sighting::isBehindLast).isPresent()
            || live.filter(Sighting::isBehindLast).isPresent();
    proof.countItem(confirmed);
  }

  /** No change tells of the item. What the snapshot saw and what the table has must be the same. */
  private void withoutChanges() {
    if (request.live().isPresent() && !inTable.equals(inSnapshot)) {
      FindingKind kind =
          inSnapshot.isPresent() ? FindingKind.DIFFERS_FROM_TABLE : FindingKind.NOT_IN_BACKUP;
      findings.suspect(kind, any, Optional.empty(), inTable);
    }
  }
}

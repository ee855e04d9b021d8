package io.github.ddbbackup.verify;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.verify.Entry.Bits;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Counts what is found and hands it on, all but differences from the table, which are kept for
 * another look: changes may be on their way.
 */
final class Findings {

  /** More differences than these are not changes on their way. */
  private static final int MOST_SUSPECTS = 10_000;

  private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
  private final Map<FindingKind, Long> explained = new EnumMap<>(FindingKind.class);
  private final Map<CanonicalKey, Suspect> suspects = new LinkedHashMap<>();
  private final Lifetimes lifetimes;
  private final List<String> objects;
  private final Consumer<Finding> consumer;

  Findings(Lifetimes lifetimes, List<String> objects, Consumer<Finding> consumer) {
    this.lifetimes = lifetimes;
    this.objects = objects;
    this.consumer = consumer;
  }

  void add(FindingKind kind, Entry any, Optional<Entry> after, Optional<Entry> before) {
    add(kind, any, after, before, Optional.empty(), Optional.empty());
  }

  /** Adds something that a snapshot shows, or a gap explains. */
  void add(
      FindingKind kind,
      Entry any,
      Optional<Entry> after,
      Optional<Entry> before,
      Optional<String> snapshot,
      Optional<Gap> gap) {
    add(finding(kind, any, after, before, snapshot, gap));
  }

  private void add(Finding finding) {
    (finding.gap().isPresent() ? explained : counts).merge(finding.kind(), 1L, Long::sum);
    consumer.accept(finding);
  }

  /** Keeps a difference from the table. */
  void suspect(FindingKind kind, Entry any, Optional<Entry> last, Optional<Bits> seen) {
    Finding finding =
        finding(kind, any, last, Optional.empty(), Optional.empty(), Optional.empty());
    if (suspects.size() < MOST_SUSPECTS) {
      suspects.put(any.item(), new Suspect(finding, last, seen));
    } else {
      add(finding);
    }
  }

  /** The differences from the table that were kept. */
  Map<CanonicalKey, Suspect> suspects() {
    return suspects;
  }

  /** Adds the differences that are still there. */
  void addSuspects() {
    suspects.values().forEach(suspect -> add(suspect.finding()));
    suspects.clear();
  }

  /** How many of each kind were found that no gap explains. */
  Map<FindingKind, Long> counts() {
    return counts;
  }

  /** How many of each kind were found that a gap explains. */
  Map<FindingKind, Long> explained() {
    return explained;
  }

  private Finding finding(
      FindingKind kind,
      Entry any,
      Optional<Entry> after,
      Optional<Entry> before,
      Optional<String> snapshot,
      Optional<Gap> gap) {
    return new Finding(
        kind,
        lifetimes.all().get(any.table()).tableId(),
        any.item().toItemKey(),
        after.map(this::place),
        before.map(this::place),
        snapshot,
        gap);
  }

  private Finding.Place place(Entry change) {
    return new Finding.Place(change.sequenceNumber(), change.made(), objects.get(change.object()));
  }

  /**
   * A difference that may be that of a change on its way.
   *
   * @param finding what to say of it if it stays
   * @param last the item's last change; empty if it has none
   * @param seen the meaning of the table's item; empty if there was none
   */
  record Suspect(Finding finding, Optional<Entry> last, Optional<Bits> seen) {}
}

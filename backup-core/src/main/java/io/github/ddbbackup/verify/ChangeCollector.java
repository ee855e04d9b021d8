package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.LineVisitor;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.LineView;
import io.github.ddbbackup.record.LineView.Image;
import io.github.ddbbackup.record.Meaning;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.store.OrderedStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps what matters of the changes that one thread reads. */
final class ChangeCollector implements LineVisitor {

  private final LineView line = new LineView();
  private final byte[] tail = Entry.newTail();
  private final Map<Instant, Long> hours = new TreeMap<>();
  private final List<Lifetime> lifetimes;
  private final Map<String, Integer> objects;
  private final Predicate<CanonicalKey> wanted;
  private final OrderedStore store;
  private long undated;

  /**
   * A visitor for one thread.
   *
   * @param lifetimes the tables of the name
   * @param objects the numbers of the objects, by their keys
   * @param wanted whose changes to keep
   * @param store where to keep them
   */
  ChangeCollector(
      Lifetimes lifetimes,
      Map<String, Integer> objects,
      Predicate<CanonicalKey> wanted,
      OrderedStore store) {
    this.lifetimes = lifetimes.all();
    this.objects = objects;
    this.wanted = wanted;
    this.store = store;
  }

  @Override
  public void line(byte[] bytes, int from, int to, ArchivedObject object) {
    line.look(bytes, from, to);
    CanonicalKey key = line.key();
    Optional<Instant> told = line.creation();
    Instant made = told.orElse(object.hour());
    if (wanted.test(key)) {
      int table = table(made);
      Entry.putPart(tail, lifetimes.get(table).part(made.truncatedTo(ChronoUnit.SECONDS)));
      line.putSequenceNumber(tail, Entry.sequenceNumberInTail());
      String event = line.eventName().orElse("");
      put(Image.OLD, Entry.oldInTail(), event.equals("MODIFY") || event.equals("REMOVE"));
      put(Image.NEW, Entry.newInTail(), event.equals("MODIFY") || event.equals("INSERT"));
      store.keepGreater(
          Entry.keyOfChange(table, key, tail),
          Entry.valueOfChange(made.getEpochSecond(), objects.get(object.key())));
    }
    undated += told.isPresent() ? 0 : 1;
    hours.merge(made.truncatedTo(ChronoUnit.HOURS), 1L, Long::sum);
  }

  private void put(Image image, int position, boolean needed) {
    if (line.has(image)) {
      tail[position] = Entry.IMAGE;
      line.putMeaning(image, tail, position + 1);
    } else {
      tail[position] = needed ? Entry.LOST_IMAGE : Entry.NO_IMAGE;
      Arrays.fill(tail, position + 1, position + 1 + Meaning.BYTES, (byte) 0);
    }
  }

  private int table(Instant made) {
    int table = lifetimes.size() - 1;
    while (table > 0 && !lifetimes.get(table).includes(made.truncatedTo(ChronoUnit.SECONDS))) {
      table--;
    }
    return table;
  }

  /** How many changes were made in which hours. */
  Map<Instant, Long> hours() {
    return hours;
  }

  /** How many lines do not tell their time. */
  long undated() {
    return undated;
  }
}

package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.LineVisitor;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.LineView;
import io.github.ddbbackup.store.OrderedStore;
import java.time.Instant;
import java.util.Optional;

/** Offers the changes that one thread reads. */
final class StateFold implements LineVisitor {

  private final LineView line = new LineView();
  private final Candidate candidate = new Candidate();
  private final StateRequest request;
  private final WantedKeys wanted;
  private final TimeSpan window;
  private final Epoch epoch;
  private final OrderedStore store;
  private Optional<Instant> first = Optional.empty();
  private long otherTables;
  private long undated;

  /**
   * A visitor for one thread.
   *
   * @param window the span of time of which all changes are shown; others, of which some may be
   *     missing, do not count
   */
  StateFold(StateRequest request, WantedKeys wanted, TimeSpan window, OrderedStore store) {
    this.request = request;
    this.wanted = wanted;
    this.window = window;
    this.epoch = request.epoch();
    this.store = store;
  }

  @Override
  public void line(byte[] bytes, int from, int to, ArchivedObject object) {
    line.look(bytes, from, to);
    Optional<Instant> told = line.creation();
    CanonicalKey key = line.key();
    Instant made = Lifetime.second(told.orElse(object.hour()));
    undated += told.isPresent() ? 0 : 1;
    if (!request.lifetime().includes(made)) {
      otherTables++;
      return;
    }
    first = first.filter(earliest -> !made.isBefore(earliest)).or(() -> Optional.of(made));
    if (window.includes(made) && wanted.includes(key)) {
      offer(key, made, bytes);
    }
  }

  private void offer(CanonicalKey key, Instant made, byte[] bytes) {
    boolean ofEpoch = epoch.tells(made, request.instant());
    if (ofEpoch || !request.epochAlone()) {
      boolean isAfter = made.isAfter(request.instant());
      candidate.offer(line, bytes, isAfter, ofEpoch, key.toBytes(), store);
    }
  }

  /** When the first change of the table was made. */
  Optional<Instant> first() {
    return first;
  }

  /** How many changes are of other tables. */
  long otherTables() {
    return otherTables;
  }

  /** How many changes do not tell their time. */
  long undated() {
    return undated;
  }
}

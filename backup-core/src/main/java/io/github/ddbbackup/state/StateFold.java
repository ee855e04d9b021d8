package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.LineVisitor;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.record.LineView;
import io.github.ddbbackup.store.OrderedStore;
import java.time.Instant;
import java.util.Optional;

/** Offers the changes that one thread reads. */
final class StateFold implements LineVisitor {

  private final LineView line = new LineView();
  private final Candidate candidate;
  private final StateRequest request;
  private final WantedKeys wanted;
  private final TimeSpan window;
  private final Epoch epoch;
  private Optional<Moment> last = Optional.empty();
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
    this.candidate = new Candidate(store);
  }

  @Override
  public void line(byte[] bytes, int from, int to, ArchivedObject object) {
    line.glance(bytes, from, to);
    Optional<Instant> told = line.creation();
    byte[] key = line.keyBytes();
    undated += told.isPresent() ? 0 : 1;
    Moment moment = moment(told.orElse(object.hour()));
    if (!moment.ofTable()) {
      otherTables++;
    } else if (moment.counts() && wanted.includes(key)) {
      candidate.offer(line, bytes, moment, key);
    }
  }

  private Moment moment(Instant made) {
    if (last.isEmpty() || !last.get().made().equals(made)) {
      Moment moment = Moment.of(made, request, epoch, window);
      if (moment.ofTable() && first.filter(moment.second()::isAfter).isEmpty()) {
        first = Optional.of(moment.second());
      }
      last = Optional.of(moment);
    }
    return last.get();
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

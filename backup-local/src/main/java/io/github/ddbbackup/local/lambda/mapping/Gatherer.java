package io.github.ddbbackup.local.lambda.mapping;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gathers records until they make a batch; not safe for several threads. */
final class Gatherer {
  /** Of an invocation; some room is left for what stands around the records. */
  private static final int MAX_BYTES = 6 * 1024 * 1024 - 1024;

  private final MappingSettings settings;
  private final Deque<StreamRecord> records = new ArrayDeque<>();
  private Optional<Instant> since = Optional.empty();

  Gatherer(MappingSettings settings) {
    this.settings = settings;
  }

  void add(List<StreamRecord> more, Instant now) {
    records.addAll(more);
    if (since.isEmpty() && !records.isEmpty()) {
      since = Optional.of(now);
    }
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** How many records there is room for. */
  int room() {
    return Math.max(0, most() - records.size());
  }

  /** When a batch is due that is not full, if there are records. */
  Optional<Instant> due() {
    return since.map(start -> start.plus(settings.batchingWindow()));
  }

  /**
   * The next batches, which may run at once: one for each lane that items are spread over.
   *
   * @param end whether no more records come, so that what is there need not wait
   */
  List<Batch> take(Instant now, boolean end) {
    boolean full = room() == 0 || bytes() >= MAX_BYTES;
    boolean waited = due().filter(due -> !due.isAfter(now)).isPresent();
    if (records.isEmpty() || !(full || waited || end)) {
      return List.of();
    }
    List<Batch> batches = lanes(cut());
    since = records.isEmpty() ? Optional.empty() : Optional.of(now);
    return batches;
  }

  private List<StreamRecord> cut() {
    List<StreamRecord> cut = new ArrayList<>();
    long bytes = 0;
    while (!records.isEmpty() && cut.size() < most()) {
      bytes += records.getFirst().bytes() + 1;
      if (bytes > MAX_BYTES && !cut.isEmpty()) {
        break;
      }
      cut.add(records.removeFirst());
    }
    return cut;
  }

  private List<Batch> lanes(List<StreamRecord> cut) {
    List<List<StreamRecord>> lanes = new ArrayList<>();
    for (int lane = 0; lane < settings.parallelization(); lane++) {
      lanes.add(new ArrayList<>());
    }
    for (StreamRecord record : cut) {
      lanes.get(Math.floorMod(record.keyHash(), lanes.size())).add(record);
    }
    return lanes.stream().filter(lane -> !lane.isEmpty()).map(Batch::fresh).toList();
  }

  private int most() {
    return settings.batchSize();
  }

  private long bytes() {
    return records.stream().mapToLong(record -> record.bytes() + 1L).sum();
  }
}

package io.github.ddbbackup.delivery;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Delivery streams in memory that keep to Firehose's limits and fail as they are told to. Calls may
 * come side by side.
 */
final class FakeStreams implements DeliveryStreams {

  /** How one call goes: takes what it takes, gives back the rest or throws. */
  @FunctionalInterface
  interface Behavior {
    List<RefusedRecord> put(List<PackedRecord> records, List<PackedRecord> taken);
  }

  private final Deque<Behavior> script = new ArrayDeque<>();
  private final Map<String, List<PackedRecord>> taken = new LinkedHashMap<>();
  private final List<Integer> calls = new ArrayList<>();
  private Behavior otherwise = takeAll();

  static Behavior takeAll() {
    return (records, taken) -> {
      taken.addAll(records);
      return List.of();
    };
  }

  /** Takes all but the records at the given places. */
  static Behavior refuse(Integer... places) {
    List<Integer> refusedPlaces = List.of(places);
    return (records, taken) -> {
      List<RefusedRecord> refused = new ArrayList<>();
      for (int i = 0; i < records.size(); i++) {
        if (refusedPlaces.contains(i)) {
          refused.add(new RefusedRecord(records.get(i), "ServiceUnavailableException: Slow down."));
        } else {
          taken.add(records.get(i));
        }
      }
      return refused;
    };
  }

  static Behavior fail(RuntimeException failure) {
    return (records, taken) -> {
      throw failure;
    };
  }

  static Behavior takeAllButFail(RuntimeException failure) {
    return (records, taken) -> {
      taken.addAll(records);
      throw failure;
    };
  }

  /** Lets the next calls go like this, one after another. */
  FakeStreams next(Behavior... behaviors) {
    script.addAll(List.of(behaviors));
    return this;
  }

  /** Lets all calls without a script go like this. */
  FakeStreams otherwise(Behavior behavior) {
    otherwise = behavior;
    return this;
  }

  @Override
  public synchronized List<RefusedRecord> put(
      DeliveryStreamName stream, List<PackedRecord> records, Duration limit) {
    boolean tooLarge = records.stream().anyMatch(packed -> packed.data().length > 1_024_000);
    long bytes = records.stream().mapToLong(packed -> packed.data().length).sum();
    if (records.isEmpty() || records.size() > 500 || tooLarge || bytes > 4 * 1024 * 1024) {
      throw Failures.invalid();
    }
    calls.add(records.size());
    Behavior behavior = script.isEmpty() ? otherwise : script.remove();
    return behavior.put(records, taken(stream.value()));
  }

  /** How many records each call had. */
  List<Integer> calls() {
    return calls;
  }

  /** What a delivery stream has taken. */
  List<PackedRecord> taken(String stream) {
    return taken.computeIfAbsent(stream, name -> new ArrayList<>());
  }
}

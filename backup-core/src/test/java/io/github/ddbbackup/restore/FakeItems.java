package io.github.ddbbackup.restore;

import io.github.ddbbackup.live.ItemVisitor;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyNames;
import io.github.ddbbackup.record.TypedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A table in memory that behaves like one of DynamoDB, also in what it can't tell. */
final class FakeItems implements ItemTable, LiveItems {

  private final KeyNames keys;
  private final Map<CanonicalKey, Json> items = new TreeMap<>();
  private Random random = new Random(0);
  private double unprocessed;
  private Predicate<Json> refused = item -> false;
  private Consumer<CanonicalKey> beforeWrite = key -> {};
  private long puts;

  FakeItems(String... keyNames) {
    keys = new KeyNames(Set.of(keyNames));
  }

  /** Leaves each item of a request unprocessed with a probability. */
  FakeItems leavingUnprocessed(double probability, long seed) {
    unprocessed = probability;
    random = new Random(seed);
    return this;
  }

  /** Refuses items, and with them all of the request. */
  FakeItems refusing(Predicate<Json> which) {
    refused = which;
    return this;
  }

  /** Lets something happen between a look at an item and the write. */
  FakeItems beforeEachWrite(Consumer<CanonicalKey> what) {
    beforeWrite = what;
    return this;
  }

  synchronized void set(Json item) {
    items.put(keys.keyOf(item), item);
  }

  synchronized void remove(CanonicalKey key) {
    items.remove(key);
  }

  synchronized Optional<Json> find(CanonicalKey key) {
    return Optional.ofNullable(items.get(key));
  }

  /** The items as they mean something to DynamoDB. */
  synchronized Map<CanonicalKey, Item> all() {
    Map<CanonicalKey, Item> all = new TreeMap<>();
    items.forEach((key, item) -> all.put(key, Item.of(item)));
    return all;
  }

  synchronized long puts() {
    return puts;
  }

  @Override
  public synchronized List<Json> put(List<Json> batch) {
    if (batch.isEmpty() || batch.size() > MOST_ITEMS) {
      throw new AssertionError(batch.size() + " items in a request");
    }
    if (batch.stream().map(keys::keyOf).distinct().count() < batch.size()) {
      throw new AssertionError("a key twice in a request");
    }
    if (batch.stream().anyMatch(refused)) {
      throw new RefusedItemException("an index wants another type", null);
    }
    List<Json> left = new ArrayList<>();
    for (Json item : batch) {
      if (random.nextDouble() < unprocessed) {
        left.add(item);
      } else {
        puts++;
        set(item);
      }
    }
    return left;
  }

  @Override
  public synchronized Optional<Json> get(ItemKey key) {
    return find(CanonicalKey.of(key));
  }

  @Override
  public synchronized ConditionalWrite write(RevertChange change) {
    CanonicalKey key = CanonicalKey.of(change.key());
    beforeWrite.accept(key);
    Optional<Json> before = find(key);
    if (!holds(change, before)) {
      return new ConditionalWrite.Changed();
    }
    if (change.wanted().filter(refused).isPresent()) {
      return new ConditionalWrite.Refused("an index wants another type");
    }
    change.wanted().ifPresentOrElse(this::set, () -> remove(key));
    return new ConditionalWrite.Done(before);
  }

  /** What a condition can ask for: it knows nothing of attributes that it does not name. */
  private static boolean holds(RevertChange change, Optional<Json> before) {
    if (change.live().isEmpty()) {
      return before.isEmpty();
    }
    Map<String, TypedValue> now = attributes(before);
    Map<String, TypedValue> live = attributes(change.live());
    Set<String> added = new HashMap<>(attributes(change.wanted())).keySet();
    added.removeAll(live.keySet());
    return live.entrySet().stream().allMatch(a -> a.getValue().equals(now.get(a.getKey())))
        && added.stream().noneMatch(now::containsKey);
  }

  private static Map<String, TypedValue> attributes(Optional<Json> item) {
    return item.map(i -> Item.of(i).attributes()).orElseGet(Map::of);
  }

  @Override
  public void scan(Supplier<? extends ItemVisitor> visitors) {
    ItemVisitor visitor = visitors.get();
    items.forEach((key, item) -> visitor.item(key.toItemKey(), item));
  }
}

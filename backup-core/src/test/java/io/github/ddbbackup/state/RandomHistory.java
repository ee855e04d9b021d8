package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.KeyedArchive;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.TypedValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of one to three tables that bore a name one after another, from a seed: items are made,
 * changed, removed and expire; some were there before the first stream was switched on. The changes
 * lie in objects as a backup has them: some late, some twice, in no order. Where it is asked for,
 * there are gaps, in which changes are missing, and behind which sequence numbers may begin anew.
 */
public final class RandomHistory {

  /** The name of all the tables. */
  public static final TableName TABLE = TestTables.TABLE;

  private static final Instant START = Instant.parse("2026-03-01T10:20:30.250Z");
  private static final int KEYS = 8;
  private static final int MOST_GAPS = 3;

  /**
   * Until then a new table takes no items; longer than a backup from the start may begin after it.
   */
  private static final Duration UNTIL_ACTIVE = Duration.ofSeconds(6);

  private final Random random;
  private final RandomValues values;
  private final boolean composite;
  private final boolean withGaps;
  private final List<Table> tables = new ArrayList<>();
  private final KeyedArchive archive = new KeyedArchive();
  private Instant now = START;
  private long sequence = 99_900;

  /** Makes the history of a seed. */
  public RandomHistory(long seed) {
    this(seed, false);
  }

  /** Makes the history of a seed, with gaps in the backup of each table. */
  public static RandomHistory withGaps(long seed) {
    return new RandomHistory(seed, true);
  }

  private RandomHistory(long seed, boolean withGaps) {
    this.withGaps = withGaps;
    random = new Random(seed);
    values = new RandomValues(random);
    composite = random.nextBoolean();
    for (int i = random.nextInt(3); i >= 0; i--) {
      tables.add(live());
      pass(Duration.ofHours(2));
    }
    deliver();
  }

  /** The backup. */
  public Archive archive() {
    return archive;
  }

  /** The names of the attributes of the tables' key. */
  public String[] keyNames() {
    return composite ? new String[] {"customer", "order"} : new String[] {"order"};
  }

  /** The tables that there were, the earliest first. */
  public List<Table> tables() {
    return Collections.unmodifiableList(tables);
  }

  /** How many changes there are in the backup. */
  public long changes() {
    return tables.stream().mapToLong(table -> table.changes.size()).sum();
  }

  /** What the catalog knows of them. */
  public Lifetimes lifetimes() {
    return Lifetimes.of(TABLE, tables.stream().map(Table::document).toList());
  }

  /** An instant that the backup of a table reaches, in whole seconds. */
  public Instant instantOf(Table table) {
    long span = Duration.between(table.streamed, table.ended).toSeconds();
    return table.streamed.plusSeconds(random.nextLong(span + 1)).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Items as a scan finds them that begins at one instant and ends some time later. */
  public BaselineItems baselineOf(Table table, Instant began) {
    Instant ended = began.plusSeconds(random.nextInt(1_000));
    Map<CanonicalKey, Json> found = new HashMap<>();
    for (Map.Entry<CanonicalKey, List<Version>> entry : table.versions.entrySet()) {
      long span = Duration.between(began, ended).toMillis();
      Instant seen = began.plusMillis(random.nextLong(span + 1));
      version(entry.getValue(), seen)
          .flatMap(Version::item)
          .ifPresent(item -> found.put(entry.getKey(), json(item)));
    }
    return TestTables.items(Optional.of(table.id), began, ended, found);
  }

  private Table live() {
    Table table = new Table(now, "id-" + tables.size());
    int before = random.nextInt(6);
    now = before > 0 ? now.plus(UNTIL_ACTIVE) : now;
    for (int i = 0; i < before; i++) {
      pass(Duration.ofSeconds(90));
      change(table, Optional.empty());
    }
    pass(Duration.ofSeconds(90));
    now = now.plusMillis(1); // What was changed at the same instant would count as streamed.
    table.streamed = now;
    List<Change> changes = new ArrayList<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      pass(random.nextInt(6) == 0 ? Duration.ofHours(7) : Duration.ofSeconds(40));
      if (withGaps && table.gaps.size() < MOST_GAPS && random.nextInt(9) == 0) {
        gap(table);
      }
      change(table, Optional.of(changes));
    }
    pass(Duration.ofSeconds(90));
    table.ended = now;
    table.changes = changes;
    if (random.nextBoolean()) {
      sequence = 99_900;
    }
    return table;
  }

  /** The stream is switched off and on again. When it was switched off is known roughly at best. */
  private void gap(Table table) {
    Instant off = now;
    for (int i = random.nextInt(8); i > 0; i--) {
      pass(Duration.ofSeconds(40));
      change(table, Optional.empty());
    }
    pass(Duration.ofSeconds(40));
    now = now.plusSeconds(2); // Switching it takes longer.
    Instant from = random.nextBoolean() ? off : off.minusSeconds(random.nextInt(3_600));
    table.gaps.add(
        new Gap(from.isBefore(table.streamed) ? table.streamed : from, now.plusMillis(1)));
    if (random.nextBoolean()) {
      sequence = 99_900;
    }
  }

  private void pass(Duration atMost) {
    now = now.plusMillis(random.nextLong(atMost.toMillis() + 1));
  }

  private void change(Table table, Optional<List<Change>> record) {
    Map<String, TypedValue> key = key();
    CanonicalKey canonical = CanonicalKey.of(ItemKey.of(Json.of(values.write(key))));
    List<Version> versions = table.versions.computeIfAbsent(canonical, k -> new ArrayList<>());
    Optional<Item> before = version(versions, now).flatMap(Version::item);
    Optional<Item> after = Optional.empty();
    if (before.isEmpty() || random.nextInt(3) > 0) {
      Map<String, TypedValue> item = new LinkedHashMap<>(key);
      item.putAll(values.attributes());
      after = Optional.of(new Item(item));
    }
    if (!before.equals(after)) {
      do {
        sequence += 1 + random.nextInt(60);
      } while (!table.made.add(List.of(canonical, sequence, before, after)));
      versions.add(new Version(now, after));
      Change change = new Change(canonical, now, line(key, before, after));
      record.ifPresent(changes -> changes.add(change));
    }
  }

  private Map<String, TypedValue> key() {
    Map<String, TypedValue> key = new LinkedHashMap<>();
    int number = random.nextInt(KEYS);
    if (composite) {
      key.put("customer", new TypedValue.S("ann\"" + number % 2));
    }
    key.put("order", new TypedValue.N(new BigDecimal(number * 50)));
    return key;
  }

  private String line(Map<String, TypedValue> key, Optional<Item> before, Optional<Item> after) {
    List<String> members = new ArrayList<>();
    members.add("\"Keys\":" + values.write(key));
    before.ifPresent(item -> members.add("\"OldImage\":" + values.write(item.attributes())));
    after.ifPresent(item -> members.add("\"NewImage\":" + values.write(item.attributes())));
    members.add("\"SequenceNumber\":\"" + sequence + "\"");
    members.add("\"ApproximateCreationDateTime\":" + now.getEpochSecond());
    members.add("\"eventName\":\"" + event(before, after) + "\"");
    if (after.isEmpty() && random.nextInt(3) == 0) {
      members.add(
          "\"userIdentity\":{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"}");
    }
    Collections.shuffle(members, random);
    return "{" + String.join(",", members) + "}\n";
  }

  private static String event(Optional<Item> before, Optional<Item> after) {
    return before.isEmpty() ? "INSERT" : after.isEmpty() ? "REMOVE" : "MODIFY";
  }

  private void deliver() {
    Map<Instant, List<String>> arrived = new TreeMap<>();
    for (Table table : tables) {
      for (Change change : table.changes) {
        for (int copies = random.nextInt(6) == 0 ? 2 : 1; copies > 0; copies--) {
          arrived.computeIfAbsent(arrival(change.made), hour -> new ArrayList<>()).add(change.line);
        }
      }
    }
    arrived.forEach(
        (hour, lines) -> {
          Collections.shuffle(lines, random);
          int cut = random.nextInt(lines.size() + 1);
          put(hour, lines.subList(0, cut));
          put(hour, lines.subList(cut, lines.size()));
        });
  }

  private Instant arrival(Instant made) {
    int late = random.nextInt(5) == 0 ? 24 * 3_600 : 70;
    return made.plusSeconds(random.nextInt(late)).truncatedTo(ChronoUnit.HOURS);
  }

  private void put(Instant hour, List<String> lines) {
    if (!lines.isEmpty()) {
      String text = String.join("", lines);
      archive.put(
          TABLE, hour, random.nextBoolean() ? FakeArchive.gzip(text) : RandomValues.utf8(text));
    }
  }

  private Json json(Item item) {
    return Json.of(values.write(item.attributes()));
  }

  private static Optional<Version> version(List<Version> versions, Instant instant) {
    return versions.stream().filter(v -> !v.from.isAfter(instant)).reduce((a, b) -> b);
  }

  /** One of the tables. */
  public static final class Table {

    private final Instant created;
    private final String id;
    private final Map<CanonicalKey, List<Version>> versions = new TreeMap<>();
    private List<Change> changes = List.of();

    /** Two changes that say the same would count as one, even where numbers begin anew. */
    private final Set<List<Object>> made = new HashSet<>();

    private final List<Gap> gaps = new ArrayList<>();
    private Instant streamed;
    private Instant ended;

    Table(Instant created, String id) {
      this.created = created;
      this.id = id;
      this.streamed = created;
      this.ended = created;
    }

    /** Its id. */
    public String id() {
      return id;
    }

    /** When its stream was switched on. */
    public Instant streamed() {
      return streamed;
    }

    /** The items that there were at the end of the second of an instant. */
    public Map<CanonicalKey, Item> itemsAt(Instant instant) {
      Instant end = instant.truncatedTo(ChronoUnit.SECONDS).plusMillis(999);
      Map<CanonicalKey, Item> items = new TreeMap<>();
      versions.forEach(
          (key, all) ->
              version(all, end).flatMap(Version::item).ifPresent(item -> items.put(key, item)));
      return items;
    }

    /** Those of the items at an instant that a change tells of. */
    public Map<CanonicalKey, Item> knownItemsAt(Instant instant) {
      Map<CanonicalKey, Item> items = itemsAt(instant);
      items
          .keySet()
          .removeIf(key -> version(versions.get(key), ended).orElseThrow().from.isBefore(streamed));
      return items;
    }

    /** Those of the items at an instant that a change of its epoch tells of. */
    public Map<CanonicalKey, Item> itemsToldAt(Instant instant, Epoch epoch) {
      Map<CanonicalKey, Item> items = itemsAt(instant);
      items.keySet().retainAll(toldAt(instant, epoch));
      return items;
    }

    /** The keys that a change of an instant's epoch names, be it that there was no such item. */
    public Set<CanonicalKey> toldAt(Instant instant, Epoch epoch) {
      return changes.stream()
          .filter(c -> epoch.tells(c.made.truncatedTo(ChronoUnit.SECONDS), instant))
          .map(Change::key)
          .collect(Collectors.toSet());
    }

    private CatalogDocument document() {
      return TestTables.withGaps(TestTables.document(id, created, streamed), gaps);
    }
  }

  private record Version(Instant from, Optional<Item> item) {}

  private record Change(CanonicalKey key, Instant made, String line) {}
}

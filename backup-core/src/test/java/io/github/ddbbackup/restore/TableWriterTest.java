package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TableWriterTest {

  private static final KeyNames KEYS = new KeyNames(Set.of("id"));

  private final Waiting waiting = new Waiting();
  private final List<Long> told = Collections.synchronizedList(new ArrayList<>());
  private final WriteTally tally = new WriteTally(told::add);

  @Property(tries = 60)
  void everyItemArrivesHoweverMuchIsLeftUnprocessed(
      @ForAll @IntRange(max = 400) int count,
      @ForAll @IntRange(min = 1, max = 5) int senders,
      @ForAll @DoubleRange(max = 0.5) double unprocessed,
      @ForAll long seed) {
    FakeItems table = new FakeItems("id").leavingUnprocessed(unprocessed, seed);
    WriteTally counted = new WriteTally(items -> {});

    write(table, senders, counted, items(count));

    assertThat(table.all()).hasSize(count);
    assertThat(counted.count()).isEqualTo(new WriteCount(count, 0, 0, List.of()));
  }

  @Test
  void namesTheItemsThatAreRefusedAndWritesTheOthers() {
    FakeItems table = new FakeItems("id").refusing(item -> item.toString().contains("\"7"));

    write(table, 2, tally, items(100));

    assertThat(tally.count().written()).isEqualTo(89);
    assertThat(tally.count().refused()).isEqualTo(11);
    assertThat(tally.count().firstRefused())
        .contains(new RefusedItem("id=N:70", "an index wants another type"));
    assertThat(table.all()).hasSize(89);
    assertThat(told).endsWith(100L);
  }

  @Test
  void givesUpATableThatTakesNothing() {
    FakeItems table = new FakeItems("id").leavingUnprocessed(1, 1);

    assertThatThrownBy(() -> write(table, 2, tally, items(30)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("has taken no write")
        .hasMessageContaining("Raise its write capacity");
    assertThat(waiting.sleeps).allMatch(slept -> slept.compareTo(Duration.ofSeconds(3)) <= 0);
  }

  @Test
  void aFailureEndsIt() {
    ItemTable broken =
        new ItemTable() {
          @Override
          public List<Json> put(List<Json> items) {
            throw BackupException.service("broken", "", "");
          }

          @Override
          public Optional<Json> get(ItemKey key) {
            throw new AssertionError();
          }

          @Override
          public ConditionalWrite write(RevertChange change) {
            throw new AssertionError();
          }
        };

    assertThatThrownBy(() -> write(broken, 2, tally, items(10_000))).hasMessage("broken");
  }

  @Test
  void keepsRequestsSmall() {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    FakeItems table =
        new FakeItems("id")
            .refusing(
                item -> {
                  sizes.add(item.toBytes().length);
                  return false;
                });
    String large = "x".repeat(400_000);

    write(
        table,
        1,
        tally,
        IntStream.range(0, 21)
            .mapToObj(
                i -> Json.of("{\"id\":{\"N\":\"" + i + "\"},\"v\":{\"S\":\"" + large + "\"}}"))
            .toList());

    assertThat(table.all()).hasSize(21);
    assertThat(sizes).hasSize(21);
    assertThat(tally.count().written()).isEqualTo(21);
    assertThat(told).containsExactly(10L, 20L, 21L);
  }

  private void write(ItemTable table, int senders, WriteTally counted, List<Json> items) {
    try (TableWriter writer =
        new TableWriter(
            table, item -> KEYS.keyOf(item).toString(), senders, waiting.persistence(), counted)) {
      items.forEach(writer::put);
      writer.finish();
    }
  }

  private static List<Json> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Json.of("{\"id\":{\"N\":\"" + i + "\"},\"v\":{\"S\":\"" + i + "\"}}"))
        .toList();
  }
}

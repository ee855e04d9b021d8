package io.github.ddbbackup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.KeyedArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.TestTables;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Deletes single lines at random from a large backup, and looks which of them are found. With
 * {@code -Dverify.changes=1000000 -Dverify.deletions=1000} it is that many; with {@code
 * -Dverify.seed} others.
 */
class MissingLinesTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
  private static final int CHANGES = Integer.getInteger("verify.changes", 100_000);
  private static final int DELETIONS = Integer.getInteger("verify.deletions", 300);
  private static final long SEED = Long.getLong("verify.seed", 20_261_122L);
  private static final int LINES_OF_OBJECT = 5_000;
  private static final int CHANGES_OF_ITEM = 20;
  private static final int NO_ITEM = -1;
  private static final Lifetimes TABLE =
      Lifetimes.of(TestTables.TABLE, List.of(TestTables.document("id-1", CREATED, CREATED)));

  private final Random random = new Random(SEED);
  private final int[] items = new int[CHANGES];
  private final int[] before = new int[CHANGES];
  private final int[] after = new int[CHANGES];
  private final int[] state = new int[CHANGES / CHANGES_OF_ITEM];
  private final Set<Integer> deleted = new TreeSet<>();

  @Test
  void findsAllThatALaterChangeOfTheItemCanShowAndTheTableShowsTheRest() {
    System.out.println("verify.seed=" + SEED);
    makeChanges();
    while (deleted.size() < DELETIONS) {
      deleted.add(random.nextInt(CHANGES));
    }
    Expected expected = new Expected();
    KeyedArchive archive = archive();
    List<String> found = new ArrayList<>();

    VerifyReport report =
        verify(
            archive,
            VerifyRequest.of(TABLE).withLive(table(), Duration.ZERO),
            finding -> found.add(told(finding)));

    assertThat(found).containsExactlyInAnyOrderElementsOf(expected.told);
    assertThat(report.changes()).isEqualTo(CHANGES - DELETIONS);
    long chain =
        report.findings().getOrDefault(FindingKind.BROKEN_CHAIN, 0L)
            + report.findings().getOrDefault(FindingKind.FROM_NOWHERE, 0L);
    System.out.printf(
        "%d lines deleted: %d shown by the chain at %d places, %d at an end shown by the table,"
            + " %d that left the item as it was%n",
        DELETIONS, expected.shownByChain, chain, expected.shownByTable, expected.withoutTrace);
    assertThat(expected.shownByChain + expected.shownByTable + expected.withoutTrace)
        .isEqualTo(DELETIONS);
    assertThat(expected.shownByChain).isGreaterThan(DELETIONS / 2);
  }

  private void makeChanges() {
    Arrays.fill(state, NO_ITEM);
    for (int i = 0; i < CHANGES; i++) {
      int item = random.nextInt(state.length);
      items[i] = item;
      before[i] = state[item];
      while (state[item] == before[i]) {
        state[item] = next(before[i]);
      }
      after[i] = state[item];
    }
  }

  /** Now and then items become what they were before. */
  private int next(int now) {
    if (now != NO_ITEM && random.nextInt(5) == 0) {
      return NO_ITEM;
    }
    return random.nextInt(10) == 0 ? random.nextInt(3) : random.nextInt(1_000_000);
  }

  private KeyedArchive archive() {
    KeyedArchive archive = new KeyedArchive();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      if (!deleted.contains(i)) {
        lines.add(line(i));
      }
      if (lines.size() == LINES_OF_OBJECT || i == CHANGES - 1) {
        archive.put(TestTables.TABLE, made(i), FakeArchive.gzip(String.join("", lines)));
        lines.clear();
      }
    }
    return archive;
  }

  private String line(int i) {
    String event = before[i] == NO_ITEM ? "INSERT" : after[i] == NO_ITEM ? "REMOVE" : "MODIFY";
    return "{\"Keys\":"
        + key(items[i])
        + image("OldImage", items[i], before[i])
        + image("NewImage", items[i], after[i])
        + ",\"SequenceNumber\":\""
        + number(i)
        + "\",\"ApproximateCreationDateTime\":"
        + made(i).getEpochSecond()
        + ",\"eventName\":\""
        + event
        + "\"}\n";
  }

  private static String image(String name, int item, int value) {
    return value == NO_ITEM ? "" : ",\"" + name + "\":" + item(item, value);
  }

  private static String key(int item) {
    return "{\"id\":{\"S\":\"item-" + item + "\"}}";
  }

  private static String item(int item, int value) {
    return "{\"id\":{\"S\":\"item-" + item + "\"},\"value\":{\"N\":\"" + value + "\"}}";
  }

  private static Instant made(int i) {
    return CREATED.plusSeconds(i / 100);
  }

  private static long number(int i) {
    return 900_000 + i * 3L;
  }

  private BaselineItems table() {
    Map<String, String> all = new HashMap<>();
    for (int item = 0; item < state.length; item++) {
      if (state[item] != NO_ITEM) {
        all.put(key(item), item(item, state[item]));
      }
    }
    return TestTables.items(made(CHANGES).plusSeconds(3_600), all);
  }

  private static VerifyReport verify(
      KeyedArchive archive, VerifyRequest request, Consumer<Finding> consumer) {
    return new BackupVerifier(
            archive,
            new ArchiveScan(archive, 2, OnDamage.SKIP, progress -> {}),
            new WorkSpace(Path.of("target"), 4 << 20),
            () -> CREATED,
            duration -> {})
        .verify(request, consumer);
  }

  private static String told(Finding finding) {
    return finding.kind()
        + finding.key().toString()
        + finding.after().map(place -> place.sequenceNumber().digits())
        + finding.before().map(place -> place.sequenceNumber().digits());
  }

  /** What can be found, by the changes themselves. */
  private final class Expected {

    private final List<String> told = new ArrayList<>();
    private int shownByChain;
    private int shownByTable;
    private int withoutTrace;

    Expected() {
      int[] last = new int[state.length];
      Arrays.fill(last, NO_ITEM);
      Map<Integer, Integer> missing = new HashMap<>();
      for (int i = 0; i < CHANGES; i++) {
        int item = items[i];
        if (deleted.contains(i)) {
          missing.merge(item, 1, Integer::sum);
          continue;
        }
        if (missing.containsKey(item)) {
          count(missing.remove(item), last[item], i);
        }
        last[item] = i;
      }
      missing.forEach((item, count) -> atTheEnd(item, count, last[item]));
    }

    private void count(int missing, int previous, int next) {
      int was = previous == NO_ITEM ? NO_ITEM : after[previous];
      if (was == before[next]) {
        withoutTrace += missing;
        return;
      }
      shownByChain += missing;
      told.add(
          told(
              previous == NO_ITEM ? FindingKind.FROM_NOWHERE : FindingKind.BROKEN_CHAIN,
              items[next],
              previous,
              next));
    }

    private void atTheEnd(int item, int missing, int previous) {
      int was = previous == NO_ITEM ? NO_ITEM : after[previous];
      if (was == state[item]) {
        withoutTrace += missing;
        return;
      }
      shownByTable += missing;
      told.add(
          told(
              previous == NO_ITEM ? FindingKind.NOT_IN_BACKUP : FindingKind.DIFFERS_FROM_TABLE,
              item,
              previous,
              NO_ITEM));
    }

    private String told(FindingKind kind, int item, int previous, int next) {
      return kind + "id=S:item-" + item + place(previous) + place(next);
    }

    private Optional<String> place(int i) {
      return i == NO_ITEM ? Optional.empty() : Optional.of(Long.toString(number(i)));
    }
  }
}

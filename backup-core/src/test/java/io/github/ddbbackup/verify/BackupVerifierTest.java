package io.github.ddbbackup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class BackupVerifierTest extends BackupOfOneItem {

  @Test
  void aWholeChainIsSound() {
    put(line(1, 10, "INSERT", "", "1"), line(2, 20, "MODIFY", "1.0", "2"));
    put(line(2, 20, "MODIFY", "1", "2.0"), line(3, 30, "REMOVE", "2", ""));

    VerifyReport report = verify(VerifyRequest.of(fromBirth()));

    assertThat(findings).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.changes()).isEqualTo(3);
    assertThat(report.duplicates()).isEqualTo(1);
    assertThat(report.items()).isEqualTo(1);
    assertThat(report.unconfirmed()).isEqualTo(1);
    assertThat(report.first()).contains(CREATED.plusSeconds(10));
    assertThat(report.last()).contains(CREATED.plusSeconds(30));
  }

  @Test
  void aMissingChangeBreaksTheChain() {
    put(line(1, 10, "INSERT", "", "1"), line(9, 90, "MODIFY", "2", "3"));

    VerifyReport report = verify(VerifyRequest.of(fromBirth()));

    assertThat(report.isSound()).isFalse();
    assertThat(report.findings()).containsExactly(Map.entry(FindingKind.BROKEN_CHAIN, 1L));
    Finding finding = findings.get(0);
    assertThat(finding.key()).hasToString("id=S:a");
    assertThat(finding.tableId()).contains("id-1");
    assertThat(finding.after().orElseThrow().sequenceNumber()).hasToString("1");
    assertThat(finding.before().orElseThrow().made()).isEqualTo(CREATED.plusSeconds(90));
    assertThat(finding.before().orElseThrow().object()).contains("Orders/2026/03/01/10/");
  }

  @Test
  void anItemComesFromNowhereOnlyWhereItCouldNotHaveBeenThereBefore() {
    put(line(5, 1_000, "MODIFY", "1", "2"));

    assertThat(verify(VerifyRequest.of(fromBirth())).findings())
        .containsOnlyKeys(FindingKind.FROM_NOWHERE);
    VerifyReport late = verify(VerifyRequest.of(streamed(CREATED.plusSeconds(90))));
    assertThat(late.isSound()).isTrue();
    assertThat(late.unproved()).isEqualTo(1);
    VerifyRequest request = VerifyRequest.of(streamed(CREATED.plusSeconds(90)));
    VerifyReport empty =
        verify(
            request.withSnapshots(List.of(TestTables.items(CREATED.plusSeconds(100), Map.of()))));
    assertThat(empty.findings()).containsOnlyKeys(FindingKind.FROM_NOWHERE);
    VerifyReport known =
        verify(request.withSnapshots(List.of(seen(CREATED.plusSeconds(100), "1"))));
    assertThat(known.isSound()).isTrue();
    assertThat(known.unproved()).isZero();
  }

  @Test
  void aSnapshotShowsWhatTheChainCanNot() {
    put(line(1, 10, "INSERT", "", "1"));
    Instant later = CREATED.plusSeconds(5_000);

    assertThat(
            verify(VerifyRequest.of(fromBirth()).withSnapshots(List.of(seen(later, "2"))))
                .findings())
        .containsOnlyKeys(FindingKind.CONTRADICTS_SNAPSHOT);
    VerifyReport same =
        verify(VerifyRequest.of(fromBirth()).withSnapshots(List.of(seen(later, "1"))));
    assertThat(same.isSound()).isTrue();
    assertThat(same.unconfirmed()).isZero();
  }

  @Test
  void changesOfAFormerTableAreAChainOfTheirOwn() {
    put(line(1, 10, "INSERT", "", "1"), line(9, 5_000, "INSERT", "", "7"));
    Lifetimes two =
        Lifetimes.of(
            TestTables.TABLE,
            List.of(
                TestTables.document("id-1", CREATED, CREATED),
                TestTables.document(
                    "id-2", CREATED.plusSeconds(4_000), CREATED.plusSeconds(4_000))));

    assertThat(verify(VerifyRequest.of(two)).isSound()).isTrue();
    assertThat(verify(VerifyRequest.of(fromBirth())).findings())
        .containsOnlyKeys(FindingKind.BROKEN_CHAIN);
  }

  @Test
  void lookAtNumbersTimesAndImages() {
    put(
        line(1, 10, "INSERT", "", "1"),
        line(1, 10, "INSERT", "", "2"),
        line(2, 900, "MODIFY", "1", ""),
        line(3, 200, "REMOVE", "3", ""));

    VerifyReport report = verify(VerifyRequest.of(fromBirth()));

    assertThat(report.findings())
        .containsOnlyKeys(
            FindingKind.SAME_NUMBER_TWICE,
            FindingKind.INCOMPLETE_CHANGE,
            FindingKind.TIME_DISORDER);
  }

  @Test
  void damagesAndStrangersAreNamed() {
    put("no line\n", line(1, 10, "INSERT", "", "1"));
    archive.putStranger(TestTables.TABLE, "readme.txt");

    VerifyReport report = verify(VerifyRequest.of(fromBirth()));

    assertThat(report.isSound()).isFalse();
    assertThat(report.read().damages())
        .singleElement()
        .hasToString(
            report.read().damages().get(0).key()
                + ", line 1: "
                + report.read().damages().get(0).reason());
    assertThat(report.strangers()).singleElement().asString().endsWith("readme.txt");
    assertThat(report.changes()).isEqualTo(1);
  }

  @Test
  void aDifferenceFromTheTableCountsWhenNoChangeComes() {
    put(line(1, 10, "INSERT", "", "1"));

    VerifyReport report = verify(live("2", Duration.ofMinutes(2)));

    assertThat(report.findings()).containsOnlyKeys(FindingKind.DIFFERS_FROM_TABLE);
    assertThat(report.comparedItems()).contains(1L);
    assertThat(now).isEqualTo(CREATED.plus(Duration.ofDays(1)).plusSeconds(120));
  }

  @Test
  void changesThatComeLateTakeDifferencesAway() {
    put(line(1, 10, "INSERT", "", "1"));
    long made = now.minusSeconds(1).getEpochSecond() - CREATED.getEpochSecond();
    Instant arrived = now.plusSeconds(40);

    VerifyReport report =
        verify(
            live("2", Duration.ofMinutes(10)),
            () -> {
              if (!now.isBefore(arrived)) {
                put(now, line(2, made, "MODIFY", "1", "2"), line(3, made, "MODIFY", "2", "3"));
              }
            });

    assertThat(findings).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(now).isBetween(arrived, arrived.plusSeconds(20));
  }

  @Test
  void lateChangesThatDoNotGoOnFromTheLastOneDoNot() {
    put(line(1, 10, "INSERT", "", "1"));
    long made = now.getEpochSecond() - CREATED.getEpochSecond();

    VerifyReport report =
        verify(live("2", Duration.ofMinutes(1)), () -> put(now, line(3, made, "MODIFY", "2", "3")));

    assertThat(report.findings()).containsOnlyKeys(FindingKind.DIFFERS_FROM_TABLE);
  }

  @Test
  void anItemThatNothingTellsOfIsNotInTheBackup() {
    VerifyReport report = verify(live("2", Duration.ZERO));

    assertThat(report.findings()).containsOnlyKeys(FindingKind.NOT_IN_BACKUP);
  }

  @Test
  void tellsHoursThatAreEmptyWhileThoseAroundAreNot() {
    for (int hour = 0; hour < 6; hour++) {
      for (int i = 0; i < (hour == 3 ? 0 : 25); i++) {
        int number = hour * 100 + i;
        put(line(number, hour * 3_600L + i, number == 0 ? "INSERT" : "MODIFY", "1", "1"));
      }
    }

    assertThat(verify(VerifyRequest.of(streamed(CREATED.plusSeconds(90)))).emptyHours())
        .containsExactly(CREATED.plus(Duration.ofHours(3)));
  }

  @Test
  void aSnapshotThatIsDamagedIsNamedAndComparedWithNothing() {
    put(line(1, 10, "INSERT", "", "1"), line(2, 100, "MODIFY", "1", "2"));
    BaselineItems whole = seen(CREATED.plusSeconds(50), "1");
    BaselineItems wrong = seen(CREATED.plusSeconds(150), "7");

    VerifyReport report =
        verify(
            VerifyRequest.of(streamed(CREATED))
                .withSnapshots(
                    List.of(new Damaged(seen(CREATED.plusSeconds(20), "6")), whole, wrong)));

    assertThat(report.read().damages())
        .containsExactly(new Damage("snapshot/data/0.json.gz", 0, "it is cut"));
    assertThat(report.isSound()).isFalse();
    assertThat(report.findings()).isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    assertThat(verify(VerifyRequest.of(fromBirth()).withSnapshots(List.of(whole))).isSound())
        .isTrue();
  }

  /** Items of which some were read before the damage. */
  private record Damaged(BaselineItems items) implements BaselineItems {
    @Override
    public Optional<String> tableId() {
      return items.tableId();
    }

    @Override
    public Instant began() {
      return items.began();
    }

    @Override
    public Instant ended() {
      return items.ended();
    }

    @Override
    public void forEach(BiConsumer<CanonicalKey, Json> consumer) {
      throw new AssertionError("fails where a damage should be told");
    }

    @Override
    public List<Damage> read(BiConsumer<CanonicalKey, Json> consumer) {
      items.forEach(consumer);
      return List.of(new Damage("snapshot/data/0.json.gz", 0, "it is cut"));
    }
  }

  private VerifyRequest live(String value, Duration patience) {
    return VerifyRequest.of(fromBirth()).withLive(seen(now, value), patience);
  }
}

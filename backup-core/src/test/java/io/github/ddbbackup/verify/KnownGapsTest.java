package io.github.ddbbackup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.TestTables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing because of a gap that the catalog knows of, and what is not. */
class KnownGapsTest extends BackupOfOneItem {

  /** In it, 1,000 to 5,000 s after the table was made, changes were lost. */
  private static final Gap GAP = new Gap(CREATED.plusSeconds(1_000), CREATED.plusSeconds(5_000));

  private static final Lifetimes TABLE =
      Lifetimes.of(
          TestTables.TABLE,
          List.of(
              TestTables.withGaps(TestTables.document("id-1", CREATED, CREATED), List.of(GAP))));

  @Test
  void aBrokenChainThatStraddlesAGapIsNoDamage() {
    put(line(1, 10, "INSERT", "", "1"), line(9, 6_000, "MODIFY", "5", "6"));

    VerifyReport report = verify(VerifyRequest.of(TABLE));

    assertThat(report.isSound()).isTrue();
    assertThat(report.findings()).isEmpty();
    assertThat(report.explained()).isEqualTo(Map.of(FindingKind.BROKEN_CHAIN, 1L));
    assertThat(report.gaps()).containsExactly(GAP);
    assertThat(findings).singleElement().extracting(Finding::gap).isEqualTo(Optional.of(GAP));
  }

  @Test
  void emptyHoursInAGapAreExplained() {
    for (int hour = 0; hour < 8; hour++) {
      for (int i = 0; i < (hour == 1 || hour == 5 ? 0 : 25); i++) {
        int number = hour * 100 + i;
        put(line(number, hour * 3_600L + i, number == 0 ? "INSERT" : "MODIFY", "1", "1"));
      }
    }

    assertThat(verify(VerifyRequest.of(TABLE)).emptyHours())
        .containsExactly(CREATED.plus(Duration.ofHours(5)));
  }

  @Test
  void oneBeforeOrBehindTheGapIs() {
    put(line(1, 10, "INSERT", "", "1"), line(2, 999, "MODIFY", "5", "6"));
    put(line(8, 5_000, "MODIFY", "7", "8"), line(9, 5_001, "MODIFY", "8.5", "9"));

    VerifyReport report = verify(VerifyRequest.of(TABLE));

    assertThat(report.isSound()).isFalse();
    assertThat(report.findings()).isEqualTo(Map.of(FindingKind.BROKEN_CHAIN, 2L));
    assertThat(report.explained()).isEqualTo(Map.of(FindingKind.BROKEN_CHAIN, 1L));
  }

  @Test
  void behindTheGapNumbersMayBeginAnew() {
    put(line(900, 10, "INSERT", "", "1"), line(901, 20, "MODIFY", "1", "2"));
    put(line(900, 6_000, "MODIFY", "2", "3"), line(903, 6_001, "MODIFY", "3", "4"));

    VerifyReport report = verify(VerifyRequest.of(TABLE).withLive(seen(now, "4"), Duration.ZERO));

    assertThat(findings).isEmpty();
    assertThat(report.changes()).isEqualTo(4);
  }

  @Test
  void orBetweenTwoGapsThatCountAsOne() {
    put(line(900, 10, "INSERT", "", "1"), line(900, 3_000, "MODIFY", "2", "3"));

    VerifyReport report = verify(VerifyRequest.of(TABLE));

    assertThat(report.isSound()).isTrue();
    assertThat(report.explained()).isEqualTo(Map.of(FindingKind.BROKEN_CHAIN, 1L));
    assertThat(report.changes()).isEqualTo(2);
  }

  /** By their numbers, the change in the gap is the first one. */
  @ParameterizedTest
  @ValueSource(ints = {650, 750, 2_000})
  void whereNumbersBeganAnewInAGapTheOrderIsThatOfTimes(int snapshot) {
    put(line(900, 400, "INSERT", "", "1"), line(5, 3_000, "MODIFY", "1", "2"));
    VerifyRequest request = with(at(snapshot, "1"));

    VerifyReport report = verify(request.withLive(seen(now, "2"), Duration.ZERO));

    assertThat(report.findings()).isEmpty();
    assertThat(report.explained())
        .containsOnlyKeys(FindingKind.BROKEN_CHAIN, FindingKind.TIME_DISORDER);
    assertThat(report.unconfirmed()).isZero();
    for (String wrong : List.of("1", "9")) {
      assertThat(verify(request.withLive(seen(now, wrong), Duration.ZERO)).findings())
          .isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L));
    }
  }

  @Test
  void whereNumbersBeganAnewASnapshotMayHaveSeenWhatWasBefore() {
    Lifetimes older =
        Lifetimes.of(
            TestTables.TABLE,
            List.of(
                TestTables.withGaps(
                    TestTables.document("id-1", CREATED, CREATED.plusSeconds(100)), List.of(GAP))));
    put(line(900, 400, "MODIFY", "0", "1"), line(5, 3_000, "MODIFY", "1", "2"));

    VerifyReport report = verify(VerifyRequest.of(older).withSnapshots(List.of(at(650, "0"))));

    assertThat(report.findings()).isEmpty();
    assertThat(report.explained()).doesNotContainKey(FindingKind.CONTRADICTS_SNAPSHOT);
  }

  @Test
  void whereNumbersBeganAnewWhatIsBeforeTheGapIsDamageAsEver() {
    put(line(100, 50, "INSERT", "", "1"), line(900, 900, "MODIFY", "1", "2"));
    put(line(5, 3_000, "MODIFY", "2", "3"));

    assertThat(verify(with(at(500, "1"))).findings()).isEmpty();
    assertThat(verify(with(at(500, "8"))).findings())
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MODIFY", "INSERT"})
  void whereNumbersBeganAnewAnItemFromNowhereIsDamageAsEver(String kind) {
    put(line(900, 400, "MODIFY", "0", "1"));
    put(line(5, 3_000, kind, kind.equals("INSERT") ? "" : "1", "2"));

    assertThat(verify(with()).findings()).isEqualTo(Map.of(FindingKind.FROM_NOWHERE, 1L));
  }

  @Test
  void whereNumbersBeganAnewWhatIsBehindTheGapIsDamageAsEver() {
    put(line(900, 400, "INSERT", "", "1"), line(5, 3_000, "MODIFY", "1", "2"));
    put(line(10, 6_000, "MODIFY", "2", "3"));

    assertThat(verify(with(at(7_000, "8"))).findings())
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    assertThat(verify(with().withLive(seen(now, "9"), Duration.ZERO)).findings())
        .isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L));
  }

  @Test
  void anItemThatWasThereBeforeTheGapAndComesFromNowhereIsDamage() {
    put(line(5, 3_000, "MODIFY", "1", "2"));

    assertThat(verify(with(at(650, "1"))).findings())
        .isEqualTo(Map.of(FindingKind.FROM_NOWHERE, 1L));
  }

  @Test
  void anItemFromNowhereMayBeOneOfTheGap() {
    put(line(9, 6_000, "MODIFY", "5", "6"));

    assertThat(verify(VerifyRequest.of(TABLE)).explained())
        .isEqualTo(Map.of(FindingKind.FROM_NOWHERE, 1L));
    assertThat(verify(with(none(5_400))).findings())
        .as("it was not there behind the gap")
        .isEqualTo(Map.of(FindingKind.FROM_NOWHERE, 1L));
    assertThat(verify(with(at(600, "5"))).findings())
        .as("it was there before the gap")
        .isEqualTo(Map.of(FindingKind.FROM_NOWHERE, 1L));
  }

  @Test
  void aSnapshotBehindTheGapTellsWhatBecameOfTheItem() {
    put(line(1, 10, "INSERT", "", "1"));
    BaselineItems since = at(6_000, "5");

    VerifyReport report = verify(with(since).withLive(seen(now, "5"), Duration.ZERO));

    assertThat(report.isSound()).isTrue();
    assertThat(report.explained()).isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    assertThat(findings.get(0).after().orElseThrow().made()).isEqualTo(CREATED.plusSeconds(10));
    assertThat(verify(with(since).withLive(seen(now, "6"), Duration.ZERO)).findings())
        .isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L));
    assertThat(verify(with(since).withLive(seen(now, "1"), Duration.ZERO)).findings())
        .as("what it was before the gap it can't be again without a change")
        .isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L));
  }

  @Test
  void withoutASnapshotSinceADifferenceFromTheTableCounts() {
    put(line(1, 10, "INSERT", "", "1"));

    VerifyReport report = verify(with(at(500, "1")).withLive(seen(now, "5"), Duration.ZERO));

    assertThat(report.findings()).isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L));
  }

  @Test
  void aLateChangeGoesOnFromWhatASnapshotSaw() {
    put(line(1, 10, "INSERT", "", "1"));
    long made = now.getEpochSecond() - CREATED.getEpochSecond();

    VerifyReport report =
        verify(
            with(at(6_000, "5")).withLive(seen(now, "6"), Duration.ofMinutes(1)),
            () -> put(now, line(9, made, "MODIFY", "5", "6")));

    assertThat(report.isSound()).isTrue();
  }

  @Test
  void eachSnapshotIsComparedWithTheOneBefore() {
    put(line(1, 10, "INSERT", "", "1"));

    assertThat(verify(with(at(500, "1"), at(6_000, "5"), at(7_000, "5"))).explained())
        .as("the same again is not told again")
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    VerifyReport lost = verify(with(at(7_000, "6"), at(6_000, "5"), at(500, "1")));
    assertThat(lost.explained()).isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    assertThat(lost.findings())
        .as("between the last two, the gap was over")
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
  }

  @Test
  void aSnapshotThatBothSidesContradictIsExplainedOnlyByGapsOnBoth() {
    put(line(1, 10, "INSERT", "", "1"), line(9, 9_000, "MODIFY", "1", "2"));

    assertThat(verify(with(at(3_000, "5"))).explained())
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    assertThat(verify(with(at(7_000, "5"))).findings())
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
  }

  @Test
  void snapshotsAgreeOnAnItemWithoutChangesButForGaps() {
    assertThat(verify(with(at(100, "1"), at(400, "2"))).findings())
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    assertThat(verify(with(at(500, "1"), none(6_000))).explained())
        .isEqualTo(Map.of(FindingKind.CONTRADICTS_SNAPSHOT, 1L));
    VerifyReport same =
        verify(
            with(at(500, "1"), at(6_000, "2"), at(7_000, "2"))
                .withLive(seen(now, "2"), Duration.ZERO));
    assertThat(same.isSound()).isTrue();
  }

  private static VerifyRequest with(BaselineItems... snapshots) {
    return VerifyRequest.of(TABLE).withSnapshots(Stream.of(snapshots).toList());
  }

  private static BaselineItems at(int second, String value) {
    return seen(CREATED.plusSeconds(second), value);
  }

  private static BaselineItems none(int second) {
    return TestTables.items(CREATED.plusSeconds(second), Map.of());
  }
}

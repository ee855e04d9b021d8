package io.github.ddbbackup.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the catalog finds out of times in which changes may be missing. */
class GapTest {

  private static final Instant NOTED = Instant.parse("2026-11-22T18:45:02Z");
  private static final StreamEntry FIRST = Documents.STREAM;
  private static final StreamEntry SECOND = Documents.stream("2026-11-30T08:00:00.250");

  /** What a stream keeps, less what a mapping takes to begin. */
  private static final Duration KEPT = Duration.ofHours(24).minusMinutes(10);

  private final MemoryObjects objects = new MemoryObjects();
  private Instant now = NOTED;
  private final Catalog catalog = new Catalog(objects, BackupPrefix.of("p"), () -> now);

  private Recorded record(StreamEntry stream, Following following) {
    return catalog.record(Documents.state(stream), following, () -> Documents.SETTINGS);
  }

  private Recorded recordGap(StreamEntry stream, Following following) {
    return recordGap(Optional.of(stream), following);
  }

  private Recorded recordGap(Optional<StreamEntry> stream, Following following) {
    TableState table = new TableState(Documents.ORDERS, Documents.DEFINITION, stream);
    return catalog.recordGap(table, following, () -> Documents.SETTINGS);
  }

  private Recorded follow(StreamEntry stream) {
    return record(stream, Following.goesOn());
  }

  private static Following begun() {
    return new Following(true, true, false, false, Optional.empty());
  }

  private static Following fails() {
    return new Following(false, false, false, false, Optional.empty());
  }

  private static Following filtered() {
    return new Following(true, false, true, false, Optional.empty());
  }

  private static Following after(Instant switchedOff) {
    return new Following(true, true, false, false, Optional.of(switchedOff));
  }

  private List<Gap> gaps() {
    return document().gaps();
  }

  private CatalogDocument document() {
    return catalog.find(Documents.ORDERS).orElseThrow();
  }

  @Test
  void anotherStreamEndsAGapThatBeganWhenTheOneBeforeWasLastFollowed() {
    follow(FIRST);
    now = Instant.parse("2026-11-30T08:00:30Z");

    assertThat(catalog.look(Documents.state(SECOND), Following.goesOn()))
        .isEqualTo(Recorded.UPDATED);
    assertThat(follow(SECOND)).isEqualTo(Recorded.UPDATED);

    assertThat(gaps()).containsExactly(new Gap(NOTED, Instant.parse("2026-11-30T08:00:01Z")));
    assertThat(follow(SECOND)).isEqualTo(Recorded.UNCHANGED);
  }

  @Test
  void whatIsFollowedLaterThanItsStreamBeganEndsTheGapThen() {
    follow(FIRST);
    now = Instant.parse("2026-12-05T00:00:00Z");

    follow(SECOND);

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.minus(KEPT)));
    assertThat(document().streams().get(1).readFrom()).isEqualTo("2026-12-04T00:10:00Z");
  }

  @Test
  void aGapLiesBetweenTwoStreamsWhateverTheClocksSay() {
    now = Instant.parse("2026-11-30T08:00:40Z");
    follow(FIRST);

    follow(SECOND);

    assertThat(gaps()).singleElement().satisfies(g -> assertThat(g.until()).isEqualTo(second()));
    assertThat(gaps().get(0).includes(SECOND.began())).isTrue();
  }

  private static Instant second() {
    return Instant.parse("2026-11-30T08:00:01Z");
  }

  @Test
  void whileTheBackupFailsNothingCountsAsFollowed() {
    follow(FIRST);
    for (int day = 0; day < 3; day++) {
      now = now.plus(Duration.ofDays(1));
      assertThat(record(FIRST, fails())).isEqualTo(Recorded.UPDATED);
      assertThat(record(SECOND, fails())).isEqualTo(Recorded.UNCHANGED);
    }
    assertThat(document().written()).isEqualTo(now);
    assertThat(document().followed()).contains(NOTED);
    assertThat(document().streams()).hasSize(1);

    record(FIRST, begun());

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.minus(KEPT)));
    assertThat(document().followed()).contains(now);
  }

  @Test
  void thatTheBackupIsInOrderAgainIsNotedAtOnce() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(30));
    record(FIRST, fails());

    assertThat(follow(FIRST)).isEqualTo(Recorded.UPDATED);
    assertThat(document().followed()).contains(now);
  }

  @Test
  void aTableThatWasNeverFollowedHasNoGap() {
    record(FIRST, fails());
    now = now.plus(Duration.ofDays(9));
    record(FIRST, begun());

    assertThat(gaps()).isEmpty();
    assertThat(document().streams().get(0).readFrom()).isEqualTo(now.minus(KEPT));
  }

  @Test
  void aStreamThatIsReadAgainWithinADayHasNoGap() {
    follow(FIRST);
    now = now.plus(KEPT);
    record(FIRST, begun());

    assertThat(gaps()).isEmpty();
  }

  @Test
  void aStreamThatIsReadAgainLaterHasOneThoughTheDocumentIsUpToDate() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(23));
    record(FIRST, fails());
    now = now.plus(Duration.ofHours(4));

    assertThat(record(FIRST, begun())).isEqualTo(Recorded.UPDATED);

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.minus(KEPT)));
  }

  @Test
  void whatWasFoundUnfollowedForMoreThanADayHasAGap() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(2));
    assertThat(record(FIRST, fails())).as("noted at once").isEqualTo(Recorded.UPDATED);
    assertThat(record(FIRST, fails())).as("and once").isEqualTo(Recorded.UNCHANGED);
    now = now.plus(Duration.ofHours(40));

    assertThat(follow(FIRST)).isEqualTo(Recorded.UPDATED);

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.minus(KEPT)));
    assertThat(document().followed()).contains(now);
    assertThat(follow(FIRST)).isEqualTo(Recorded.UNCHANGED);
    now = now.plus(Duration.ofDays(9));
    follow(FIRST);
    assertThat(gaps()).as("it was followed since").hasSize(1);
  }

  @Test
  void whatWasFoundUnfollowedForLessHasNone() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(19));
    record(FIRST, fails());
    now = now.plus(Duration.ofHours(4));

    assertThat(follow(FIRST)).isEqualTo(Recorded.UPDATED);

    assertThat(gaps()).isEmpty();
  }

  @Test
  void whatAFilterPassedOverIsAGapUntilItIsGone() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(3));

    assertThat(record(FIRST, filtered())).isEqualTo(Recorded.UPDATED);

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.plus(Duration.ofMinutes(10))));
    now = now.plus(Duration.ofHours(1));
    assertThat(follow(FIRST)).isEqualTo(Recorded.UNCHANGED);
  }

  @Test
  void aTableThatIsNewToTheCatalogHasAGapWhereAFilterWas() {
    record(FIRST, filtered());

    assertThat(gaps()).containsExactly(new Gap(FIRST.began(), now.plus(Duration.ofMinutes(10))));
  }

  /** The mark that it was switched off is taken away before it is read. */
  @Test
  void aTableThatIsSwitchedOnAgainHasAGapFromWhenItWasSwitchedOff() {
    follow(FIRST);
    Instant off = now.plus(Duration.ofHours(19));
    now = off.plus(Duration.ofDays(2));

    recordGap(FIRST, Following.notYet(true, false, false).switchedOffAt(off));
    assertThat(gaps()).containsExactly(new Gap(off, now.minus(KEPT)));
    now = now.plusSeconds(90);
    record(FIRST, begun());

    assertThat(gaps()).containsExactly(new Gap(off, now.minus(KEPT)));
  }

  @Test
  void oneThatWasNotFollowedWhenItWasSwitchedOffHasAGapFromBeforeThat() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(2));
    record(FIRST, fails());
    Instant off = now.plus(Duration.ofHours(10));
    now = off.plus(Duration.ofDays(2));

    recordGap(FIRST, Following.notYet(true, false, false).switchedOffAt(off));

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.minus(KEPT)));
  }

  @Test
  void aTableThatWasSwitchedOffForHoursHasNoGapThoughTheMarkIsGone() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(19));
    Instant off = now.minus(Duration.ofHours(3));

    assertThat(recordGap(FIRST, Following.notYet(true, false, false)))
        .isEqualTo(Recorded.UNCHANGED);

    now = now.plus(Duration.ofHours(7));
    assertThat(recordGap(FIRST, Following.notYet(true, false, false).switchedOffAt(off)))
        .isEqualTo(Recorded.UPDATED);
    assertThat(document().followed()).contains(off);
    assertThat(recordGap(FIRST, Following.notYet(true, false, false)))
        .as("another look of the run, or of the next, which does not see the mark any more")
        .isEqualTo(Recorded.UNCHANGED);
    record(FIRST, begun());

    assertThat(gaps()).as("it was switched off for ten hours").isEmpty();
  }

  @Test
  void whatAFilterPassesOverIsWrittenAhead() {
    follow(FIRST);
    now = now.plus(Duration.ofHours(3));
    Gap gap = new Gap(NOTED, now.plus(Duration.ofMinutes(10)));

    recordGap(FIRST, Following.notYet(false, true, false));
    assertThat(gaps()).containsExactly(gap);
    now = now.plus(Duration.ofMinutes(1));
    follow(FIRST);

    assertThat(gaps()).as("killed in between").containsExactly(gap);
  }

  @Test
  void aFilterOnAStreamThatIsNewLosesItsChangesToo() {
    follow(FIRST);
    now = Instant.parse("2026-11-30T08:00:30Z");

    record(SECOND, filtered());

    assertThat(gaps()).containsExactly(new Gap(NOTED, now.plus(Duration.ofMinutes(10))));
  }

  @Test
  void whatAFilterPassesOverOfAStreamThatIsReadOutIsAGapUpToItsEnd() {
    follow(FIRST);
    now = Instant.parse("2026-11-30T07:59:00Z");
    follow(FIRST);
    now = Instant.parse("2026-11-30T08:00:30Z");
    follow(SECOND);
    Gap gap = new Gap(now.minus(Duration.ofHours(24)), SECOND.began());
    now = now.plus(Duration.ofHours(1));

    recordGap(SECOND, Following.notYet(false, false, true));

    assertThat(gaps()).containsExactly(gap);
    now = now.plus(Duration.ofMinutes(1));
    record(SECOND, new Following(true, false, false, true, Optional.empty()));
    assertThat(gaps()).as("when it is done").containsExactly(gap);
  }

  @Test
  void soItIsWhileTheTableHasNoStream() {
    follow(FIRST);
    now = NOTED.plus(Duration.ofDays(2));
    follow(FIRST);
    Gap gap = new Gap(now.minus(Duration.ofHours(24)), now.plus(Duration.ofHours(3)));
    now = now.plus(Duration.ofHours(3));

    assertThat(recordGap(Optional.empty(), Following.notYet(true, false, true)))
        .isEqualTo(Recorded.UPDATED);

    assertThat(gaps()).containsExactly(gap);
    now = now.plusSeconds(30);
    StreamEntry next = Documents.stream(LocalDateTime.ofInstant(now, ZoneOffset.UTC) + ".250");
    now = now.plusSeconds(10);
    follow(next);
    assertThat(gaps())
        .as("killed in between; up to the next stream there was none")
        .containsExactly(new Gap(gap.from(), next.began()));
  }

  @Test
  void itIsNoneBeforeTheFirstStreamBegan() {
    follow(FIRST);
    StreamEntry next = Documents.stream("2026-11-22T20:00:00.250");
    now = Instant.parse("2026-11-22T20:00:30Z");
    follow(next);

    recordGap(next, Following.notYet(false, false, true));

    assertThat(gaps()).containsExactly(new Gap(FIRST.began(), next.began()));
  }

  @Test
  void aFilterOnATableThatIsNewToTheCatalogIsWrittenAhead() {
    recordGap(FIRST, Following.notYet(false, true, false));
    assertThat(document().streams()).as("it is not followed yet").isEmpty();
    follow(FIRST);

    assertThat(gaps()).containsExactly(new Gap(FIRST.began(), now.plus(Duration.ofMinutes(10))));
  }

  @Test
  void aMappingThatOnlyStoodUnobservedForDaysMakesNone() {
    follow(FIRST);
    now = now.plus(Duration.ofDays(30));
    follow(FIRST);

    assertThat(gaps()).isEmpty();
  }

  @Test
  void aTableThatWasSwitchedOffHasAGapFromThenOn() {
    follow(FIRST);
    Instant off = now.plus(Duration.ofDays(10));
    now = off.plus(Duration.ofDays(4));

    assertThat(record(FIRST, after(off))).isEqualTo(Recorded.UPDATED);
    assertThat(gaps()).containsExactly(new Gap(off, now.minus(KEPT)));
    now = now.plus(Duration.ofHours(1));
    assertThat(record(FIRST, after(off)))
        .as("killed before the mark went")
        .isEqualTo(Recorded.UPDATED);
    assertThat(gaps()).containsExactly(new Gap(off, now.minus(KEPT)));
  }

  @Test
  void aTableThatWasSwitchedOffForHoursHasNone() {
    follow(FIRST);
    now = now.plus(Duration.ofDays(10));
    record(FIRST, after(now.minus(Duration.ofHours(20))));

    assertThat(gaps()).isEmpty();
  }

  @Test
  void aTableThatWasSwitchedOffAndHasAnotherStreamHasOneFromWhenItWasLastFollowed() {
    follow(FIRST);
    now = Instant.parse("2026-11-30T08:00:30Z");
    record(SECOND, after(now.minus(Duration.ofHours(2))));

    assertThat(gaps()).containsExactly(new Gap(NOTED, second()));
  }

  @Test
  void gapsOneAfterAnotherStayAndThoseThatTouchAreOne() {
    Instant at = NOTED.plusSeconds(1_000);
    List<Gap> gaps =
        Documents.withGaps(
                gap(at, 50, 60), gap(at, 10, 20), gap(at, 12, 14), gap(at, 20, 30), gap(at, 55, 70))
            .gaps();

    assertThat(gaps).containsExactly(gap(at, 10, 30), gap(at, 50, 70));
  }

  @Test
  void aDeletionKeepsThem() {
    follow(FIRST);
    now = Instant.parse("2026-11-30T08:00:30Z");
    follow(SECOND);
    CatalogDocument before = document();

    catalog.recordDeletion(catalog.list().entries(Documents.ORDERS.table()).get(0), t -> true);

    assertThat(document().gaps()).isEqualTo(before.gaps()).isNotEmpty();
    assertThat(document().followed()).isEqualTo(before.followed()).isPresent();
  }

  @Test
  void aGapHasWholeSecondsAndALength() {
    Instant at = NOTED.plusMillis(400);

    assertThat(new Gap(at, at.plusMillis(1))).isEqualTo(new Gap(NOTED, NOTED.plusSeconds(1)));
    assertThat(new Gap(NOTED, NOTED.plusSeconds(1)).includes(NOTED.plusSeconds(1))).isFalse();
    assertThatThrownBy(() -> new Gap(NOTED, NOTED))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("ends before it begins");
  }

  private static Gap gap(Instant at, int from, int until) {
    return new Gap(at.plusSeconds(from), at.plusSeconds(until));
  }
}

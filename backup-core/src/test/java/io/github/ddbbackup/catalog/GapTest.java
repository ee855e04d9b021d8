package io.github.ddbbackup.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the catalog finds out of times in which changes may be missing. */
class GapTest extends GapCatalog {

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

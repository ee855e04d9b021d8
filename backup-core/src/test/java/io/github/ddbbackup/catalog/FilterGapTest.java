package io.github.ddbbackup.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the catalog makes of filters that passed over changes. */
class FilterGapTest extends GapCatalog {

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
}

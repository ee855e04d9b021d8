package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A table with gaps in its backup on its third and on its sixth day. */
class BasisTest {

  private static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<Gap> GAPS =
      List.of(new Gap(day(2.5), day(3)), new Gap(day(5.5), day(6)));
  private static final CatalogDocument FROM_THE_START =
      TestTables.withGaps(TestTables.document("id", MADE, MADE), GAPS);
  private static final CatalogDocument LATER =
      TestTables.withGaps(TestTables.document("id", MADE, MADE.plusSeconds(60)), GAPS);

  @Test
  void theFirstPartOfATableFollowedFromTheStartNeedsNoSnapshot() {
    assertThat(basis(FROM_THE_START, 1)).isEqualTo(new Basis(true, Optional.empty()));
    assertThat(basis(LATER, 1)).isEqualTo(new Basis(false, Optional.empty()));
  }

  @Test
  void otherPartsNeedOneOfTheirOwn() {
    StoredSnapshot first = snapshot(1, 1.1);
    StoredSnapshot second = snapshot(4, 4.1);

    assertThat(basis(LATER, 2, first, second)).isEqualTo(new Basis(true, Optional.of(first)));
    assertThat(basis(LATER, 3.1, first, second)).isEqualTo(new Basis(true, Optional.of(second)));
    assertThat(basis(LATER, 5, first, second)).isEqualTo(new Basis(true, Optional.of(second)));
    assertThat(basis(LATER, 7, first, second)).isEqualTo(new Basis(false, Optional.of(second)));
    assertThat(basis(FROM_THE_START, 3.1, first)).isEqualTo(new Basis(false, Optional.of(first)));
    assertThat(basis(FROM_THE_START, 2, second)).isEqualTo(new Basis(true, Optional.empty()));
  }

  @Test
  void oneThatWasReadInAGapOrAcrossOneIsOfNoPart() {
    for (StoredSnapshot read :
        List.of(snapshot(2.4, 2.5), snapshot(2.6, 2.7), snapshot(2.9, 3.1), snapshot(2, 4))) {
      for (double day : new double[] {1, 4, 7}) {
        assertThat(basis(LATER, day, read)).isEqualTo(new Basis(false, Optional.of(read)));
      }
    }
  }

  @Test
  void theNearestOfAPartIsTaken() {
    StoredSnapshot[] all = {snapshot(3.1, 3.2), snapshot(4, 4.1), snapshot(5, 5.1)};

    assertThat(basis(LATER, 4.2, all).snapshot()).contains(all[1]);
    assertThat(basis(LATER, 4.8, all).snapshot()).contains(all[2]);
    assertThat(basis(LATER, 3, all).snapshot()).contains(all[0]);
    assertThat(basis(LATER, 1, all)).isEqualTo(new Basis(false, Optional.of(all[0])));
  }

  @Test
  void oneThatAGapBecameKnownInIsRefused() {
    Lifetime table = new Lifetime(Optional.of(LATER), Optional.empty(), Optional.empty());
    StoredSnapshot across = snapshot(2.4, 2.6);

    snapshot(2.1, 2.2).checkGaps(table);
    assertThatThrownBy(() -> across.checkGaps(table))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "The snapshot of that second was computed before it was known that changes are missing:"
                + " read on day 2.4. Delete manifest.json and run this again, or ask for another"
                + " second.");
  }

  private static Basis basis(CatalogDocument table, double day, StoredSnapshot... snapshots) {
    Lifetime lifetime = new Lifetime(Optional.of(table), Optional.empty(), Optional.empty());
    return Basis.of(Optional.of(table), lifetime.epoch(day(day)), day(day), List.of(snapshots));
  }

  private static StoredSnapshot snapshot(double began, double ended) {
    return new StoredSnapshot(
        "read on day " + began,
        "data/",
        new SnapshotManifest(
            SnapshotKind.BASELINE,
            LATER,
            day(began),
            day(began),
            day(ended),
            List.of(),
            Optional.empty(),
            day(ended)));
  }

  private static Instant day(double number) {
    return MADE.plus(Duration.ofSeconds((long) (number * 86_400)));
  }
}

package io.github.ddbbackup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Epoch;
import io.github.ddbbackup.state.RandomHistory;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Where nothing is missing, nothing is found; and where gaps are known, nothing else. */
class VerifyOfRandomHistoriesTest {

  /** When nothing changes any more. */
  private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");

  @Property(tries = 200)
  void findsNothingInWholeBackups(@ForAll long seed) {
    RandomHistory history = new RandomHistory(seed);
    RandomHistory.Table last = history.tables().get(history.tables().size() - 1);
    VerifyRequest request =
        VerifyRequest.of(history.lifetimes())
            .withSnapshots(List.of(history.baselineOf(last, last.streamed())))
            .withLive(history.baselineOf(last, history.instantOf(last)), Duration.ZERO);
    List<Finding> findings = new ArrayList<>();

    VerifyReport report = verify(history, request, findings);

    assertThat(findings).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.changes()).isEqualTo(history.changes());
  }

  @Property(tries = 300)
  void whatGapsLostIsExplainedByThem(@ForAll long seed) {
    RandomHistory history = RandomHistory.withGaps(seed);
    RandomHistory.Table last = history.tables().get(history.tables().size() - 1);
    List<BaselineItems> snapshots =
        Stream.generate(() -> history.instantOf(last))
            .limit(new Random(seed).nextInt(4))
            .map(began -> began.isBefore(last.streamed()) ? last.streamed() : began)
            .map(began -> history.baselineOf(last, began))
            .toList();
    VerifyRequest request = VerifyRequest.of(history.lifetimes()).withSnapshots(snapshots);
    Epoch now = history.lifetimes().last().lastEpoch();
    boolean isKnown = snapshots.stream().anyMatch(s -> now.holds(s.began(), s.ended()));
    List<Finding> findings = new ArrayList<>();

    VerifyReport report =
        verify(
            history,
            isKnown ? request.withLive(history.baselineOf(last, LATER), Duration.ZERO) : request,
            findings);

    assertThat(findings).allSatisfy(finding -> assertThat(finding.gap()).isPresent());
    assertThat(report.isSound()).isTrue();
    assertThat(report.changes()).isEqualTo(history.changes());
    for (FindingKind kind : List.of(FindingKind.BROKEN_CHAIN, FindingKind.CONTRADICTS_SNAPSHOT)) {
      Statistics.label(kind.name()).collect(report.explained().containsKey(kind));
      Statistics.label(kind.name()).coverage(found -> found.check(true).count(n -> n > 9));
    }
  }

  private static VerifyReport verify(
      RandomHistory history, VerifyRequest request, List<Finding> findings) {
    return new BackupVerifier(
            history.archive(),
            new ArchiveScan(history.archive(), 2, OnDamage.SKIP, progress -> {}),
            new WorkSpace(Path.of("target"), 1 << 20),
            () -> Instant.EPOCH,
            duration -> {})
        .verify(request, findings::add);
  }
}

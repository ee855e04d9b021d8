package io.github.ddbbackup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.state.RandomHistory;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Where nothing is missing, nothing is found. */
class VerifyOfRandomHistoriesTest {

  @Property(tries = 200)
  void findsNothingInWholeBackups(@ForAll long seed) {
    RandomHistory history = new RandomHistory(seed);
    RandomHistory.Table last = history.tables().get(history.tables().size() - 1);
    VerifyRequest request =
        VerifyRequest.of(history.lifetimes())
            .withSnapshot(history.baselineOf(last, last.streamed()))
            .withLive(history.baselineOf(last, history.instantOf(last)), Duration.ZERO);
    List<Finding> findings = new ArrayList<>();

    VerifyReport report = verify(history, request, findings);

    assertThat(findings).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.changes()).isEqualTo(history.changes());
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

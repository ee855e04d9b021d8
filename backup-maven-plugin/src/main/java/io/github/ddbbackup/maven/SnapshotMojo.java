package io.github.ddbbackup.maven;

import io.github.ddbbackup.archive.TimeText;
import io.github.ddbbackup.maven.report.SnapshotReport;
import io.github.ddbbackup.snapshot.SnapshotKind;
import io.github.ddbbackup.snapshot.SnapshotOutcome;
import io.github.ddbbackup.snapshot.SnapshotRequest;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.TableSnapshots;
import io.github.ddbbackup.store.WorkSpace;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a snapshot of tables, which holds every item once, in files that DynamoDB imports: a
 * baseline, read from the table, or a synthetic one, computed from the backup for an instant
 * without touching the table. One table after another; it goes on past one that fails, and then
 * fails. A baseline that stopped is gone on with by the next run.
 */
@Mojo(name = "snapshot", requiresProject = false, threadSafe = true, aggregator = true)
public final class SnapshotMojo extends AbstractSnapshotMojo {

  /**
   * The instant that the snapshot is for: {@code 2026-11-22T14:02:00Z}, {@code 2026-11-22} (UTC),
   * or a time back from now such as {@code 26h}. With it the snapshot is synthetic.
   */
  @Parameter(property = "ddbbackup.at")
  private String at;

  /**
   * {@code baseline} reads the table; {@code synthetic} computes from the nearest snapshot and the
   * changes, for the present moment if {@code at} is left out. If this is left out: synthetic with
   * {@code at}, else a baseline.
   */
  @Parameter(property = "ddbbackup.kind")
  private String kind;

  /**
   * How many read capacity units a second the reading of a table may take, for example {@code 100};
   * as many as the table gives if it is left out.
   */
  @Parameter(property = "ddbbackup.maxReadCapacity")
  private Double maxReadCapacity;

  /** How many parts of a table, or files of the backup, are read side by side. */
  @Parameter(property = "ddbbackup.segments", defaultValue = "4")
  private int segments;

  /**
   * Where temporary files go; they are removed in the end. If it is left out: where Java puts
   * temporary files.
   */
  @Parameter(property = "ddbbackup.workFolder")
  private File workFolder;

  /** Makes the goal; Maven fills the parameters in. */
  public SnapshotMojo() {}

  @Override
  void run(Connection connection) {
    SnapshotRequest request = request();
    try (TableSnapshots snapshots = connection.snapshots(settings())) {
      List<SnapshotOutcome> outcomes = snapshots.make(request, snapshotProgress());
      show(SnapshotReport.made(outcomes));
      Verdict.onSnapshots(outcomes);
    }
  }

  private SnapshotRequest request() {
    Instant now = Instant.now();
    return SnapshotRequest.of(
        tables(),
        given(kind).map(SnapshotKind::of),
        given(at).map(text -> TimeText.instant(text, now)),
        now);
  }

  private SnapshotSettings settings() {
    return SnapshotSettings.standard()
        .with(
            segments,
            maxReadCapacity == null ? OptionalDouble.empty() : OptionalDouble.of(maxReadCapacity))
        .with(
            Optional.ofNullable(workFolder)
                .map(folder -> WorkSpace.in(folder.toPath()))
                .orElseGet(WorkSpace::ofSystem));
  }
}

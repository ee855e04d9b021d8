package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.progress.ReadingProgress;
import io.github.ddbbackup.maven.report.SnapshotReport;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.snapshot.SnapshotCheck;
import io.github.ddbbackup.snapshot.SnapshotList;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.Snapshots;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import io.github.ddbbackup.snapshot.TableSnapshots;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the snapshots of tables. With {@code check} it also reads them, and fails if one is not
 * whole.
 */
@Mojo(name = "snapshots", requiresProject = false, threadSafe = true, aggregator = true)
public final class SnapshotsMojo extends AbstractSnapshotMojo {

  /** Reads every snapshot and compares it with its manifest: files, lengths, sums and counts. */
  @Parameter(property = "ddbbackup.check", defaultValue = "false")
  private boolean check;

  /** Makes the goal; Maven fills the parameters in. */
  public SnapshotsMojo() {}

  @Override
  void run(Connection connection) {
    List<TableName> tables = tables();
    List<SnapshotCheck> checks = new ArrayList<>();
    try (TableSnapshots opened = connection.snapshots(SnapshotSettings.standard())) {
      for (TableName table : tables) {
        SnapshotList list = opened.snapshots().list(table);
        show(SnapshotReport.listed(table, list));
        if (check) {
          list.complete().forEach(found -> checks.add(check(opened.snapshots(), found)));
        }
      }
    }
    Verdict.onChecks(checks);
  }

  private SnapshotCheck check(Snapshots snapshots, StoredSnapshot snapshot) {
    try (ReadingProgress progress = progress("Reading " + snapshot.name())) {
      SnapshotCheck found = snapshots.check(snapshot, progress);
      show(SnapshotReport.checked(found));
      return found;
    }
  }
}

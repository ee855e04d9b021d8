package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.live.ScanPosition;
import io.github.ddbbackup.live.TableScan;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.snapshot.Snapshots;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What restores are made of.
 *
 * @param clients how AWS is reached
 * @param settings how to work
 * @param source reads the backup
 * @param targets makes tables
 * @param snapshots the snapshots beside the backup
 * @param imports has DynamoDB import them
 * @param scan reads tables that are there
 * @param persistence how long a table is waited for
 * @param progress is told how far it is
 * @param clock tells the time
 * @param buffering how long changes may be buffered on their way to the bucket
 */
record Parts(
    AwsClients clients,
    RestoreSettings settings,
    SourceReader source,
    TargetTables targets,
    Snapshots snapshots,
    TableImports imports,
    TableScan scan,
    Persistence persistence,
    RestoreProgress progress,
    InstantSource clock,
    Duration buffering) {

  /** A table that must be there. */
  LiveTable liveTable(TableName table) {
    return LiveTable.get(clients, table, clock);
  }

  ItemTable items(TableName table) {
    return new DynamoDbItems(clients, table);
  }

  /** What compares a table with what it was. */
  Comparison comparison(LiveTable table) {
    return new Comparison(
        items(table.name()),
        visitors -> {
          var unused =
              scan.scan(table, ScanPosition.beginning(settings.scan().threads()), visitors);
        },
        settings.work(),
        settings.readers());
  }

  WriteTally tally() {
    return new WriteTally(progress::writing);
  }
}

package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.catalog.CatalogObjects;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds snapshots in the bucket. */
final class Shelf {

  private final SnapshotBucket bucket;

  Shelf(SnapshotBucket bucket) {
    this.bucket = bucket;
  }

  SnapshotList list(TableName table) {
    List<StoredSnapshot> complete = new ArrayList<>();
    List<String> unfinished = new ArrayList<>();
    for (SnapshotFolder folder : folders(table)) {
      find(folder).ifPresentOrElse(complete::add, () -> unfinished.add(folder.name()));
    }
    return new SnapshotList(complete, unfinished);
  }

  /** The folders, in the order of their instants. */
  Set<SnapshotFolder> folders(TableName table) {
    Set<SnapshotFolder> folders = new LinkedHashSet<>();
    bucket
        .keys(bucket.prefix().snapshotsOf(table))
        .forEach(
            key -> SnapshotFolder.holding(bucket.prefix(), table, key).ifPresent(folders::add));
    return folders;
  }

  Optional<StoredSnapshot> find(SnapshotFolder folder) {
    return bucket
        .texts()
        .get(folder.manifest())
        .map(CatalogObjects.Stored::content)
        .map(text -> ManifestText.read(text, folder.manifest()))
        .map(manifest -> new StoredSnapshot(folder.name(), folder.data(), manifest));
  }

  StoredSnapshot get(TableName table, String name) {
    return find(SnapshotFolder.of(bucket.prefix(), table, name))
        .orElseThrow(
            () ->
                BackupException.user(
                    "There is no such snapshot of " + table,
                    name,
                    "List those that there are, and use one of them."));
  }

  /** The baseline of a table that was begun last and is not complete. */
  Optional<SnapshotFolder> unfinished(TableName table, String tableId) {
    return folders(table).stream()
        .filter(folder -> folder.isOf(tableId) && find(folder).isEmpty())
        .filter(folder -> bucket.texts().get(folder.begun()).isPresent())
        .reduce((earlier, later) -> later);
  }

  /** The complete ones of a table. */
  List<StoredSnapshot> complete(TableName table, String tableId) {
    return folders(table).stream()
        .filter(folder -> folder.isOf(tableId))
        .flatMap(folder -> find(folder).stream())
        .toList();
  }
}

package io.github.ddbbackup.report;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.snapshot.SnapshotCheck;
import io.github.ddbbackup.snapshot.SnapshotKind;
import io.github.ddbbackup.snapshot.SnapshotList;
import io.github.ddbbackup.snapshot.SnapshotManifest;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Snapshots, for people to read. */
public final class SnapshotText {

  private SnapshotText() {}

  /**
   * A snapshot that was made.
   *
   * @param table the table
   * @param snapshot the snapshot
   * @return two lines: what it is, and what its keys begin with
   */
  public static List<String> of(TableName table, StoredSnapshot snapshot) {
    SnapshotManifest manifest = snapshot.manifest();
    return List.of(
        "%s: %s of %s, %s%s"
            .formatted(
                table.value(),
                manifest.kind().word(),
                manifest.at(),
                size(manifest),
                manifest.source().map(s -> ", computed from " + s).orElse("")),
        "  " + snapshot.dataPrefix());
  }

  /**
   * What a snapshot may lack.
   *
   * @param snapshot the snapshot
   * @return a line; empty if it lacks nothing of its instant
   */
  public static Optional<String> mayLack(StoredSnapshot snapshot) {
    SnapshotManifest manifest = snapshot.manifest();
    if (manifest.kind() != SnapshotKind.SYNTHETIC || !manifest.began().isBefore(manifest.at())) {
      return Optional.empty();
    }
    return Optional.of(
        "Changes that were late on %s may be missing in it: whoever computes from it reads them"
                .formatted(manifest.at())
            + " again, but do not import it as it is.");
  }

  /**
   * The snapshots of a table.
   *
   * @param table the table
   * @param list its snapshots
   * @return a line for each, and a heading
   */
  public static List<String> of(TableName table, SnapshotList list) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s%s"
            .formatted(
                table.value(),
                count(list.complete().size(), "snapshot"),
                list.unfinished().isEmpty()
                    ? ""
                    : ", " + list.unfinished().size() + " not complete"));
    list.complete()
        .forEach(
            snapshot ->
                lines.add(
                    "  %s  %-9s  %s"
                        .formatted(
                            snapshot.name(),
                            snapshot.manifest().kind().word(),
                            size(snapshot.manifest()))));
    list.unfinished().forEach(name -> lines.add("  " + name + "  not complete"));
    return lines;
  }

  /**
   * What came of checking a snapshot.
   *
   * @param check what came of it
   * @return a line
   */
  public static String of(SnapshotCheck check) {
    return check.isWhole()
        ? "  %s is whole: %s".formatted(check.snapshot().name(), count(check.items(), "item"))
        : "  %s is NOT whole: %s"
            .formatted(check.snapshot().name(), count(check.problems().size(), "problem"));
  }

  private static String size(SnapshotManifest manifest) {
    return "%s, %s in %s"
        .formatted(
            count(manifest.items(), "item"),
            ByteCount.of(manifest.bytes()),
            count(manifest.files().size(), "file"));
  }

  private static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}

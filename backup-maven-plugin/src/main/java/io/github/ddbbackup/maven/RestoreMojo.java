package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.ScanSettings;
import io.github.ddbbackup.maven.progress.RestoreProgressLines;
import io.github.ddbbackup.maven.report.RestoreLines;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.provision.ContinuousBackup;
import io.github.ddbbackup.restore.ItemFilter;
import io.github.ddbbackup.restore.ItemSelection;
import io.github.ddbbackup.restore.Restore;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.restore.RestoreRequest;
import io.github.ddbbackup.restore.RestoreSettings;
import io.github.ddbbackup.restore.RevertPlan;
import io.github.ddbbackup.restore.TargetTable;
import io.github.ddbbackup.restore.Via;
import io.github.ddbbackup.store.WorkSpace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings a table, or some of its items, back as they were at an instant.
 *
 * <p>With {@code targetTable} a table is made as the other one was, with its indexes, billing, time
 * to live, tags and stream, and filled. Without it the table itself is compared with what it was:
 * the difference is shown, and with {@code apply} exactly the items that differ are written, each
 * only if it still is what the comparison saw. Without {@code apply} nothing is written. A restore
 * that was stopped is completed by running it again. It fails when the backup does not reach back
 * to the instant, or an item was refused.
 */
@Mojo(name = "restore", requiresProject = false, threadSafe = true, aggregator = true)
public final class RestoreMojo extends AbstractReadingMojo {

  /**
   * The instant, in UTC such as {@code 2026-11-24T14:02:09Z} or with an offset. Changes tell their
   * time in whole seconds: it means the end of that second.
   */
  @Parameter(property = "ddbbackup.at")
  private String at;

  /**
   * The id of the table, where several bore its name one after another and the one that is meant
   * was deleted by then.
   */
  @Parameter(property = "ddbbackup.tableId")
  private String tableId;

  /**
   * The table to make. One of this name is taken if it is empty and has the same keys and indexes,
   * or if it is that of the same restore that was stopped. Without it the table is reverted in
   * place.
   */
  @Parameter(property = "ddbbackup.targetTable")
  private String targetTable;

  /**
   * How the new table is filled. {@code writes} puts the items one after another. {@code import}
   * has DynamoDB import a whole table, at a price by its size, without write capacity: a snapshot
   * of the instant is computed, if there is none, and stays. An import takes neither {@code keys}
   * nor {@code filter}, no table with local secondary indexes, and no table that exists; {@code
   * writers} does not matter to it.
   */
  @Parameter(property = "ddbbackup.via", defaultValue = "writes")
  private String via;

  /**
   * Sets the new table up for backup before it is filled, so that its backup has all of it; with
   * {@code via=import} after it is filled, and makes a baseline of it then.
   */
  @Parameter(property = "ddbbackup.provision", defaultValue = "false")
  private boolean provision;

  /**
   * Only the items of these keys, with semicolons between: {@code OrderId=42;OrderId=43}, for keys
   * of two attributes {@code Customer=ann,OrderId=42}, or typed as DynamoDB writes them.
   */
  @Parameter(property = "ddbbackup.keys")
  private String keys;

  /** A file with such keys, one on each line. */
  @Parameter(property = "ddbbackup.keysFile")
  private File keysFile;

  /**
   * Only items with an attribute of a value, at the instant or now: {@code Customer=ann}, {@code
   * Customer^=an} for texts that begin with something, or typed as DynamoDB writes it.
   */
  @Parameter(property = "ddbbackup.filter")
  private String filter;

  /** Writes to the table that is reverted in place. Without it the difference is only shown. */
  @Parameter(property = "ddbbackup.apply", defaultValue = "false")
  private boolean apply;

  /**
   * Where the plan of a revert is saved, with all items that it writes; it must not be there. With
   * {@code apply}, a plan that was saved before and is carried out; with neither {@code apply} nor
   * {@code at}, one that is shown again. The plan says which table, instant and items it is for, so
   * that {@code at}, {@code tableId}, {@code keys}, {@code keysFile} and {@code filter} do not go
   * together with one that was saved.
   */
  @Parameter(property = "ddbbackup.planFile")
  private File planFile;

  /** How many objects of the backup are read side by side. */
  @Parameter(property = "ddbbackup.readers", defaultValue = "4")
  private int readers;

  /** How many requests write to the table at a time; 1 to 256. */
  @Parameter(property = "ddbbackup.writers", defaultValue = "4")
  private int writers;

  /**
   * How many read capacity units a second the comparison, or the baseline of a table that was
   * imported, may take from the table; without it, as many as the table gives.
   */
  @Parameter(property = "ddbbackup.maxReadCapacity")
  private Double maxReadCapacity;

  /**
   * Where temporary files go when there is more than memory holds; they are removed in the end. If
   * it is left out: where Java puts temporary files.
   */
  @Parameter(property = "ddbbackup.workFolder")
  private File workFolder;

  /** Makes the goal; Maven fills the parameters in. */
  public RestoreMojo() {}

  @Override
  protected boolean decidesOnTables() {
    return provision;
  }

  @Override
  void run(Connection connection) {
    Optional<TargetTable> target = target();
    try (RestoreProgressLines progress =
            new RestoreProgressLines(
                progress("Reading the backup"),
                line -> getLog().info(line),
                InstantSource.system());
        Restore restore = connection.restore(settings(), progress)) {
      if (target.isPresent()) {
        intoTable(connection, restore, target.get());
      } else if (planFile != null && (apply || isToBeShown())) {
        saved(restore);
      } else {
        revert(restore);
      }
    }
  }

  /** The table to make; empty to revert in place. */
  private Optional<TargetTable> target() {
    Via way = Via.of(via);
    if (given(targetTable).isPresent()) {
      return Optional.of(TargetTable.named(TableName.of(targetTable.strip())).via(way));
    }
    if (way == Via.IMPORT || provision) {
      throw BackupException.user(
          "A revert in place makes no table",
          way == Via.IMPORT ? "-Dddbbackup.via=import" : "-Dddbbackup.provision=true",
          "Name the table to make with -Dddbbackup.targetTable=NAME, or leave that out.");
    }
    return Optional.empty();
  }

  private void intoTable(Connection connection, Restore restore, TargetTable target) {
    if (apply || planFile != null) {
      throw BackupException.user(
          "ddbbackup.targetTable does not go together with ddbbackup.apply and ddbbackup.planFile",
          target.name().value(),
          "A new table is written at once; plans are for reverting a table in place.");
    }
    if (!provision) {
      end(restore.intoTable(request(), target));
      return;
    }
    try (ContinuousBackup backup = connection.backup()) {
      end(restore.intoTable(request(), target.backedUpBy(backup::provision)));
    }
  }

  /** A plan that is there is shown; one that is to be made needs an instant. */
  private boolean isToBeShown() {
    return given(at).isEmpty() && planFile.exists();
  }

  private void saved(Restore restore) {
    checkAlone();
    RevertPlan plan = Restore.open(planFile.toPath());
    tableIfNamed()
        .filter(name -> !name.equals(plan.table().table()))
        .ifPresent(
            name -> {
              throw BackupException.user(
                  "The plan is for another table",
                  plan.table().table().value(),
                  "Not for " + name + ".");
            });
    show(RestoreLines.of(plan));
    if (apply) {
      end(restore.apply(plan));
    } else {
      show(RestoreLines.nothingWritten(Optional.of(planFile.toPath())));
    }
  }

  /** A plan that was saved says all of this itself. */
  private void checkAlone() {
    List<String> surplus = new ArrayList<>();
    given(at).ifPresent(value -> surplus.add("ddbbackup.at"));
    given(tableId).ifPresent(value -> surplus.add("ddbbackup.tableId"));
    given(keys).ifPresent(value -> surplus.add("ddbbackup.keys"));
    Optional.ofNullable(keysFile).ifPresent(value -> surplus.add("ddbbackup.keysFile"));
    given(filter).ifPresent(value -> surplus.add("ddbbackup.filter"));
    if (!surplus.isEmpty()) {
      throw BackupException.user(
          "A saved plan says itself to which instant which items are reverted",
          String.join(", ", surplus),
          "Leave that out to apply "
              + planFile
              + ", or leave ddbbackup.apply out to make a plan, apply it then.");
    }
  }

  private void revert(Restore restore) {
    Path file =
        planFile == null
            ? work().folder().resolve("ddbbackup-plan-" + UUID.randomUUID() + ".jsonl")
            : planFile.toPath();
    try {
      RevertPlan planned = restore.plan(request(), file);
      show(RestoreLines.of(planned));
      if (apply) {
        end(restore.apply(planned));
      } else {
        show(RestoreLines.nothingWritten(Optional.ofNullable(planFile).map(File::toPath)));
      }
    } finally {
      if (planFile == null) {
        delete(file);
      }
    }
  }

  /** It holds items: who has to remove it by hand must know. */
  private void delete(Path file) {
    try {
      boolean unused = Files.deleteIfExists(file);
    } catch (IOException e) {
      getLog().warn("The plan " + file + " could not be removed: " + e.getMessage());
    }
  }

  private void end(RestoreReport report) {
    show(RestoreLines.of(report));
    Verdict.on(report);
  }

  private RestoreRequest request() {
    return new RestoreRequest(
        table(),
        given(tableId),
        instant(),
        ItemSelection.of(
            given(keys),
            Optional.ofNullable(keysFile).map(File::toPath),
            given(filter).map(ItemFilter::of)));
  }

  private RestoreSettings settings() {
    return new RestoreSettings(
        readers,
        writers,
        onDamage(),
        new ScanSettings(
            readers,
            maxReadCapacity == null ? OptionalDouble.empty() : OptionalDouble.of(maxReadCapacity),
            true),
        work(),
        formerFolder());
  }

  private WorkSpace work() {
    return workFolder == null ? WorkSpace.ofSystem() : WorkSpace.in(workFolder.toPath());
  }

  private Instant instant() {
    String text =
        given(at)
            .orElseThrow(
                () ->
                    BackupException.user(
                        "There is no -Dddbbackup.at",
                        "",
                        "Give the instant, in UTC such as 2026-11-24T14:02:09Z."));
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw BackupException.user(
          "ddbbackup.at is not a time", text, "Write it like 2026-11-24T14:02:09Z.", e);
    }
  }
}

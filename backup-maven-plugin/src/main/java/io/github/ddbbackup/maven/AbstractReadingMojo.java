package io.github.ddbbackup.maven;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that read the backup of a table. */
abstract class AbstractReadingMojo extends AbstractConnectedMojo {

  private static final int DAMAGES_SHOWN = 20;

  /** The table, by its name. It need not be there any more. */
  @Parameter(property = "ddbbackup.table")
  private String table;

  /**
   * What to do about an object or a line that can't be read: {@code stop} fails and names it,
   * {@code skip} counts it, names it and goes on without it.
   */
  @Parameter(property = "ddbbackup.onDamage", defaultValue = "stop")
  private String onDamage;

  /**
   * Another folder of the bucket that holds changes of the table: what the keys of its objects
   * begin with, up to the year. The folders of the Python original bear the table's name cut off at
   * 64 characters, and tables that began alike shared one, so that it may hold changes of others
   * too.
   */
  @Parameter(property = "ddbbackup.formerFolder")
  private String formerFolder;

  /** Reading asks no filter about tables. */
  @Override
  protected final boolean decidesOnTables() {
    return false;
  }

  /**
   * The table.
   *
   * @throws BackupException when it is not named, or its name can't be one
   */
  final TableName table() {
    return given(table)
        .map(TableName::of)
        .orElseThrow(
            () ->
                BackupException.user("No table is named", "", "Name it: -Dddbbackup.table=NAME."));
  }

  final OnDamage onDamage() {
    return switch (onDamage.strip().toLowerCase(Locale.ROOT)) {
      case "stop" -> OnDamage.STOP;
      case "skip" -> OnDamage.SKIP;
      default ->
          throw BackupException.user(
              "ddbbackup.onDamage is neither stop nor skip",
              onDamage,
              "Leave it out to stop at what can't be read.");
    };
  }

  final Optional<String> formerFolder() {
    return given(formerFolder);
  }

  /** Names what was left out. */
  final void warnOf(ScanSummary summary, List<String> strangers) {
    List<Damage> damages = summary.damages();
    damages.stream().limit(DAMAGES_SHOWN).forEach(damage -> getLog().warn("Skipped " + damage));
    if (damages.size() > DAMAGES_SHOWN) {
      getLog().warn("Skipped %d more".formatted(damages.size() - DAMAGES_SHOWN));
    }
    strangers.stream()
        .limit(DAMAGES_SHOWN)
        .forEach(key -> getLog().warn("Not one of the backup's objects, not read: " + key));
  }
}

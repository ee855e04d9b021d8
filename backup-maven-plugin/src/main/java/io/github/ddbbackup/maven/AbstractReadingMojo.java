package io.github.ddbbackup.maven;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that read the backup of a table and stop at damage, or not. */
abstract class AbstractReadingMojo extends AbstractTableMojo {

  private static final int DAMAGES_SHOWN = 20;

  /**
   * What to do about an object or a line that can't be read: {@code stop} fails and names it,
   * {@code skip} counts it, names it and goes on without it.
   */
  @Parameter(property = "ddbbackup.onDamage", defaultValue = "stop")
  private String onDamage;

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

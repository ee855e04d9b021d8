package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a verification.
 *
 * @param table the table's name
 * @param read what was read; what could not be read is among it
 * @param strangers the keys of objects under the table's prefix from which nothing was read,
 *     because they are not where the backup puts its objects
 * @param changes how many changes there are, each counted once
 * @param duplicates how many lines say what another one says
 * @param undated how many lines do not tell their time, so that the hour of their object was taken
 * @param items how many items have changes, those of each table of the name by themselves
 * @param first when the first change was made; empty if there is none
 * @param last when the last change was made; empty if there is none
 * @param findings how many of each kind were found that no gap explains; without the kinds of which
 *     there are none
 * @param explained how many of each kind were found that a gap explains; likewise
 * @param unproved how many items were there before their first change, of a table that had no
 *     stream from the beginning and no snapshot tells of: whether a change before it is missing
 *     can't be told
 * @param unconfirmed how many items have a last change that nothing later confirms: were a change
 *     missing behind it, only the table itself could show it
 * @param emptyHours hours without a change while there were many in those around them
 * @param gaps the spans of time in which changes may be missing, as the catalog knows: the backup
 *     was not on all of that time
 * @param comparedItems how many items of the table were compared; empty if the table was not read
 */
public record VerifyReport(
    TableName table,
    ScanSummary read,
    List<String> strangers,
    long changes,
    long duplicates,
    long undated,
    long items,
    Optional<Instant> first,
    Optional<Instant> last,
    Map<FindingKind, Long> findings,
    Map<FindingKind, Long> explained,
    long unproved,
    long unconfirmed,
    List<Instant> emptyHours,
    List<Gap> gaps,
    Optional<Long> comparedItems) {

  /** Copies the lists and the map. */
  public VerifyReport {
    strangers = List.copyOf(strangers);
    findings = inOrder(findings);
    explained = inOrder(explained);
    emptyHours = List.copyOf(emptyHours);
    gaps = List.copyOf(gaps);
  }

  private static Map<FindingKind, Long> inOrder(Map<FindingKind, Long> findings) {
    EnumMap<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    counts.putAll(findings);
    return Collections.unmodifiableMap(counts);
  }

  /**
   * Whether nothing is known to be missing or wrong but for gaps and what they explain. Empty hours
   * and strangers are no proof of it.
   *
   * @return true when there are neither findings nor damages
   */
  public boolean isSound() {
    return findings.isEmpty() && read.damages().isEmpty();
  }
}

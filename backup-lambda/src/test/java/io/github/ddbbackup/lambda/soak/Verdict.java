package io.github.ddbbackup.lambda.soak;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the backup of the tables of one name compares with the tables' own streams.
 *
 * @param table the name
 * @param lives how many tables there were
 * @param made the changes that DynamoDB made
 * @param lines the lines in the backup
 * @param contradictions the lines that say something else than another of the same sequence number
 * @param missing the sequence numbers of changes without a line
 * @param different the sequence numbers of lines that say something else than the change
 * @param unknown the sequence numbers of lines of no change
 * @param broken the sequence numbers of lines that do not follow the line before of the same item,
 *     but for the first ones of an item in a stream that was switched on again
 * @param unnoted what the catalog's gaps do not tell of the time in which changes were in no stream
 */
record Verdict(
    String table,
    int lives,
    long made,
    long lines,
    long contradictions,
    List<String> missing,
    List<String> different,
    List<String> unknown,
    List<String> broken,
    List<String> unnoted) {

  /** Compares with each table of the name. */
  static Verdict of(String table, List<Told> lives, TableBackupFiles backup) {
    Map<String, Change> made = Told.all(lives);
    Map<String, Change> kept = backup.changes();
    return new Verdict(
        table,
        lives.size(),
        made.size(),
        backup.lines(),
        backup.contradictions(),
        sorted(made, number -> !kept.containsKey(number)),
        sorted(
            made, number -> kept.containsKey(number) && !kept.get(number).equals(made.get(number))),
        sorted(kept, number -> !made.containsKey(number)),
        lives.stream().flatMap(life -> broken(life, kept).stream()).toList(),
        lives.stream().flatMap(Told::unnoted).toList());
  }

  private static List<String> sorted(Map<String, Change> changes, Predicate<String> which) {
    return changes.keySet().stream().filter(which).sorted().toList();
  }

  /**
   * The lines of each item, by sequence number, must begin where the one before ended. An item of a
   * table that was made again has nothing to do with that of the table before.
   */
  private static List<String> broken(Told life, Map<String, Change> kept) {
    List<String> broken = new ArrayList<>();
    Map<Long, Long> latest = new HashMap<>();
    boolean first = true;
    for (Map<String, Change> stream : life.streams()) {
      follow(stream.keySet(), first, kept, latest, broken);
      first = false;
    }
    return broken;
  }

  /** What an item was before a stream began that is not the first, nothing tells for sure. */
  private static void follow(
      Set<String> stream,
      boolean first,
      Map<String, Change> kept,
      Map<Long, Long> latest,
      List<String> broken) {
    Set<Long> seen = new HashSet<>();
    stream.stream()
        .filter(kept::containsKey)
        .sorted(Comparator.comparing(BigInteger::new))
        .forEach(
            number -> {
              Change change = kept.get(number);
              boolean isKnown = !seen.add(change.keys()) || first;
              long before = latest.getOrDefault(change.keys(), Change.NONE);
              if (isKnown && change.oldImage() != before) {
                broken.add(number);
              }
              latest.put(change.keys(), change.newImage());
            });
  }

  boolean good() {
    return contradictions == 0
        && missing.isEmpty()
        && different.isEmpty()
        && unknown.isEmpty()
        && broken.isEmpty()
        && unnoted.isEmpty();
  }

  @Override
  public String toString() {
    return "%s (%d): %,d changes, %,d lines, %d contradictions, %d missing %s, %d different %s, %d unknown %s, %d broken %s, gaps: %s"
        .formatted(
            table,
            lives,
            made,
            lines,
            contradictions,
            missing.size(),
            some(missing),
            different.size(),
            some(different),
            unknown.size(),
            some(unknown),
            broken.size(),
            some(broken),
            unnoted.isEmpty() ? "as they should be" : unnoted);
  }

  private static List<String> some(List<String> numbers) {
    return numbers.subList(0, Math.min(5, numbers.size()));
  }
}

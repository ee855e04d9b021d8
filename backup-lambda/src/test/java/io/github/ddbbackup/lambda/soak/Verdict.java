package io.github.ddbbackup.lambda.soak;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
 * @param broken the sequence numbers of lines that do not follow the line before of the same item
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
    List<String> broken) {

  /**
   * Compares.
   *
   * @param lives the changes of each table of the name, by sequence number
   */
  static Verdict of(String table, List<Map<String, Change>> lives, TableBackupFiles backup) {
    Map<String, Change> made = all(lives);
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
        lives.stream().flatMap(life -> broken(life.keySet(), kept).stream()).toList());
  }

  /** The changes of all tables of a name; no two have the same sequence number. */
  static Map<String, Change> all(List<Map<String, Change>> lives) {
    Map<String, Change> all = new HashMap<>();
    lives.forEach(all::putAll);
    if (all.size() != lives.stream().mapToInt(Map::size).sum()) {
      throw new IllegalStateException("two tables of a name share sequence numbers");
    }
    return all;
  }

  private static List<String> sorted(Map<String, Change> changes, Predicate<String> which) {
    return changes.keySet().stream().filter(which).sorted().toList();
  }

  /**
   * The lines of each item, by sequence number, must begin where the one before ended. An item of a
   * table that was made again has nothing to do with that of the table before.
   */
  private static List<String> broken(Set<String> life, Map<String, Change> kept) {
    List<String> broken = new ArrayList<>();
    Map<Long, Long> latest = new HashMap<>();
    life.stream()
        .filter(kept::containsKey)
        .sorted(Comparator.comparing(BigInteger::new))
        .forEach(
            number -> {
              Change change = kept.get(number);
              long before = latest.getOrDefault(change.keys(), Change.NONE);
              if (change.oldImage() != before) {
                broken.add(number);
              }
              latest.put(change.keys(), change.newImage());
            });
    return broken;
  }

  boolean good() {
    return contradictions == 0
        && missing.isEmpty()
        && different.isEmpty()
        && unknown.isEmpty()
        && broken.isEmpty();
  }

  @Override
  public String toString() {
    return "%s (%d): %,d changes, %,d lines, %d contradictions, %d missing %s, %d different %s, %d unknown %s, %d broken %s"
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
            some(broken));
  }

  private static List<String> some(List<String> numbers) {
    return numbers.subList(0, Math.min(5, numbers.size()));
  }
}

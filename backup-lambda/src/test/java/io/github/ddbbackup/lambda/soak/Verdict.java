package io.github.ddbbackup.lambda.soak;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the backup of one table compares with the table's own stream.
 *
 * @param table the table's name
 * @param made the changes that DynamoDB made
 * @param lines the lines in the backup
 * @param missing the sequence numbers of changes without a line
 * @param different the sequence numbers of lines that say something else than the change
 * @param unknown the sequence numbers of lines of no change
 * @param broken the sequence numbers of lines that do not follow the line before of the same item
 */
record Verdict(
    String table,
    long made,
    long lines,
    List<String> missing,
    List<String> different,
    List<String> unknown,
    List<String> broken) {

  static Verdict of(String table, Map<String, Change> made, TableBackupFiles backup) {
    Map<String, Change> kept = backup.changes();
    return new Verdict(
        table,
        made.size(),
        backup.lines(),
        made.keySet().stream().filter(number -> !kept.containsKey(number)).sorted().toList(),
        made.keySet().stream()
            .filter(number -> kept.containsKey(number))
            .filter(number -> !kept.get(number).equals(made.get(number)))
            .sorted()
            .toList(),
        kept.keySet().stream().filter(number -> !made.containsKey(number)).sorted().toList(),
        broken(kept));
  }

  /** The lines of each item, by sequence number, must begin where the one before ended. */
  private static List<String> broken(Map<String, Change> kept) {
    List<String> broken = new ArrayList<>();
    Map<Long, Long> latest = new HashMap<>();
    kept.entrySet().stream()
        .sorted(Comparator.comparing(entry -> new BigInteger(entry.getKey())))
        .forEach(
            entry -> {
              Change change = entry.getValue();
              long before = latest.getOrDefault(change.keys(), Change.NONE);
              if (change.oldImage() != before) {
                broken.add(entry.getKey());
              }
              latest.put(change.keys(), change.newImage());
            });
    return broken;
  }

  boolean good() {
    return missing.isEmpty() && different.isEmpty() && unknown.isEmpty() && broken.isEmpty();
  }

  @Override
  public String toString() {
    return "%s: %,d changes, %,d lines, %d missing %s, %d different %s, %d unknown %s, %d broken %s"
        .formatted(
            table,
            made,
            lines,
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

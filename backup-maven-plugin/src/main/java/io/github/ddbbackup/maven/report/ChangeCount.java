package io.github.ddbbackup.maven.report;

import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts changes by what came of them: {@code 2 created, 1 unchanged}. */
final class ChangeCount {

  private ChangeCount() {}

  /** The counts in words; without changes, {@code nothing to do}. */
  static String of(List<ChangeResult> changes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ChangeResult change : changes) {
      counts.merge(word(change), 1, Integer::sum);
    }
    if (counts.isEmpty()) {
      return "nothing to do";
    }
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String word(ChangeResult change) {
    Operation operation = change.change().operation();
    if (change.outcome() == Outcome.FAILED || operation == Operation.BLOCKED) {
      return "failed";
    }
    if (change.outcome() == Outcome.SKIPPED) {
      return "not attempted";
    }
    if (change.outcome() == Outcome.UNCHANGED) {
      return "unchanged";
    }
    boolean planned = change.outcome() == Outcome.PLANNED;
    return switch (operation) {
      case NONE, BLOCKED -> "unchanged";
      case CREATE -> planned ? "to create" : "created";
      case UPDATE -> planned ? "to update" : "updated";
      case REPLACE -> planned ? "to replace" : "replaced";
      case DELETE -> planned ? "to delete" : "deleted";
    };
  }
}

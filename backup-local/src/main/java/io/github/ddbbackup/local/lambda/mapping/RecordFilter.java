package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.event.EventPattern;
import java.util.List;

/**
 * Which records of a stream are handed to a function.
 *
 * @param patterns one of them must match; none are no filter
 */
record RecordFilter(List<EventPattern> patterns) {

  RecordFilter {
    patterns = List.copyOf(patterns);
  }

  /** Those of some records that are handed over, in their order. */
  List<StreamRecord> passing(List<StreamRecord> records) {
    return patterns.isEmpty() ? records : records.stream().filter(this::passes).toList();
  }

  private boolean passes(StreamRecord record) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(record.event()));
  }
}

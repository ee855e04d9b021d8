package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.PlannedChange;
import java.util.stream.Collectors;

/** Tells changes as events. */
final class Changes {

  private Changes() {}

  static BackupEvent event(PlannedChange change) {
    String differences =
        change.told().stream().map(Difference::toString).collect(Collectors.joining(", "));
    return new BackupEvent.ResourceChanged(
        change.resource().kind().label(),
        change.resource().name(),
        change.operation().name(),
        differences.isEmpty() ? change.reason() : differences);
  }
}

package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a removal goes on.
 *
 * @param now what can be done at once
 * @param awaited what has to be waited for besides; a removal with nothing to do and nothing to
 *     wait for is done
 */
public record RemovalPlan(BackupPlan now, List<Awaited> awaited) {

  /** Copies the list. */
  public RemovalPlan {
    requireNonNull(now);
    awaited = List.copyOf(awaited);
  }

  /**
   * Whether there is nothing left to do.
   *
   * @return true when nothing can be done and nothing is waited for
   */
  public boolean isDone() {
    return awaited.isEmpty() && now.changes().stream().noneMatch(PlannedChange::isChange);
  }
}

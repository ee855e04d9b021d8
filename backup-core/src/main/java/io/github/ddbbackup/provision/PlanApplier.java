package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Applies plans. When something is in the way that passes, because someone else changes the same
 * things or AWS has not caught up, it looks anew at how things are, plans anew and goes on, until a
 * deadline. So two runs at once end in the same state as one, and a run that was cut off is
 * completed by the next.
 *
 * @param <D> the desired state that the handlers take the settings from
 */
final class PlanApplier<D> {

  /** What does not exist although it was seen is looked for again, but not for long. */
  private static final int ATTEMPTS_TO_FIND = 4;

  /** A role that is made a moment ago works within half a minute; these attempts take longer. */
  private static final int ATTEMPTS_WITH_ROLE = 10;

  private final Map<Resource.Kind, ResourceHandler<D>> handlers;
  private final Waiter waiter;
  private final BiConsumer<PlannedChange, D> story;

  /**
   * Makes an applier.
   *
   * @param handlers one for each kind of resource in the plans
   * @param waiter lets time pass between attempts
   * @param story is told each change that is done, or that there was nothing to do
   */
  PlanApplier(
      Map<Resource.Kind, ResourceHandler<D>> handlers,
      Waiter waiter,
      BiConsumer<PlannedChange, D> story) {
    this.handlers = Map.copyOf(handlers);
    this.waiter = waiter;
    this.story = story;
  }

  /**
   * Plans and applies until everything is done or something fails for good.
   *
   * @param what what is brought in line, for messages
   * @param desired what should be
   * @param planner reads how things are and plans anew
   * @return what came of each change
   */
  List<ChangeResult> apply(String what, D desired, Supplier<BackupPlan> planner) {
    Run run = new Run(desired);
    Optional<Boolean> done = waiter.poll(what + " to be free for changes", () -> run.look(planner));
    return done.isPresent() ? run.results.results() : run.givenUp();
  }

  /** The attempts at one plan after another. */
  private final class Run {

    private final D desired;
    private Results results = new Results();
    private Optional<ChangeResult> inTheWay = Optional.empty();
    private Optional<AwsCallException> unplanned = Optional.empty();
    private int attempts;

    Run(D desired) {
      this.desired = desired;
    }

    /** Plans and applies once; empty when something that passes is in the way. */
    Optional<Boolean> look(Supplier<BackupPlan> planner) {
      BackupPlan plan;
      try {
        plan = planner.get();
      } catch (AwsCallException e) {
        if (e.kind() != ErrorKind.THROTTLED) {
          throw e;
        }
        unplanned = Optional.of(e);
        return Optional.empty();
      }
      unplanned = Optional.empty();
      return attempt(plan);
    }

    /** Applies one plan; empty when something that passes is in the way. */
    private Optional<Boolean> attempt(BackupPlan plan) {
      attempts++;
      inTheWay = Optional.empty();
      boolean stopped = !plan.blocked().isEmpty();
      for (PlannedChange change : plan.changes()) {
        ChangeResult result = stopped ? withoutTrying(change) : tried(change);
        if (inTheWay.isPresent()) {
          return Optional.empty();
        }
        results.add(result);
        stopped |= result.outcome() == Outcome.FAILED;
      }
      return Optional.of(true);
    }

    private ChangeResult tried(PlannedChange change) {
      if (!change.isChange()) {
        story.accept(change, desired);
        return ChangeResult.of(change, Outcome.UNCHANGED);
      }
      try {
        Resource resource = handlers.get(change.resource().kind()).apply(change, desired);
        PlannedChange applied =
            new PlannedChange(resource, change.operation(), change.differences(), change.reason());
        story.accept(applied, desired);
        return ChangeResult.of(applied, Outcome.APPLIED);
      } catch (BackupException e) {
        ChangeResult failed = ChangeResult.failed(change, e);
        if (e instanceof OutdatedPlanException
            || (e instanceof AwsCallException call && isWorthAnotherLook(call.kind()))) {
          inTheWay = Optional.of(failed);
        }
        return failed;
      }
    }

    private boolean isWorthAnotherLook(ErrorKind kind) {
      return switch (kind) {
        case THROTTLED, IN_USE, CONFLICT -> true;
        case NOT_FOUND -> attempts < ATTEMPTS_TO_FIND;
        case ROLE_NOT_READY -> attempts < ATTEMPTS_WITH_ROLE;
        default -> false;
      };
    }

    /** The deadline has passed: what was in the way last is the failure. */
    List<ChangeResult> givenUp() {
      if (unplanned.isPresent()) {
        throw unplanned.get();
      }
      inTheWay.ifPresent(results::add);
      return results.results();
    }
  }

  /** What becomes of a change when nothing may be touched any more. */
  private static ChangeResult withoutTrying(PlannedChange change) {
    return switch (change.operation()) {
      case NONE -> ChangeResult.of(change, Outcome.UNCHANGED);
      case BLOCKED -> ChangeResult.failed(change, blocked(change));
      default -> ChangeResult.of(change, Outcome.SKIPPED);
    };
  }

  /** What becomes of a plan in a dry run: the same, but nothing is tried. */
  static List<ChangeResult> notApplied(BackupPlan plan) {
    return plan.changes().stream()
        .map(
            c ->
                c.operation() == Operation.NONE || c.operation() == Operation.BLOCKED
                    ? withoutTrying(c)
                    : ChangeResult.of(c, Outcome.PLANNED))
        .toList();
  }

  private static BackupException blocked(PlannedChange change) {
    return BackupException.user(
        "Can't set up the " + change.resource().kind().label(),
        change.resource().name(),
        change.reason() + ".");
  }
}

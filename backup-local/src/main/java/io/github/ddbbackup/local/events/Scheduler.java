package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.time.LocalClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fires the rules that have a schedule; safe for use by several threads. */
final class Scheduler {
  private final Map<String, LocalClock.Task> tasks = new HashMap<>();
  private final LocalClock clock;
  private final Rules rules;
  private final Bus bus;

  Scheduler(LocalClock clock, Rules rules, Bus bus) {
    this.clock = clock;
    this.rules = rules;
    this.bus = bus;
  }

  /** Fires a rule from now on as it says now, or no more if it is gone or disabled. */
  synchronized void follow(String arn) {
    Optional.ofNullable(tasks.remove(arn)).ifPresent(LocalClock.Task::cancel);
    rules
        .find(arn)
        .flatMap(Rule::schedule)
        .ifPresent(schedule -> fireAfter(arn, schedule, clock.instant()));
  }

  /** Fires no rule any more. */
  synchronized void stop() {
    tasks.values().forEach(LocalClock.Task::cancel);
    tasks.clear();
  }

  private void fireAfter(String arn, Schedule schedule, Instant after) {
    schedule
        .next(after)
        .ifPresent(
            due -> {
              Duration delay = Duration.between(clock.instant(), due);
              tasks.put(
                  arn,
                  clock.schedule(
                      delay.isNegative() ? Duration.ZERO : delay, () -> fire(arn, schedule, due)));
            });
  }

  private void fire(String arn, Schedule schedule, Instant due) {
    Optional<Rule> rule = next(arn, schedule, due);
    rule.ifPresent(found -> bus.deliver(found, event(found, due)));
  }

  /** The rule to fire, if it is still to fire so; sees to the time after this one. */
  private synchronized Optional<Rule> next(String arn, Schedule schedule, Instant due) {
    Optional<Rule> rule = rules.find(arn).filter(found -> tasks.containsKey(arn));
    rule.ifPresent(found -> fireAfter(arn, schedule, due));
    return rule;
  }

  private static ObjectNode event(Rule rule, Instant due) {
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("account", rule.account())
            .put("time", due.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", rule.region());
    event.putArray("resources").add(rule.arn());
    event.putObject("detail");
    return event;
  }
}

package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a table while it is removed, nothing goes before its time. */
class TableRemovalProperties {

  private static final DesiredTable DESIRED = Samples.desired("Orders");
  private static final RemovalTiming TIMING = RemovalTiming.standard();
  private static final Duration STEP = Duration.ofSeconds(45);

  private final TableRemovalPlanner planner = new TableRemovalPlanner(TIMING);

  @Property(tries = 300)
  void neverGoesTooEarlyAndAlwaysEnds(@ForAll long seed) {
    Random random = new Random(seed);
    RemovalReason reason = random.nextBoolean() ? RemovalReason.DELETED : RemovalReason.REQUESTED;
    Account account = new Account(random, reason);
    int steps = 0;
    while (account.isThere()) {
      RemovalPlan plan = planner.plan(account.actual(), account::drainage, account.now, reason);
      assertThat(plan.isDone()).as("seed %d", seed).isFalse();
      for (PlannedChange change : plan.now().changes()) {
        account.apply(change);
      }
      account.timePasses(++steps < 20);
      assertThat(account.now).as("seed %d", seed).isBefore(account.begin.plus(account.longest()));
    }
    assertThat(planner.plan(account.actual(), account::drainage, account.now, reason).isDone())
        .isTrue();
  }

  /** An account that keeps the rules for whoever breaks them. */
  private static final class Account {

    private final Random random;
    private final Instant begin = Instant.parse("2026-11-22T12:00:00Z");
    private final boolean deleted;
    private final Map<String, Boolean> mappings = new HashMap<>();
    private final Set<String> deleting = new HashSet<>();
    private final Map<String, String> tags = new HashMap<>(DESIRED.tags());
    private Instant now = begin;
    private Instant lastSent = begin;
    private boolean stream = true;

    Account(Random random, RemovalReason reason) {
      this.random = random;
      deleted = reason == RemovalReason.DELETED;
      for (int i = random.nextInt(4); i > 0; i--) {
        mappings.put("m" + i, random.nextInt(4) == 0);
      }
      if (random.nextInt(4) == 0) {
        tags.put(BackupNames.REMOVAL_SINCE_TAG, random.nextBoolean() ? "nonsense" : "" + begin);
      }
      if (random.nextInt(4) == 0 && mappings.isEmpty()) {
        tags.put(BackupNames.FLUSHING_SINCE_TAG, random.nextBoolean() ? "?" : "" + begin);
      }
    }

    boolean isThere() {
      return stream || !mappings.isEmpty();
    }

    /** The day of the stream, the buffer interval and what changes of the test add. */
    Duration longest() {
      return TIMING.kept().plus(Duration.ofHours(2));
    }

    Drainage drainage(ActualMapping mapping, Optional<Instant> until) {
      return new Drainage(mappings.get(mapping.uuid()), "");
    }

    void timePasses(boolean withNews) {
      now = now.plus(withNews ? STEP : STEP.multipliedBy(20));
      mappings.keySet().removeAll(deleting);
      deleting.clear();
      if (withNews && random.nextInt(3) == 0) {
        mappings.replaceAll((id, drained) -> drained || random.nextBoolean());
      }
      if (withNews && stream && random.nextInt(12) == 0) {
        mappings.put("late" + random.nextInt(2), false);
      }
      if (!mappings.isEmpty()) {
        lastSent = now;
      }
    }

    ActualTable actual() {
      ActualTable table = Samples.inLine(DESIRED);
      List<ActualMapping> shown =
          mappings.keySet().stream()
              .sorted()
              .map(
                  id -> {
                    ActualMapping sample = table.mappings().get(0);
                    return new ActualMapping(
                        id,
                        sample.source(),
                        sample.function(),
                        deleting.contains(id) ? "Deleting" : "Enabled",
                        sample.settings(),
                        false,
                        "",
                        true,
                        Samples.CHANGED);
                  })
              .toList();
      return new ActualTable(
          table.name(),
          deleted ? Optional.empty() : table.status(),
          deleted ? Optional.empty() : table.updateStream(),
          stream
              ? Optional.of(
                  Samples.deliveryStream(DESIRED.deliveryStream(), DESIRED.destination(), tags))
              : Optional.empty(),
          Optional.empty(),
          shown);
    }

    void apply(PlannedChange change) {
      if (!change.isChange()) {
        return;
      }
      switch (change.resource().kind()) {
        case EVENT_SOURCE_MAPPING -> removeMapping(change.resource().id().orElseThrow());
        case DELIVERY_STREAM -> changeStream(change);
        default -> throw new AssertionError(change);
      }
    }

    private void removeMapping(String id) {
      Instant since = Instant.parse(tags.get(BackupNames.REMOVAL_SINCE_TAG));
      boolean expired = !now.isBefore(since.plus(TIMING.kept()));
      assertThat(mappings.get(id) || expired).as("mapping %s is drained", id).isTrue();
      deleting.add(id);
    }

    private void changeStream(PlannedChange change) {
      if (change.operation() == Operation.DELETE) {
        assertThat(mappings).isEmpty();
        Duration idle = Duration.between(lastSent, now);
        Duration interval =
            Duration.ofSeconds(DESIRED.destination().intervalInSeconds()).plus(TIMING.margin());
        assertThat(idle).isGreaterThanOrEqualTo(interval);
        stream = false;
      } else {
        Difference tag = change.differences().get(0);
        tags.put(tag.field().substring(Difference.TAG.length()), tag.desired());
        tags.values().removeIf(String::isEmpty);
      }
    }
  }
}

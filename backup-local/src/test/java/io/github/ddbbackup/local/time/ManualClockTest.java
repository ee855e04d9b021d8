package io.github.ddbbackup.local.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  private final List<String> seen = new ArrayList<>();

  @Test
  void runsTasksInOrderEachAtItsTime() {
    clock.schedule(Duration.ofSeconds(3), () -> note("c"));
    clock.schedule(Duration.ofSeconds(1), () -> note("a"));
    clock.schedule(
        Duration.ofSeconds(2),
        () -> {
          note("b");
          clock.schedule(Duration.ZERO, () -> note("after b"));
        });
    clock.schedule(Duration.ofSeconds(9), () -> note("late"));

    clock.advance(Duration.ofSeconds(5));

    assertThat(seen).containsExactly("a 1", "b 2", "after b 2", "c 3");
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void doesNotRunWhatWasCanceled() {
    LocalClock.Task task = clock.schedule(Duration.ofSeconds(1), () -> note("canceled"));
    task.cancel();
    clock.schedule(Duration.ofSeconds(1), () -> note("dropped"));
    clock.close();

    clock.advance(Duration.ofSeconds(5));

    assertThat(seen).isEmpty();
  }

  private void note(String what) {
    seen.add(what + " " + Duration.between(START, clock.instant()).toSeconds());
  }
}

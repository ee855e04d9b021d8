package io.github.ddbbackup.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaiterTest {

  private final List<Duration> pauses = new ArrayList<>();
  private final List<BackupEvent> events = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private final Waiter waiter =
      new Waiter(() -> now, this::pass, events::add, Duration.ofSeconds(30));

  @Test
  void looksAgainWithGrowingPauses() {
    AtomicInteger looks = new AtomicInteger();

    Integer result =
        waiter.await(
            "it", () -> looks.incrementAndGet() < 7 ? Optional.empty() : Optional.of(looks.get()));

    assertThat(result).isEqualTo(7);
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L);
  }

  @Test
  void doesNotPauseWhenThereIsNothingToWaitFor() {
    assertThat(waiter.await("it", () -> Optional.of(1))).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void givesUpAtTheDeadlineAndNamesWhatItWaitedFor() {
    assertThatThrownBy(() -> waiter.await("table T to become ACTIVE", Optional::empty))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("table T to become ACTIVE")
        .hasMessageContaining("30 s");
    assertThat(now).isBetween(Instant.ofEpochSecond(30), Instant.ofEpochSecond(35));
  }

  @Test
  void tellsAboutLongWaitsNowAndThen() {
    assertThat(waiter.poll("it", Optional::empty)).isEmpty();
    assertThat(events)
        .hasSize(2)
        .allSatisfy(e -> assertThat(e).isInstanceOf(BackupEvent.Waiting.class));
  }

  @Test
  void stopsWhenInterruptedAndKeepsTheFlag() {
    Waiter interrupted =
        new Waiter(
            () -> now,
            pause -> {
              throw new InterruptedException();
            },
            events::add,
            Duration.ofSeconds(30));

    assertThatThrownBy(() -> interrupted.await("it", Optional::empty))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void pass(Duration pause) {
    pauses.add(pause);
    now = now.plus(pause);
  }
}

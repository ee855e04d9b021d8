package io.github.ddbbackup.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CapacityPaceTest {

  @Property(tries = 300)
  void neverTakesMoreThanItMay(
      @ForAll @DoubleRange(min = 0.5, max = 5_000) double rate,
      @ForAll @IntRange(min = 1, max = 200) int requests,
      @ForAll long seed)
      throws InterruptedException {
    PassingTime time = new PassingTime();
    CapacityPace pace = new CapacityPace(OptionalDouble.of(rate), time, time);
    Random random = new Random(seed);
    Instant start = time.instant();
    double paid = 0;
    double last = 0;

    for (int i = 0; i < requests; i++) {
      double expected = random.nextDouble() * 100;
      last = random.nextDouble() * 100;
      pace.await(expected);
      assertThat(Duration.between(start, time.instant()).toNanos() / 1e9)
          .isGreaterThanOrEqualTo(paid / rate - 1e-3);
      time.sleep(Duration.ofMillis(random.nextInt(20)));
      pace.settle(expected, last);
      paid += last;
    }
  }

  @Test
  void isAsFastAsItMay() throws InterruptedException {
    PassingTime time = new PassingTime();
    CapacityPace pace = new CapacityPace(OptionalDouble.of(100), time, time);
    Instant start = time.instant();

    for (int i = 0; i < 101; i++) {
      pace.await(10);
      pace.settle(10, 20);
    }

    assertThat(Duration.between(start, time.instant())).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void savesNothingUp() throws InterruptedException {
    PassingTime time = new PassingTime();
    CapacityPace pace = new CapacityPace(OptionalDouble.of(10), time, time);
    time.sleep(Duration.ofHours(1));
    Instant start = time.instant();

    for (int i = 0; i < 11; i++) {
      pace.await(1);
    }

    assertThat(Duration.between(start, time.instant())).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void neverWaitsWithoutALimit() throws InterruptedException {
    PassingTime time = new PassingTime();
    CapacityPace pace = new CapacityPace(OptionalDouble.empty(), time, time);

    pace.await(1e9);
    pace.settle(1e9, 1e12);
    pace.await(1e9);

    assertThat(time.instant()).isEqualTo(PassingTime.START);
  }
}

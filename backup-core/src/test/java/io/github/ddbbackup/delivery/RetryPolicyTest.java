package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final RetryPolicy POLICY =
      new RetryPolicy(
          Duration.ofMillis(100),
          Duration.ofSeconds(3),
          Duration.ofSeconds(12),
          Duration.ofSeconds(2));

  @Property
  void waitsWithinADoublingBound(
      @ForAll @IntRange(min = 1, max = 100_000) int failures, @ForAll long seed) {
    long bound = failures > 5 ? 3000 : 100L << (failures - 1);

    assertThat(POLICY.delay(failures, new Random(seed)))
        .isBetween(Duration.ZERO, Duration.ofMillis(bound));
  }

  @Test
  void usesTheWholeBound() {
    Random random = new Random(11);
    double mean =
        random
            .ints(2000, 0, 1)
            .mapToLong(i -> POLICY.delay(3, random).toMillis())
            .average()
            .orElseThrow();

    assertThat(mean).isBetween(180.0, 220.0);
  }

  @Property
  void neverLetsACallOutliveTheInvocation(@ForAll @IntRange(max = 900_000) int millis) {
    Duration remaining = Duration.ofMillis(millis);

    Optional<Duration> limit = POLICY.limit(remaining);

    assertThat(limit.isPresent()).isEqualTo(millis >= 3000);
    limit.ifPresent(
        most ->
            assertThat(most)
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12))
                .isLessThanOrEqualTo(remaining.minus(POLICY.reserve())));
  }

  @Test
  void refusesDurationsThatMakeNoSense() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetryPolicy(Duration.ZERO, second, second, second))
        .isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> new RetryPolicy(second, Duration.ofMillis(1), second, second))
        .isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> new RetryPolicy(second, second, Duration.ofMillis(9), second))
        .isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> new RetryPolicy(second, second, second, second.negated()))
        .isInstanceOf(BackupException.class);
  }
}

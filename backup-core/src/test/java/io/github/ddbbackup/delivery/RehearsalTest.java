package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void everyFormatIsForwardedToNobody() {
    assertThatCode(Rehearsal::run).doesNotThrowAnyException();
  }

  @Test
  void chanceBeginsWhenItIsNeededAndOnlyOnce() {
    AtomicInteger begun = new AtomicInteger();
    LateRandom random =
        new LateRandom(
            () -> {
              begun.incrementAndGet();
              return new SplittableRandom(7);
            });
    assertThat(begun).hasValue(0);
    SplittableRandom same = new SplittableRandom(7);

    assertThat(random.nextLong(1_000)).isEqualTo(same.nextLong(1_000));
    assertThat(random.nextLong()).isEqualTo(same.nextLong());
    assertThat(begun).hasValue(1);
  }
}

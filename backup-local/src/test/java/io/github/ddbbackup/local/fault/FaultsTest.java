package io.github.ddbbackup.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final long SEED = 42;

  private final Faults faults = new Faults(SEED);

  @Test
  void strikesAsOftenAsTold() {
    faults.switchOn(FaultRule.next(2, FaultKind.THROTTLE, "firehose", "PutRecordBatch"));

    assertThat(strikes(faults, 4)).containsExactly(true, true, false, false);
  }

  @Test
  void strikesWhereTold() {
    faults.switchOn(FaultRule.always(FaultKind.THROTTLE, "firehose", FaultRule.ANY));

    assertThat(faults.strikes(FaultKind.THROTTLE, "firehose", "PutRecord")).isTrue();
    assertThat(faults.strikes(FaultKind.SERVER_ERROR, "firehose", "PutRecord")).isFalse();
    assertThat(faults.strikes(FaultKind.THROTTLE, "lambda", "Invoke")).isFalse();
  }

  @Test
  void stopsWhenSwitchedOff() {
    FaultRule rule = FaultRule.always(FaultKind.THROTTLE, FaultRule.ANY, FaultRule.ANY);
    faults.switchOn(rule);
    assertThat(faults.quiet()).isFalse();
    faults.switchOff(rule);

    assertThat(faults.quiet()).isTrue();
    assertThat(strikes(faults, 1)).containsExactly(false);
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    Faults same = new Faults(SEED);
    for (Faults each : List.of(faults, same)) {
      each.switchOn(
          FaultRule.withProbability(0.5, FaultKind.THROTTLE, "firehose", "PutRecordBatch"));
    }

    List<Boolean> drawn = strikes(faults, 100);

    assertThat(drawn).isEqualTo(strikes(same, 100)).contains(true, false);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> FaultRule.withProbability(1.5, FaultKind.REFUSAL, "s3", "PutObject"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Boolean> strikes(Faults faults, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> faults.strikes(FaultKind.THROTTLE, "firehose", "PutRecordBatch"))
        .toList();
  }
}

package io.github.ddbbackup.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {

  @Test
  void readsSeedAndRules() {
    FaultPlan plan =
        FaultPlan.parse(
            "seed=-7, throttle@firehose:PutRecordBatch=0.25,refusal@s3:PutObject*2,gone@*,");

    assertThat(plan.seed()).isEqualTo(-7);
    assertThat(plan.rules())
        .extracting(Object::toString)
        .containsExactly(
            "throttle@firehose:PutRecordBatch=0.25", "refusal@s3:PutObject*2", "gone@*=1.0");
    Faults faults = plan.faults();
    assertThat(faults.strikes(FaultKind.REFUSAL, "s3", "PutObject")).isTrue();
    assertThat(faults.strikes(FaultKind.REFUSAL, "s3", "PutObject")).isTrue();
    assertThat(faults.strikes(FaultKind.REFUSAL, "s3", "PutObject")).isFalse();
    assertThat(faults.strikes(FaultKind.GONE, "lambda", "Invoke")).isTrue();
  }

  @Test
  void knowsEveryKindByItsName() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(FaultPlan.parse(kind.label() + "@s3").rules().get(0))
          .hasToString(kind.label() + "@s3=1.0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throttle            | not a fault: throttle",
        "throttle@s3=        | not a fault: throttle@s3=",
        "throttle@s3=2       | probability must be within 0 and 1",
        "trouble@s3          | no kind of fault: trouble",
        "seed=x              | not a fault: seed=x",
      })
  void saysWhatItCanNotRead(String text, String message) {
    assertThatThrownBy(() -> FaultPlan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

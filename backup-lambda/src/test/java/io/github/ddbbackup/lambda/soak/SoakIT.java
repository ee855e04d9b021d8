package io.github.ddbbackup.lambda.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The soak; short unless system properties say otherwise. */
class SoakIT {

  private static final Path ARCHIVE = Path.of(System.getProperty("ddbbackup.function.archive"));

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void everyChangeOfDynamoDbIsInTheBackupOnceFaultsAreOver() {
    SoakPlan plan = SoakPlan.ofProperties();
    try (Soak soak = new Soak(plan, line -> System.out.println(line))) {
      List<Verdict> verdicts = soak.run(ARCHIVE);
      List<String> leftBehind = soak.leftBehind();

      assertThat(leftBehind).as("repeat with: %s", plan.command()).isEmpty();
      assertThat(verdicts).as("repeat with: %s", plan.command()).allMatch(Verdict::good);
      assertThat(verdicts.stream().mapToLong(Verdict::made).sum())
          .isGreaterThanOrEqualTo(plan.changes());
    }
  }
}

package io.github.ddbbackup.lambda.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
      Soak.Outcome outcome = soak.run(ARCHIVE);

      String command = "repeat with: " + plan.command();
      assertThat(outcome.verdicts()).as(command).allMatch(Verdict::good);
      assertThat(outcome.leftBehind()).as(command).isEmpty();
      assertThat(outcome.unexplained()).as(command).isEmpty();
      assertThat(outcome.verdicts().stream().mapToLong(Verdict::made).sum())
          .isGreaterThanOrEqualTo(plan.changes() / 2);
    }
  }
}

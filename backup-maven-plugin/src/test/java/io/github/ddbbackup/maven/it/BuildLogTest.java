package io.github.ddbbackup.maven.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BuildLogTest {

  private final BuildLog log =
      new BuildLog(
          """
          Running pre-build script
          [INFO] Scanning for projects...
          [WARNING] before any goal
          [INFO]
          [INFO] --- ddbbackup:1.0.0-SNAPSHOT:deploy (default-cli) @ standalone-pom ---
          [INFO]   +   function    EnsureDynamoBackup
          [INFO]
          [INFO] --- ddbbackup:1.0.0-SNAPSHOT:deploy (again) @ standalone-pom ---
          [INFO] unchanged
          [ERROR] the reason
          [INFO] Scanning for projects...
          [INFO] --- ddbbackup:1.0.0-SNAPSHOT:status (default-cli) @ standalone-pom ---
          [INFO] covered
          """);

  @Test
  void knowsWhatEachRunAndEachStepPrinted() {
    assertThatCode(
            () ->
                log.expect(1, "function EnsureDynamoBackup", "unchanged", "the reason")
                    .reject(1, "covered")
                    .expect("deploy", "before any goal", "+ function EnsureDynamoBackup")
                    .reject("deploy", "unchanged", "the reason")
                    .expect("deploy@again", "unchanged", "the reason")
                    .reject("deploy@again", "EnsureDynamoBackup", "covered")
                    .expect(2, "covered")
                    .expect("status", "covered"))
        .doesNotThrowAnyException();
  }

  @Test
  void failsWhereATextIsInAnotherStepOfTheRunOnly() {
    assertThatThrownBy(() -> log.expect("deploy", "unchanged")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> log.reject("deploy@again", "unchanged"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> log.expect(2, "unchanged")).isInstanceOf(AssertionError.class);
  }

  @Test
  void failsForWhatDidNotRunOrIsNotOneStepAlone() {
    BuildLog twice =
        new BuildLog(
            """
            [INFO] Scanning for projects...
            [INFO] --- ddbbackup:1.0.0-SNAPSHOT:status (default-cli) @ standalone-pom ---
            [INFO] Scanning for projects...
            [INFO] --- ddbbackup:1.0.0-SNAPSHOT:status (default-cli) @ standalone-pom ---
            """);
    assertThatThrownBy(() -> twice.expect("status")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> log.reject("status@never", "x")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> log.reject(3, "x")).isInstanceOf(AssertionError.class);
  }
}

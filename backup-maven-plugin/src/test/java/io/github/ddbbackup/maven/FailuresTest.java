package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.Problems;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void whatTheUserMendsFailsTheBuildWithItsMessage() {
    BackupException mistake =
        BackupException.user("not a Region", "moon-1", "Take one like eu-west-1.");
    assertThatThrownBy(() -> Failures.end(mistake))
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage("not a Region: moon-1. Take one like eu-west-1.");
  }

  @Test
  void severalMistakesAreAllInTheMessage() {
    Problems problems =
        new Problems()
            .add(BackupException.user("not a Region", "moon-1", ""))
            .add(BackupException.user("not a bucket", "B", ""));
    assertThatThrownBy(() -> problems.throwIfAny("config.hjson can't be used"))
        .isInstanceOfSatisfying(
            BackupException.class,
            mistakes ->
                assertThatThrownBy(() -> Failures.end(mistakes))
                    .isExactlyInstanceOf(MojoFailureException.class)
                    .hasMessageContaining("not a Region: moon-1")
                    .hasMessageContaining("not a bucket: B"));
  }

  @Test
  void aRefusalIsAnErrorThatKeepsItsCause() {
    BackupException refusal =
        BackupException.service("AWS refused", "AccessDenied", "", new IOException("403"));
    assertThatThrownBy(() -> Failures.end(refusal))
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage("AWS refused: AccessDenied")
        .hasCause(refusal)
        .hasRootCauseMessage("403");
  }

  @Test
  void aDefectIsAnErrorThatKeepsItsCause() {
    IllegalStateException defect = new IllegalStateException("no such state");
    assertThatThrownBy(() -> Failures.end(defect))
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("no such state")
        .hasCause(defect);
  }
}

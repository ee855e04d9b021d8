package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the page in step with the goals. */
class GoalReferenceTest {

  private static final Path PAGE = Path.of("..", "docs", "goals.md");
  private static final String WRITE = "ddbbackup.docs.write";

  @Test
  void thePageSaysWhatTheGoalsSay() throws IOException {
    String page = GoalReference.of(Descriptor.read());
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("stale; write it anew with -Dtest=GoalReferenceTest -Dtest.jvm.args=-D%s=true", WRITE)
        .content()
        .isEqualTo(page);
  }
}

package io.github.ddbbackup.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoDbLocalProcessTest {

  private static final List<Path> JARS = List.of(Path.of("one.jar"));

  @Test
  void doesWithoutTheCompilerThatItsStarterDoesWithout() {
    List<String> own = List.of("-Xmx3g", "-XX:TieredStopAtLevel=1", "-Dsome=thing");

    assertThat(DynamoDbLocalProcess.command(JARS, Optional.empty(), own))
        .contains("-XX:TieredStopAtLevel=1", "-inMemory")
        .doesNotContain("-Xmx3g", "-Dsome=thing", "-dbPath");
  }

  @Test
  void hasAllCompilersWhereItsStarterHas() {
    assertThat(DynamoDbLocalProcess.command(JARS, Optional.of(Path.of("tables")), List.of()))
        .noneMatch(argument -> argument.contains("TieredStopAtLevel"))
        .containsSubsequence("-dbPath", "tables")
        .doesNotContain("-inMemory");
  }
}

package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manners that every goal keeps, by the descriptor that Maven goes by. */
class MannersTest {

  static Stream<Descriptor.Goal> goals() throws IOException {
    return Descriptor.read().goals().stream();
  }

  static List<Descriptor.Goal> ownGoals() throws IOException {
    return goals().filter(goal -> !goal.name().equals("help")).toList();
  }

  @ParameterizedTest
  @MethodSource("goals")
  void runsWithoutAProjectAndNeverByItself(Descriptor.Goal goal) {
    assertThat(goal.setting("requiresProject")).isEqualTo("false");
    assertThat(goal.setting("threadSafe")).isEqualTo("true");
    assertThat(goal.setting("phase")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ownGoals")
  void runsOnceForAWholeBuildAndCanBeSkipped(Descriptor.Goal goal) {
    assertThat(goal.setting("aggregator")).isEqualTo("true");
    assertThat(goal.parameters())
        .extracting(Descriptor.Parameter::property)
        .contains("ddbbackup.skip");
  }

  @ParameterizedTest
  @MethodSource("ownGoals")
  void everyParameterHasAPropertyOfItsNameAndADescription(Descriptor.Goal goal) {
    assertThat(goal.parameters())
        .allSatisfy(
            parameter -> {
              assertThat(parameter.property()).isEqualTo("ddbbackup." + parameter.name());
              assertThat(parameter.description()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("goals")
  void idesLeaveTheGoalAlone(Descriptor.Goal goal) throws IOException {
    try (InputStream in =
        MannersTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("<goal>" + goal.name() + "</goal>");
    }
  }
}

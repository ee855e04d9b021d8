package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwarderWayTest {

  private static final String FUNCTION =
      "arn:aws:lambda:eu-west-1:123456789012:function:LambdaStreamToFirehose";

  @ParameterizedTest
  @CsvSource({
    "'', LINES, 1",
    ":7, LINES, 1",
    ":live, LINES, 1",
    ":live-gzip, GZIP, 1",
    ":live-s3, OBJECTS, 0",
    ":live-x2, LINES, 2",
    ":live-gzip-x16, GZIP, 16",
    ":live-gzip-x17, LINES, 1",
    ":live-gzip-x02, LINES, 1",
    ":live-gzip-x1, LINES, 1",
    ":live-s3-x2, LINES, 1",
    ":my-live-gzip-x2, LINES, 1"
  })
  void standsInTheNameOfTheAlias(String qualifier, ForwarderAlias format, int deliveryStreams) {
    ForwarderWay way = ForwarderWay.of(FUNCTION + qualifier);

    assertThat(way).isEqualTo(new ForwarderWay(format, deliveryStreams));
    assertThat(ForwarderWay.of(way.in(FUNCTION + ":live"))).isEqualTo(way);
  }

  @ParameterizedTest
  @CsvSource({"OBJECTS, 1", "LINES, 0", "GZIP, 17"})
  void theNumberFitsTheFormat(ForwarderAlias format, int deliveryStreams) {
    assertThatThrownBy(() -> new ForwarderWay(format, deliveryStreams))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDeploymentMakesTheAliasesThatTheConfigurationNeedsAndTheUsualOneLast() {
    DesiredFunction forwarder =
        DesiredInstallation.of(Samples.withCounts(3, 8), Samples.config().region(), "code")
            .forwarder();

    assertThat(forwarder.aliases())
        .containsExactly("live-gzip-x3", "live-gzip-x8", "live", "live-gzip", "live-s3");
  }

  @Test
  void anAliasThatIsNotNeededAnyMoreComesAlong() {
    DesiredFunction forwarder = Samples.installation("new").forwarder();
    FunctionSettings old = Samples.installation("old").forwarder().settings();
    ActualFunction actual =
        new ActualFunction(
            forwarder.name(),
            old,
            Map.of(),
            Map.of(
                "live-gzip-x3", new ActualFunction.Alias("1", old, Map.of(), false),
                "by-hand", new ActualFunction.Alias("1", old, Map.of(), false)),
            List.of(1L),
            List.of(1L));

    List<PlannedChange> changes =
        new FunctionPlanner().plan(forwarder, Optional.of(actual), Map.of(), 30);

    assertThat(changes)
        .filteredOn(c -> c.resource().kind() == Resource.Kind.ALIAS)
        .extracting(c -> c.resource().name() + " " + c.operation())
        .containsExactly(
            "LambdaStreamToFirehose:live-gzip-x3 UPDATE",
            "LambdaStreamToFirehose:live CREATE",
            "LambdaStreamToFirehose:live-gzip CREATE",
            "LambdaStreamToFirehose:live-s3 CREATE");
  }

  @Test
  void aTableWaitsForTheDeploymentOfItsAlias() {
    DesiredTable desired =
        DesiredTable.of(Samples.withCounts(3), TableName.of("Orders"), Optional.empty());

    BackupPlan plan =
        new TablePlanner().plan(desired, Samples.bare("Orders"), Samples.UNDRAINED, Samples.NOW);

    assertThat(plan.blocked())
        .singleElement()
        .extracting(PlannedChange::reason)
        .asString()
        .contains("no alias live-gzip-x3")
        .contains("Run ddbbackup:deploy first");
  }
}

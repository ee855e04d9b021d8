package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageJudgeTest {

  private final DesiredTable desired = Samples.desired("Orders");
  private final ActualTable inLine = Samples.inLine(desired);
  private final ActualMapping mapping = inLine.mappings().get(0);

  @Test
  void tableInLineIsCovered() {
    assertThat(judge(inLine))
        .isEqualTo(new TableStatus(desired.name(), Coverage.COVERED, List.of()));
  }

  @Test
  void bareTableIsNotCoveredAndTheReasonsSayWhy() {
    TableStatus status = judge(Samples.bare("Orders"));

    assertThat(status.coverage()).isEqualTo(Coverage.NOT_COVERED);
    assertThat(status.reasons())
        .containsExactly(
            "update stream Orders: The table has no update stream",
            "delivery stream Orders: There is no delivery stream",
            "event source mapping Orders: Nothing reads the table's update stream");
  }

  @Test
  void driftedBufferingIsCoveredAndNamed() {
    DeliveryStreamSettings d = desired.destination();
    DeliveryStreamSettings drifted =
        new DeliveryStreamSettings(
            d.roleArn(),
            d.bucket(),
            d.prefix(),
            d.errorPrefix(),
            1,
            120,
            "UNCOMPRESSED",
            ".gz",
            d.kmsKeyArn(),
            d.bufferKeyArn());

    TableStatus status =
        judge(
            Samples.with(
                inLine, Samples.deliveryStream(desired.deliveryStream(), drifted, desired.tags())));

    assertThat(status.coverage()).isEqualTo(Coverage.COVERED);
    assertThat(status.reasons())
        .containsExactly("delivery stream Orders: buffer size in MB: 1 -> 64");
  }

  @Test
  void settingsOfWhatIsToGoAreNotTold() {
    PlannedChange deletion =
        new PlannedChange(
            new Resource(Resource.Kind.EVENT_SOURCE_MAPPING, "Orders#2"),
            Operation.DELETE,
            List.of(new Difference("filtered", "true", "false")),
            "Its stream is read out");

    TableStatus status = CoverageJudge.judge(new BackupPlan(List.of(deletion)), inLine, true);

    assertThat(status.reasons())
        .containsExactly("event source mapping Orders#2: Its stream is read out");
  }

  @Test
  void mappingThatIsOffIsAGap() {
    TableStatus status = judge(withMapping("Disabled", "OK"));

    assertThat(status.coverage()).isEqualTo(Coverage.NOT_COVERED);
  }

  @Test
  void mappingThatGivesChangesUpOrIgnoresTheAnswerIsAGap() {
    MappingSettings s = desired.mapping();
    for (MappingSettings losing :
        List.of(
            new MappingSettings(s.batchSize(), 1, 1, false, true, -1, -1, s.onFailure()),
            new MappingSettings(s.batchSize(), 1, 1, true, true, 3, -1, s.onFailure()),
            new MappingSettings(s.batchSize(), 1, 1, true, true, -1, 3600, s.onFailure()))) {
      ActualMapping actual =
          new ActualMapping(
              mapping.uuid(),
              mapping.source(),
              mapping.function(),
              "Enabled",
              losing,
              false,
              "OK",
              true,
              Samples.CHANGED);

      assertThat(judge(Samples.with(inLine, List.of(actual))).coverage())
          .as(losing.toString())
          .isEqualTo(Coverage.NOT_COVERED);
    }
  }

  @Test
  void mappingThatKeepsNothingOfWhatItGivesUpIsDrift() {
    MappingSettings s = desired.mapping();
    MappingSettings without =
        new MappingSettings(s.batchSize(), 1, 1, true, true, -1, -1, Optional.empty());
    ActualMapping actual =
        Samples.mapping(mapping.uuid(), mapping.source(), mapping.function(), without);

    TableStatus status = judge(Samples.with(inLine, List.of(actual)));

    assertThat(status.coverage()).isEqualTo(Coverage.COVERED);
    assertThat(status.reasons()).singleElement().asString().contains("on-failure destination");
  }

  @Test
  void failingDeliveryIsNamed() {
    TableStatus status = judge(withMapping("Enabled", "PROBLEM: Function call failed"));

    assertThat(status.reasons()).anyMatch(r -> r.contains("PROBLEM: Function call failed"));
  }

  private ActualTable withMapping(String state, String lastResult) {
    return Samples.with(
        inLine,
        List.of(
            new ActualMapping(
                "1",
                mapping.source(),
                mapping.function(),
                state,
                mapping.settings(),
                false,
                lastResult,
                true,
                Samples.CHANGED)));
  }

  private TableStatus judge(ActualTable actual) {
    return CoverageJudge.judge(
        new TablePlanner().plan(desired, actual, Samples.UNDRAINED, Samples.NOW), actual, true);
  }

  @Test
  void aTableThatWaitsForADeploymentIsCoveredByTheOneBefore() {
    DesiredTable waiting = DesiredTable.of(Samples.withCounts(2), desired.name(), Optional.empty());
    BackupPlan plan = new TablePlanner().plan(waiting, inLine, Samples.UNDRAINED, Samples.NOW);

    TableStatus status = CoverageJudge.judge(plan, inLine, true);

    assertThat(status.coverage()).isEqualTo(Coverage.COVERED);
    assertThat(status.reasons()).anyMatch(reason -> reason.contains("Run ddbbackup:deploy first"));
    assertThat(CoverageJudge.judge(plan, inLine, false).coverage())
        .as("nothing is deployed")
        .isEqualTo(Coverage.NOT_COVERED);
    assertThat(CoverageJudge.judge(plan, withMapping("Disabled", "OK"), true).coverage())
        .isEqualTo(Coverage.NOT_COVERED);
  }
}

package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableRemovalPlannerTest {

  private final DesiredTable desired = Samples.desired("Orders");
  private final ActualTable inLine = Samples.inLine(desired);
  private final TableRemovalPlanner planner = new TableRemovalPlanner();

  @Test
  void mappingsGoBeforeTheDeliveryStreamAndTheUpdateStreamStays() {
    BackupPlan plan = planner.plan(inLine);

    assertThat(plan.changes())
        .extracting(c -> c.resource().kind())
        .containsExactly(Resource.Kind.EVENT_SOURCE_MAPPING, Resource.Kind.DELIVERY_STREAM);
    assertThat(plan.changes()).extracting(PlannedChange::operation).containsOnly(Operation.DELETE);
  }

  @Test
  void tableMayBeGoneAlready() {
    BackupPlan plan = planner.plan(Samples.withStatus(inLine, Optional.empty()));

    assertThat(plan.changes()).extracting(PlannedChange::operation).containsOnly(Operation.DELETE);
  }

  @Test
  void nothingThereIsNothingToDo() {
    assertThat(planner.plan(Samples.bare("Orders")).isEmpty()).isTrue();
  }

  @Test
  void whatIsBeingDeletedIsLeftToItself() {
    ActualMapping mapping = inLine.mappings().get(0);
    ActualTable actual =
        Samples.with(
            Samples.with(
                inLine,
                List.of(
                    new ActualMapping(
                        "1",
                        mapping.source(),
                        mapping.function(),
                        "Deleting",
                        mapping.settings(),
                        false,
                        "",
                        true))),
            Samples.withStatus(inLine.deliveryStream().orElseThrow(), "DELETING"));

    assertThat(planner.plan(actual).isEmpty()).isTrue();
  }

  @Test
  void deliveryStreamOfSomethingElseStays() {
    ActualDeliveryStream other =
        Samples.deliveryStream(
            desired.deliveryStream(), desired.destination(), Map.of("ddbbackup:table", "Other"));

    BackupPlan plan = planner.plan(Samples.with(inLine, other));

    assertThat(plan.changes().get(1).operation()).isEqualTo(Operation.NONE);
    assertThat(plan.changes().get(1).reason()).contains("not this table's");
  }

  @Test
  void tableMadeAgainKeepsItsBackup() {
    assertThat(planner.planAfterDeletion(inLine).isEmpty()).isTrue();
  }

  @Test
  void deletedTableLosesItsBackup() {
    ActualTable deleting = Samples.withStatus(inLine, Optional.of("DELETING"));

    assertThat(planner.planAfterDeletion(deleting)).isEqualTo(planner.plan(deleting));
    assertThat(planner.planAfterDeletion(deleting).isEmpty()).isFalse();
  }
}

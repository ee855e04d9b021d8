package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ddbbackup.naming.StreamArn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePlannerTest {

  private static final String UNQUALIFIED =
      "arn:aws:lambda:eu-west-1:123456789012:function:LambdaStreamToFirehose";

  private final DesiredTable desired = Samples.desired("Orders");
  private final ActualTable inLine = Samples.inLine(desired);
  private final ActualMapping mapping = inLine.mappings().get(0);

  @Test
  void bareTableGetsStreamThenDeliveryStreamThenMapping() {
    BackupPlan plan = plan(Samples.bare("Orders"));

    assertThat(plan.changes())
        .extracting(c -> c.resource().kind(), PlannedChange::operation)
        .containsExactly(
            tuple(Resource.Kind.UPDATE_STREAM, Operation.CREATE),
            tuple(Resource.Kind.DELIVERY_STREAM, Operation.CREATE),
            tuple(Resource.Kind.EVENT_SOURCE_MAPPING, Operation.CREATE));
  }

  @Test
  void tableInLineStaysAsItIs() {
    assertThat(plan(inLine).isEmpty()).isTrue();
    assertThat(plan(inLine).changes()).hasSize(3);
  }

  @Test
  void driftInEachSettingOfTheMappingIsFound() throws ReflectiveOperationException {
    for (MappingSettings drifted : ChangedRecord.inEachComponent(desired.mapping())) {
      ActualMapping actual = Samples.mapping("1", mapping.source(), Samples.FORWARDER, drifted);

      PlannedChange change = plan(Samples.with(inLine, List.of(actual))).changes().get(2);

      assertThat(change.operation()).as("%s", drifted).isEqualTo(Operation.UPDATE);
      assertThat(change.differences()).as("%s", drifted).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Disabled", "Disabling"})
  void mappingThatIsOffIsSwitchedOn(String state) {
    PlannedChange change = planWith(withState(mapping, state)).changes().get(2);

    assertThat(change.operation()).isEqualTo(Operation.UPDATE);
    assertThat(change.differences()).containsExactly(new Difference("enabled", "false", "true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Creating", "Enabling", "Updating"})
  void mappingOnItsWayToBeingOnIsLeftAlone(String state) {
    assertThat(planWith(withState(mapping, state)).isEmpty()).isTrue();
  }

  @Test
  void mappingThatSkipsChangesLosesItsFilters() {
    assertThat(planWith(filtered("1", mapping.source())).changes().get(2).differences())
        .containsExactly(new Difference("filtered", "true", "false"));
  }

  @Test
  void mappingThatIsBeingDeletedIsReplacedByANewOne() {
    PlannedChange change = planWith(withState(mapping, "Deleting")).changes().get(2);

    assertThat(change.operation()).isEqualTo(Operation.CREATE);
  }

  @Test
  void mappingOfAnOlderInstallationIsMovedToTheAlias() {
    ActualMapping older = Samples.mapping("7", mapping.source(), UNQUALIFIED, desired.mapping());

    PlannedChange change = planWith(older).changes().get(2);

    assertThat(change.operation()).isEqualTo(Operation.UPDATE);
    assertThat(change.resource().id()).contains("7");
    assertThat(change.differences())
        .containsExactly(new Difference("function", UNQUALIFIED, Samples.FORWARDER));
  }

  @Test
  void secondMappingOfTheSameStreamGoes() {
    ActualMapping older = Samples.mapping("0", mapping.source(), UNQUALIFIED, desired.mapping());

    List<PlannedChange> changes = planWith(older, mapping).changes();

    assertThat(changes.get(2).operation()).isEqualTo(Operation.NONE);
    assertThat(changes.get(2).resource().id()).contains("1");
    assertThat(changes.get(3).operation()).isEqualTo(Operation.DELETE);
    assertThat(changes.get(3).resource().id()).contains("0");
  }

  @Test
  void mappingOfAFormerStreamStaysWhileThatCanBeRead() {
    StreamArn former = Samples.stream("Orders", "2025-12-31T00:00:00.000");
    ActualMapping readable = Samples.mapping("2", former, Samples.FORWARDER, desired.mapping());
    ActualMapping expired =
        new ActualMapping(
            "3",
            former,
            Samples.FORWARDER,
            "Enabled",
            desired.mapping(),
            false,
            "",
            false,
            Samples.CHANGED);

    List<PlannedChange> changes = planWith(mapping, readable, expired).changes();

    assertThat(changes.get(3).operation()).isEqualTo(Operation.NONE);
    assertThat(changes.get(3).reason())
        .contains("stays until everything is delivered (0 of 1 shards)", "can be read");
    assertThat(changes.get(4).operation()).isEqualTo(Operation.DELETE);
    assertThat(changes.get(4).resource().id()).contains("3");
  }

  @Test
  void mappingOfAFormerStreamGoesOnceThatIsReadOut() {
    StreamArn former = Samples.stream("Orders", "2025-12-31T00:00:00.000");
    ActualMapping readOut = Samples.mapping("2", former, UNQUALIFIED, desired.mapping());
    Drains drains =
        (asked, until) -> {
          assertThat(asked).as("the only one that is asked about").isEqualTo(readOut);
          assertThat(until).as("everything is owed").isEmpty();
          return Drainage.drained("Its stream is read out");
        };

    List<PlannedChange> changes =
        new TablePlanner()
            .plan(desired, Samples.with(inLine, List.of(mapping, readOut)), drains, Samples.NOW)
            .changes();

    assertThat(changes).hasSize(4);
    assertThat(changes.get(2).operation()).isEqualTo(Operation.NONE);
    assertThat(changes.get(3).operation()).isEqualTo(Operation.DELETE);
    assertThat(changes.get(3).resource().id()).contains("2");
    assertThat(changes.get(3).reason()).isEqualTo("Its stream is read out");
  }

  @Test
  void mappingOfAFormerStreamThatSkipsChangesLosesItsFilters() {
    StreamArn former = Samples.stream("Orders", "2025-12-31T00:00:00.000");
    ActualMapping filtered = filtered("2", former);

    PlannedChange change = planWith(mapping, filtered).changes().get(3);

    assertThat(change.operation()).isEqualTo(Operation.UPDATE);
    assertThat(change.differences()).containsExactly(new Difference("filtered", "true", "false"));
  }

  @Test
  void oneThatGoesWithItsFiltersTellsOfThem() {
    ActualMapping filtered = filtered("2", Samples.stream("Orders", "2025-12-31T00:00:00.000"));

    PlannedChange change =
        new TablePlanner()
            .plan(
                desired,
                Samples.with(inLine, List.of(mapping, filtered)),
                (asked, until) -> Drainage.drained("Its stream is read out"),
                Samples.NOW)
            .changes()
            .get(3);

    assertThat(change.operation()).isEqualTo(Operation.DELETE);
    assertThat(change.differsIn("filtered")).isTrue();
    assertThat(change.told()).as("nobody has to read it").isEmpty();
  }

  private ActualMapping filtered(String uuid, StreamArn stream) {
    return new ActualMapping(
        uuid,
        stream,
        mapping.function(),
        "Enabled",
        mapping.settings(),
        true,
        "",
        true,
        Samples.CHANGED);
  }

  @Test
  void mappingOfAFormerStreamThatIsOffIsSwitchedOn() {
    StreamArn former = Samples.stream("Orders", "2025-12-31T00:00:00.000");
    ActualMapping off =
        withState(Samples.mapping("2", former, Samples.FORWARDER, desired.mapping()), "Disabled");

    PlannedChange change = planWith(mapping, off).changes().get(3);

    assertThat(change.operation()).isEqualTo(Operation.UPDATE);
    assertThat(change.differences()).containsExactly(new Difference("enabled", "false", "true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE"})
  void streamOfAnotherViewTypeBlocks(String viewType) {
    ActualTable actual =
        new ActualTable(
            desired.name(),
            Optional.of("ACTIVE"),
            Optional.of(new ActualUpdateStream(mapping.source(), viewType)),
            Optional.empty(),
            Optional.empty(),
            List.of());

    PlannedChange change = plan(actual).blocked().get(0);

    assertThat(change.reason()).contains(viewType).contains("StreamEnabled=false");
    assertThat(change.differences())
        .containsExactly(new Difference("view type", viewType, "NEW_AND_OLD_IMAGES"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETING", "ARCHIVED", "INACCESSIBLE_ENCRYPTION_CREDENTIALS"})
  void tableThatCantBeChangedBlocks(String status) {
    BackupPlan plan = plan(Samples.withStatus(Samples.bare("Orders"), Optional.of(status)));

    assertThat(plan.blocked())
        .singleElement()
        .extracting(PlannedChange::reason)
        .asString()
        .contains(status);
  }

  @Test
  void missingTableBlocks() {
    BackupPlan plan = plan(Samples.withStatus(Samples.bare("Orders"), Optional.empty()));

    assertThat(plan.blocked().get(0).reason()).contains("no such table");
  }

  @Test
  void missingForwarderBlocks() {
    DesiredTable notDeployed = DesiredTable.of(Samples.config(), desired.name(), Optional.empty());

    BackupPlan plan =
        new TablePlanner()
            .plan(notDeployed, Samples.bare("Orders"), Samples.UNDRAINED, Samples.NOW);

    assertThat(plan.blocked())
        .singleElement()
        .extracting(PlannedChange::reason)
        .asString()
        .contains("ddbbackup:deploy");
  }

  private BackupPlan plan(ActualTable actual) {
    return new TablePlanner().plan(desired, actual, Samples.UNDRAINED, Samples.NOW);
  }

  private BackupPlan planWith(ActualMapping... mappings) {
    return plan(Samples.with(inLine, List.of(mappings)));
  }

  private static ActualMapping withState(ActualMapping mapping, String state) {
    return new ActualMapping(
        mapping.uuid(),
        mapping.source(),
        mapping.function(),
        state,
        mapping.settings(),
        mapping.filtered(),
        mapping.lastResult(),
        mapping.sourceReadable(),
        Samples.CHANGED);
  }
}

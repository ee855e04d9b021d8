package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a table's delivery stream, whatever it is found like. */
class DeliveryStreamPlanTest {

  private final DesiredTable desired = Samples.desired("Orders");
  private final ActualTable inLine = Samples.inLine(desired);
  private final ActualDeliveryStream deliveryStream = inLine.deliveryStream().orElseThrow();

  @Test
  void driftInEachSettingOfTheDeliveryStreamIsFound() throws ReflectiveOperationException {
    for (DeliveryStreamSettings drifted : ChangedRecord.inEachComponent(desired.destination())) {
      if (!drifted.compression().equals("UNCOMPRESSED") || !drifted.fileExtension().equals(".gz")) {
        continue; // Another format does not change in one step: FormatSwitchProperties.
      }
      ActualDeliveryStream actual =
          Samples.deliveryStream(desired.deliveryStream(), drifted, desired.tags());

      PlannedChange change = plan(Samples.with(inLine, actual)).changes().get(1);

      assertThat(change.operation()).as("%s", drifted).isEqualTo(Operation.UPDATE);
      assertThat(change.differences()).as("%s", drifted).hasSize(1);
    }
  }

  @Test
  void driftInEachTagIsFound() {
    for (String key : desired.tags().keySet()) {
      Map<String, String> tags = new HashMap<>(desired.tags());
      tags.remove(key);
      tags.put("cost-center", "of the user");
      ActualDeliveryStream actual =
          Samples.deliveryStream(desired.deliveryStream(), desired.destination(), tags);

      PlannedChange change = plan(Samples.with(inLine, actual)).changes().get(1);

      assertThat(change.operation()).isEqualTo(Operation.UPDATE);
      assertThat(change.differences())
          .containsExactly(new Difference("tag " + key, "", desired.tags().get(key)));
    }
  }

  @Test
  void deliveryStreamThatIsNotReadyIsWaitedFor() {
    PlannedChange change =
        plan(Samples.with(inLine, Samples.withStatus(deliveryStream, "CREATING"))).changes().get(1);

    assertThat(change.operation()).isEqualTo(Operation.UPDATE);
    assertThat(change.differences())
        .containsExactly(new Difference("status", "CREATING", "ACTIVE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATING_FAILED", "DELETING_FAILED"})
  void brokenDeliveryStreamIsReplaced(String status) {
    PlannedChange change =
        plan(Samples.with(inLine, Samples.withStatus(deliveryStream, status))).changes().get(1);

    assertThat(change.operation()).isEqualTo(Operation.REPLACE);
  }

  @Test
  void deliveryStreamOnItsWayOutIsMadeAnew() {
    PlannedChange change =
        plan(Samples.with(inLine, Samples.withStatus(deliveryStream, "DELETING"))).changes().get(1);

    assertThat(change.operation()).isEqualTo(Operation.CREATE);
  }

  @Test
  void deliveryStreamOfAnotherTableByItsTagBlocks() {
    ActualDeliveryStream other =
        Samples.deliveryStream(
            desired.deliveryStream(), desired.destination(), Map.of("ddbbackup:table", "Other"));

    assertThat(plan(Samples.with(inLine, other)).blocked().get(0).reason()).contains("table Other");
  }

  @Test
  void deliveryStreamThatDoesNotWriteToS3Blocks() {
    ActualDeliveryStream search =
        new ActualDeliveryStream(
            "Orders",
            deliveryStream.arn(),
            "ACTIVE",
            "DirectPut",
            Optional.empty(),
            Map.of(),
            Optional.empty());

    assertThat(plan(Samples.with(inLine, search)).blocked()).hasSize(1);
  }

  @Test
  void deliveryStreamWithASourceOfItsOwnBlocks() {
    ActualDeliveryStream kinesis =
        new ActualDeliveryStream(
            "Orders",
            deliveryStream.arn(),
            "ACTIVE",
            "KinesisStreamAsSource",
            deliveryStream.destination(),
            Map.of(),
            Optional.empty());

    assertThat(plan(Samples.with(inLine, kinesis)).blocked()).hasSize(1);
  }

  @Test
  void deliveryStreamOfAnOlderInstallationIsTakenOver() {
    DeliveryStreamSettings older =
        new DeliveryStreamSettings(
            "arn:aws:iam::123456789012:role/Old",
            "old",
            "old/Orders/",
            "",
            5,
            300,
            "GZIP",
            "",
            Optional.empty(),
            Optional.empty());
    ActualDeliveryStream actual = Samples.deliveryStream(desired.deliveryStream(), older, Map.of());

    PlannedChange change = plan(Samples.with(inLine, actual)).changes().get(1);

    assertThat(change.operation()).isEqualTo(Operation.UPDATE);
    assertThat(change.differences())
        .extracting(Difference::field)
        .contains("role", "bucket")
        .as("what it buffers is written where, when and in the format in which it was to be")
        .doesNotContain("prefix", "buffer interval in seconds", "compression", "file extension");
  }

  @Test
  void untaggedDeliveryStreamWithAnotherPrefixBlocks() {
    DeliveryStreamSettings strange =
        new DeliveryStreamSettings(
            "role",
            "logs",
            "app/NotOrders/",
            "",
            5,
            300,
            "GZIP",
            "",
            Optional.empty(),
            Optional.empty());
    ActualDeliveryStream actual =
        Samples.deliveryStream(desired.deliveryStream(), strange, Map.of());

    assertThat(plan(Samples.with(inLine, actual)).blocked()).hasSize(1);
  }

  @Test
  void sharedDeliveryStreamOfAnOlderInstallationIsReportedAndLeftAlone() {
    String name = "a".repeat(64);
    DesiredTable longName = Samples.desired(name + "-1");
    ActualTable table = Samples.inLine(longName);
    ActualDeliveryStream shared =
        Samples.deliveryStream(
            DeliveryStreamName.of(name),
            new DeliveryStreamSettings(
                "r",
                "b",
                "backups/" + name + "/",
                "",
                5,
                60,
                "GZIP",
                "",
                Optional.empty(),
                Optional.empty()),
            Map.of());
    ActualTable actual =
        new ActualTable(
            TableName.of(name + "-1"),
            table.status(),
            table.updateStream(),
            table.deliveryStream(),
            Optional.of(shared),
            table.mappings());

    BackupPlan plan = new TablePlanner().plan(longName, actual, Samples.UNDRAINED, Samples.NOW);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.changes()).anyMatch(c -> c.reason().contains("names start alike"));
  }

  private BackupPlan plan(ActualTable actual) {
    return new TablePlanner().plan(desired, actual, Samples.UNDRAINED, Samples.NOW);
  }
}

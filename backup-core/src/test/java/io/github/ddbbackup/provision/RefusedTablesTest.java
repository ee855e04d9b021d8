package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;

/** Tables that cannot be set up: it is said why, and nothing is touched, over the wire. */
@ExtendWith(ScenarioExtension.class)
class RefusedTablesTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;

  RefusedTablesTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void start() {
    scenario.createForwarder();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE"})
  void streamOfAnotherViewTypeIsReportedAndNothingIsTouched(String viewType) {
    TableName table = scenario.createTable("Orders");
    scenario.setStream("Orders", Optional.of(viewType));

    TableResult result = backup.provision(table);

    assertThat(result.failure()).isPresent();
    assertThat(result.failure().get())
        .hasMessageContaining(viewType)
        .hasMessageContaining("Orders");
    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(backup.status(new TableSelection.Named(List.of(table))))
        .singleElement()
        .satisfies(s -> assertThat(s.coverage()).isEqualTo(Coverage.NOT_COVERED));
  }

  @Test
  void deliveryStreamOfSomethingElseIsReportedAndNotTouched() {
    TableName table = scenario.createTable("app-logs");
    scenario
        .clients
        .firehose()
        .createDeliveryStream(
            r ->
                r.deliveryStreamName("app-logs")
                    .extendedS3DestinationConfiguration(
                        d ->
                            d.bucketARN("arn:aws:s3:::logs")
                                .roleARN("arn:aws:iam::123456789012:role/Logs")
                                .prefix("logs/")));

    TableResult result = backup.provision(table);

    assertThat(result.failure().orElseThrow()).hasMessageContaining("belongs to something else");
    assertThat(destination("app-logs").prefix()).isEqualTo("logs/");
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void missingForwarderIsReportedBeforeAnythingIsChanged() {
    scenario.clients.lambda().deleteFunction(r -> r.functionName(Scenario.FORWARDER));
    TableName table = scenario.createTable("Orders");

    TableResult result = backup.provision(table);

    assertThat(result.failure().orElseThrow()).hasMessageContaining("ddbbackup:deploy");
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void missingTableIsReported() {
    TableResult result = backup.provision(TableName.of("Missing"));

    assertThat(result.failure().orElseThrow())
        .hasMessageContaining("Missing")
        .hasMessageContaining("no such table");
  }

  private DeliveryStreamDescription describe(String name) {
    return scenario
        .clients
        .firehose()
        .describeDeliveryStream(r -> r.deliveryStreamName(name))
        .deliveryStreamDescription();
  }

  private ExtendedS3DestinationDescription destination(String name) {
    return describe(name).destinations().get(0).extendedS3DestinationDescription();
  }
}

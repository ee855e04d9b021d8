package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.state.Lifetimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.Filter;

/** What looks at a table tell of changes that are lost, and what they do not. */
@ExtendWith(ScenarioExtension.class)
class GapEvidenceTest {

  private static final Filter REMOVALS =
      Filter.builder().pattern("{\"eventName\":[\"REMOVE\"]}").build();

  private final Scenario scenario;
  private final ContinuousBackup backup;
  private TableName table;

  GapEvidenceTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void follow() {
    scenario.createForwarder();
    table = scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.settledMapping("Orders");
  }

  @Test
  void whileThereIsNoDeliveryStreamChangesWaitForADay() {
    deleteDeliveryStream();
    scenario.pass(Duration.ofHours(20));
    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();
    assertThat(gaps()).isEmpty();

    deleteDeliveryStream();
    scenario.pass(Duration.ofDays(3));
    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(gaps()).singleElement().satisfies(gap -> assertThat(hours(gap)).isEqualTo(48));
  }

  @Test
  void whileTheForwarderHasNoAliasTheyDoTheSame() {
    scenario.clients.lambda().deleteAlias(r -> r.functionName(Scenario.FORWARDER).name("live-s3"));
    scenario.pass(Duration.ofHours(1));
    assertThat(backup.reconcile(Mode.APPLY).failures()).hasSize(1);
    scenario.pass(Duration.ofDays(3));
    scenario.createAlias("live-s3");

    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(gaps()).singleElement().satisfies(gap -> assertThat(hours(gap)).isEqualTo(49));
  }

  @Test
  void whatAFilterPassesOverIsToldThoughTheRunThatTakesItOffIsKilled() {
    filterRemovals();
    scenario.pass(Duration.ofHours(2));
    CallLog killing = CallLog.killingAfter("UpdateEventSourceMapping");
    try (ContinuousBackup doomed = scenario.backup(scenario.config(), killing).build()) {
      assertThatThrownBy(() -> doomed.provision(table)).isInstanceOf(CallLog.Killed.class);
    }
    assertThat(scenario.settledMapping("Orders").filterCriteria()).isNull();
    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(gaps()).singleElement().satisfies(gap -> assertThat(hours(gap)).isEqualTo(2));
  }

  @Test
  void soIsThatOfAStreamThatWasSwitchedOffWhoseMappingGoes() {
    scenario.pass(Duration.ofHours(30));
    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();
    filterRemovals();
    scenario.setStream("Orders", Optional.empty());
    CallLog killing = CallLog.killingAfter("DeleteEventSourceMapping");
    try (ContinuousBackup doomed = scenario.backup(scenario.config(), killing).build()) {
      assertThatThrownBy(() -> doomed.provision(table)).isInstanceOf(CallLog.Killed.class);
    }

    assertThat(gaps())
        .as("what the stream still kept when all was well last")
        .singleElement()
        .satisfies(gap -> assertThat(hours(gap)).isEqualTo(24));
  }

  @Test
  void aFilterOnATableThatTheCatalogDoesNotKnowIsToldOfToo() {
    scenario.forgetDocuments(table);
    filterRemovals();

    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(scenario.settledMapping("Orders").filterCriteria()).isNull();
    assertThat(gaps()).hasSize(1);
  }

  private void filterRemovals() {
    String mapping = scenario.settledMapping("Orders").uuid();
    scenario
        .clients
        .lambda()
        .updateEventSourceMapping(r -> r.uuid(mapping).filterCriteria(c -> c.filters(REMOVALS)));
    scenario.settledMapping("Orders");
  }

  private void deleteDeliveryStream() {
    scenario.clients.firehose().deleteDeliveryStream(r -> r.deliveryStreamName("Orders"));
    scenario.awaitGone("Orders");
  }

  private static long hours(Gap gap) {
    return Duration.between(gap.from(), gap.until()).toHours();
  }

  private List<Gap> gaps() {
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(scenario.config().firehoseDeliveryBucket(), scenario.clients::s3),
            scenario.config().firehoseDeliveryPrefix(),
            Instant::now);
    return Lifetimes.of(catalog, table).last().gaps();
  }
}

package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.plan.Resource.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableRemovalPlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SINCE = "ddbbackup:removal-since";
  private static final String FLUSHING = "ddbbackup:flushing-since";
  private static final Drains DRAINED = (mapping, until) -> Drainage.drained("read out");
  private static final Drains NOT_DRAINED = (mapping, until) -> Drainage.undrained("3 of 8");

  private final DesiredTable desired = Samples.desired("Orders");
  private final ActualTable inLine = Samples.inLine(desired);
  private final ActualTable gone = Samples.withStatus(inLine, Optional.empty());
  private final TableRemovalPlanner planner = new TableRemovalPlanner(RemovalTiming.standard());

  @Test
  void outlineIsAllThatGoes() {
    assertThat(planner.outline(inLine).changes())
        .extracting(PlannedChange::operation)
        .containsExactly(Operation.DELETE, Operation.DELETE);
    assertThat(planner.outline(Samples.bare("Orders")).isEmpty()).isTrue();
  }

  @Test
  void beginsWithATagAlone() {
    RemovalPlan plan = planner.plan(inLine, DRAINED, NOW, RemovalReason.REQUESTED);

    assertThat(only(plan).differences())
        .containsExactly(new Difference("tag " + SINCE, "", NOW.toString()));
    assertThat(plan.awaited()).isEmpty();
  }

  @Test
  void mappingStaysUntilItIsDrained() {
    ActualTable begun = tagged(gone, Map.of(SINCE, NOW.minusSeconds(60).toString()));

    RemovalPlan waiting = planner.plan(begun, NOT_DRAINED, NOW, RemovalReason.DELETED);
    RemovalPlan drained = planner.plan(begun, DRAINED, NOW, RemovalReason.DELETED);

    assertThat(waiting.now().isEmpty()).isTrue();
    assertThat(waiting.awaited())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.text()).contains("(3 of 8), at most 23 h 59 min");
              assertThat(a.resource().kind()).isEqualTo(Kind.EVENT_SOURCE_MAPPING);
            });
    assertThat(only(drained).operation()).isEqualTo(Operation.DELETE);
    assertThat(only(drained).resource().kind()).isEqualTo(Kind.EVENT_SOURCE_MAPPING);
  }

  @Test
  void mappingGoesWhenTheStreamCannotHoldAnythingOwed() {
    ActualTable begun = tagged(inLine, Map.of(SINCE, NOW.minus(Duration.ofHours(24)).toString()));

    RemovalPlan plan = planner.plan(begun, NOT_DRAINED, NOW, RemovalReason.CONTINUED);

    assertThat(only(plan).operation()).isEqualTo(Operation.DELETE);
  }

  @Test
  void drainsAreAskedWhatWasOwedWhenTheRemovalBegan() {
    Instant since = NOW.minusSeconds(60);
    Map<String, Optional<Instant>> asked = new HashMap<>();
    Drains drains =
        (mapping, until) -> {
          asked.put(mapping.uuid(), until);
          return Drainage.drained("");
        };

    planner.plan(
        tagged(inLine, Map.of(SINCE, since.toString())), drains, NOW, RemovalReason.REQUESTED);

    assertThat(asked).containsExactly(Map.entry("1", Optional.of(since)));
  }

  @Test
  void deliveryStreamFlushesForItsIntervalAndAMinute() {
    ActualTable unmapped = Samples.with(gone, List.of());
    String since = NOW.minusSeconds(600).toString();
    int interval = 120;

    RemovalPlan begins =
        planner.plan(tagged(unmapped, Map.of(SINCE, since)), DRAINED, NOW, RemovalReason.DELETED);
    RemovalPlan waits =
        planner.plan(
            tagged(unmapped, Map.of(SINCE, since, FLUSHING, NOW.minusSeconds(140).toString())),
            DRAINED,
            NOW,
            RemovalReason.DELETED);
    RemovalPlan goes =
        planner.plan(
            tagged(
                unmapped,
                Map.of(SINCE, since, FLUSHING, NOW.minusSeconds(interval + 60).toString())),
            DRAINED,
            NOW,
            RemovalReason.DELETED);

    assertThat(only(begins).differences())
        .containsExactly(new Difference("tag " + FLUSHING, "", NOW.toString()));
    assertThat(waits.now().isEmpty()).isTrue();
    assertThat(waits.awaited())
        .singleElement()
        .satisfies(
            a ->
                assertThat(a.text())
                    .isEqualTo(
                        "delivery stream Orders stays until it has written what it buffers,"
                            + " at most 40 s"));
    assertThat(only(goes).operation()).isEqualTo(Operation.DELETE);
    assertThat(TagCondition.of(only(goes)))
        .containsExactly(
            new TagCondition("Orders", SINCE, since),
            new TagCondition("Orders", FLUSHING, NOW.minusSeconds(interval + 60).toString()));
  }

  @Test
  void flushingBeginsAnewWhenSomethingSendsAgain() {
    ActualTable again =
        tagged(gone, Map.of(SINCE, NOW.toString(), FLUSHING, NOW.minusSeconds(600).toString()));

    RemovalPlan plan = planner.plan(again, DRAINED, NOW, RemovalReason.DELETED);

    assertThat(plan.now().changes().get(0).differences())
        .containsExactly(new Difference("tag " + FLUSHING, NOW.minusSeconds(600).toString(), ""));
  }

  @Test
  void timesThatMakeNoSenseAreSetAnew() {
    for (String time : List.of("yesterday", "", NOW.plus(Duration.ofDays(1)).toString())) {
      RemovalPlan plan =
          planner.plan(tagged(inLine, Map.of(SINCE, time)), DRAINED, NOW, RemovalReason.CONTINUED);

      assertThat(only(plan).differences())
          .containsExactly(new Difference("tag " + SINCE, time, NOW.toString()));
    }
  }

  @Test
  void tableMadeAgainKeepsItsBackup() {
    RemovalPlan plan =
        planner.plan(
            tagged(inLine, Map.of(SINCE, NOW.toString())), DRAINED, NOW, RemovalReason.DELETED);

    assertThat(plan.isDone()).isTrue();
  }

  @Test
  void removalThatWasCalledOffIsNotBegunAgain() {
    assertThat(planner.plan(inLine, DRAINED, NOW, RemovalReason.CONTINUED).isDone()).isTrue();
    assertThat(planner.plan(inLine, DRAINED, NOW, RemovalReason.REQUESTED).isDone()).isFalse();
  }

  @Test
  void whatAnEarlierTableLeftGoesUnlessTheTableItselfIsRead() {
    ActualTable begun = tagged(inLine, Map.of(SINCE, NOW.minusSeconds(60).toString()));
    ActualTable unread = Samples.with(begun, List.of());

    assertThat(planner.plan(begun, DRAINED, NOW, RemovalReason.LEFT_OUT).isDone()).isTrue();
    assertThat(only(planner.plan(unread, DRAINED, NOW, RemovalReason.LEFT_OUT)).differences())
        .containsExactly(new Difference("tag " + FLUSHING, "", NOW.toString()));
  }

  @Test
  void whatIsBeingDeletedIsWaitedFor() {
    ActualMapping mapping = inLine.mappings().get(0);
    ActualTable deleting =
        tagged(
            Samples.with(
                gone,
                List.of(
                    new ActualMapping(
                        "1",
                        mapping.source(),
                        mapping.function(),
                        "Deleting",
                        mapping.settings(),
                        false,
                        "",
                        true,
                        Samples.CHANGED))),
            Map.of(SINCE, NOW.toString()));

    RemovalPlan plan = planner.plan(deleting, NOT_DRAINED, NOW, RemovalReason.DELETED);

    assertThat(plan.now().isEmpty()).isTrue();
    assertThat(plan.awaited()).hasSize(1);
  }

  @Test
  void mappingWithoutADeliveryStreamGoesWhenThatIsAskedForAndElseWaits() {
    ActualTable undeliverable =
        new ActualTable(
            inLine.name(),
            inLine.status(),
            inLine.updateStream(),
            Optional.empty(),
            Optional.empty(),
            inLine.mappings());

    assertThat(
            only(planner.plan(undeliverable, NOT_DRAINED, NOW, RemovalReason.REQUESTED))
                .operation())
        .isEqualTo(Operation.DELETE);
    assertThat(
            planner
                .plan(
                    Samples.withStatus(undeliverable, Optional.empty()),
                    NOT_DRAINED,
                    NOW,
                    RemovalReason.DELETED)
                .awaited())
        .hasSize(1);
  }

  @Test
  void deliveryStreamThatNeverWorkedGoesAtOnce() {
    ActualTable broken =
        Samples.with(
            Samples.with(gone, List.of()),
            Samples.withStatus(inLine.deliveryStream().orElseThrow(), "CREATING_FAILED"));

    assertThat(only(planner.plan(broken, DRAINED, NOW, RemovalReason.DELETED)).operation())
        .isEqualTo(Operation.DELETE);
  }

  @Test
  void deliveryStreamOfSomethingElseStays() {
    ActualTable foreign =
        Samples.with(
            Samples.with(gone, List.of()),
            Samples.deliveryStream(
                desired.deliveryStream(),
                desired.destination(),
                Map.of("ddbbackup:table", "Other")));

    RemovalPlan plan = planner.plan(foreign, DRAINED, NOW, RemovalReason.REQUESTED);

    assertThat(plan.isDone()).isTrue();
    assertThat(only(plan).reason()).contains("not this table's");
  }

  private static PlannedChange only(RemovalPlan plan) {
    assertThat(plan.now().changes()).hasSize(1);
    return plan.now().changes().get(0);
  }

  private static ActualTable tagged(ActualTable table, Map<String, String> more) {
    ActualDeliveryStream stream = table.deliveryStream().orElseThrow();
    Map<String, String> tags = new HashMap<>(stream.tags());
    tags.putAll(more);
    return Samples.with(
        table,
        new ActualDeliveryStream(
            stream.name(),
            stream.arn(),
            stream.status(),
            stream.type(),
            stream.destination(),
            tags,
            Optional.empty()));
  }
}

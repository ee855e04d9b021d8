package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.StreamArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a table looks like, applying its plans leaves nothing to plan. */
class TablePlanProperties {

  private static final int STEPS_OF_A_FORMAT_SWITCH = 3;

  private static final DesiredTable DESIRED = Samples.desired("Orders");
  private static final StreamArn CURRENT = Samples.stream("Orders", "2026-01-02T00:00:00.000");
  private static final StreamArn NEXT = Samples.stream("Orders", "2026-01-03T00:00:00.000");
  private static final StreamArn FORMER = Samples.stream("Orders", "2026-01-01T00:00:00.000");

  @Property
  void planOfWhatApplyingGivesIsEmpty(@ForAll("tables") ActualTable actual) {
    TablePlanner planner = new TablePlanner();
    BackupPlan plan = planner.plan(DESIRED, actual, Samples.UNDRAINED, Samples.NOW);
    if (plan.blocked().isEmpty()) {
      ActualTable applied = AppliedPlan.to(actual, plan, DESIRED);
      for (int step = 0; step < STEPS_OF_A_FORMAT_SWITCH; step++) {
        plan = planner.plan(DESIRED, applied, Samples.UNDRAINED, Samples.NOW);
        assertThat(CoverageJudge.judge(plan, applied, true).coverage()).isEqualTo(Coverage.COVERED);
        applied = AppliedPlan.to(applied, plan, DESIRED);
      }
      assertThat(planner.plan(DESIRED, applied, Samples.UNDRAINED, Samples.NOW).changes())
          .noneMatch(PlannedChange::isChange);
    }
  }

  @Provide
  Arbitrary<ActualTable> tables() {
    Arbitrary<Optional<ActualUpdateStream>> streams =
        Arbitraries.of("NEW_AND_OLD_IMAGES", "KEYS_ONLY")
            .map(view -> new ActualUpdateStream(CURRENT, view))
            .optional();
    return Combinators.combine(
            Arbitraries.of("ACTIVE", "CREATING", "UPDATING", "DELETING").optional(),
            streams,
            deliveryStreams().optional(),
            mappings().list().ofMaxSize(4).uniqueElements(ActualMapping::uuid))
        .as(
            (status, stream, delivery, mappings) ->
                new ActualTable(
                    DESIRED.name(), status, stream, delivery, Optional.empty(), mappings));
  }

  private static Arbitrary<ActualDeliveryStream> deliveryStreams() {
    Arbitrary<Optional<DeliveryStreamSettings>> destinations =
        Combinators.combine(
                Arbitraries.of("backups/Orders/", "Orders/", "elsewhere/"),
                Arbitraries.integers().between(1, 128),
                Arbitraries.of("GZIP", "UNCOMPRESSED"))
            .as(
                (prefix, size, compression) ->
                    new DeliveryStreamSettings(
                        "role",
                        "bucket",
                        prefix,
                        "",
                        size,
                        60,
                        compression,
                        "",
                        Optional.empty(),
                        Optional.empty()))
            .optional();
    Arbitrary<Map<String, String>> tags =
        Arbitraries.maps(
                Arbitraries.of(BackupNames.TABLE_TAG, BackupNames.MANAGED_BY_TAG, "owner"),
                Arbitraries.of("Orders", "Other"))
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of("ACTIVE", "CREATING", "CREATING_FAILED", "DELETING", "DELETING_FAILED"),
            Arbitraries.of("DirectPut", "DirectPut", "KinesisStreamAsSource"),
            destinations,
            tags)
        .as(
            (status, type, destination, tag) ->
                new ActualDeliveryStream(
                    "Orders", "arn", status, type, destination, tag, Optional.empty()));
  }

  private static Arbitrary<ActualMapping> mappings() {
    String unqualified = Samples.FORWARDER.substring(0, Samples.FORWARDER.length() - 5);
    return Combinators.combine(
            Arbitraries.integers().between(0, 20).map(String::valueOf),
            Arbitraries.of(CURRENT, FORMER),
            Arbitraries.of(Samples.FORWARDER, unqualified, unqualified + ":3"),
            Arbitraries.of("Creating", "Enabled", "Disabled", "Updating", "Deleting"),
            Arbitraries.of(
                MappingSettings.lossless(500, 1, "arn:aws:s3:::backup-bucket"),
                new MappingSettings(100, 0, 1, false, false, 3, 60, Optional.empty())),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (id, source, function, state, settings, filtered, readable) ->
                new ActualMapping(
                    id,
                    source,
                    function,
                    state,
                    settings,
                    filtered,
                    "OK",
                    readable,
                    Samples.CHANGED));
  }

  /** What the account looks like once a plan is applied. */
  private static final class AppliedPlan {

    static ActualTable to(ActualTable before, BackupPlan plan, DesiredTable desired) {
      ActualTable table = before;
      for (PlannedChange change : plan.changes()) {
        table = one(table, change, desired);
      }
      return table;
    }

    private static ActualTable one(ActualTable table, PlannedChange change, DesiredTable desired) {
      if (!change.isChange()) {
        return table;
      }
      return switch (change.resource().kind()) {
        case UPDATE_STREAM -> withStream(table);
        case DELIVERY_STREAM ->
            withDeliveryStream(
                table,
                change.operation() == Operation.DELETE
                    ? Optional.empty()
                    : Optional.of(
                        Samples.deliveryStream(
                            desired.deliveryStream(),
                            destination(table, change, desired),
                            desired.tags())));
        case EVENT_SOURCE_MAPPING -> withMapping(table, change, desired);
        default -> throw new AssertionError(change);
      };
    }

    private static DeliveryStreamSettings destination(
        ActualTable table, PlannedChange change, DesiredTable desired) {
      DeliveryStreamSettings last = desired.destination();
      DeliveryStreamSettings before =
          change.operation() == Operation.UPDATE
              ? table.deliveryStream().orElseThrow().destination().orElseThrow()
              : last;
      return last.compressedAs(
          change.wanted("compression").orElse(before.compression()),
          change.wanted("file extension").orElse(before.fileExtension()));
    }

    private static ActualTable withStream(ActualTable table) {
      return new ActualTable(
          table.name(),
          table.status(),
          Optional.of(new ActualUpdateStream(NEXT, DesiredTable.VIEW_TYPE)),
          table.deliveryStream(),
          table.sharedDeliveryStream(),
          table.mappings());
    }

    private static ActualTable withDeliveryStream(
        ActualTable table, Optional<ActualDeliveryStream> deliveryStream) {
      return new ActualTable(
          table.name(),
          table.status(),
          table.updateStream(),
          deliveryStream,
          table.sharedDeliveryStream(),
          table.mappings());
    }

    private static ActualTable withMapping(
        ActualTable table, PlannedChange change, DesiredTable desired) {
      String id = change.resource().id().orElse("new");
      List<ActualMapping> others =
          table.mappings().stream().filter(m -> !m.uuid().equals(id)).toList();
      if (change.operation() == Operation.DELETE) {
        return Samples.with(table, others);
      }
      Optional<ActualMapping> before =
          table.mappings().stream().filter(m -> m.uuid().equals(id)).findFirst();
      String function =
          change
              .wanted("function")
              .or(() -> before.map(ActualMapping::function))
              .orElse(Samples.FORWARDER);
      ActualMapping applied =
          Samples.mapping(
              id,
              before.map(ActualMapping::source).orElse(table.updateStream().orElseThrow().arn()),
              function,
              desired.mapping());
      return Samples.with(table, Stream.concat(others.stream(), Stream.of(applied)).toList());
    }
  }
}

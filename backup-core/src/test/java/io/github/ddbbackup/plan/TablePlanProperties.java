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

/** Whatever a table looks like, applying its plan leaves nothing to plan. */
class TablePlanProperties {

  private static final DesiredTable DESIRED = Samples.desired("Orders");
  private static final StreamArn CURRENT = Samples.stream("Orders", "2026-01-02T00:00:00.000");
  private static final StreamArn NEXT = Samples.stream("Orders", "2026-01-03T00:00:00.000");
  private static final StreamArn FORMER = Samples.stream("Orders", "2026-01-01T00:00:00.000");

  @Property
  void planOfWhatApplyingGivesIsEmpty(@ForAll("tables") ActualTable actual) {
    TablePlanner planner = new TablePlanner();
    BackupPlan plan = planner.plan(DESIRED, actual);
    if (plan.blocked().isEmpty()) {
      ActualTable applied = AppliedPlan.to(actual, plan, DESIRED);
      assertThat(planner.plan(DESIRED, applied).changes()).noneMatch(PlannedChange::isChange);
      assertThat(CoverageJudge.judge(planner.plan(DESIRED, applied), applied).coverage())
          .isEqualTo(Coverage.COVERED);
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
                        "role", "bucket", prefix, "", size, 60, compression, "", Optional.empty()))
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
                new ActualDeliveryStream("Orders", "arn", status, type, destination, tag));
  }

  private static Arbitrary<ActualMapping> mappings() {
    String unqualified = Samples.FORWARDER.substring(0, Samples.FORWARDER.length() - 5);
    return Combinators.combine(
            Arbitraries.integers().between(0, 20).map(String::valueOf),
            Arbitraries.of(CURRENT, FORMER),
            Arbitraries.of(Samples.FORWARDER, unqualified, unqualified + ":3"),
            Arbitraries.of("Creating", "Enabled", "Disabled", "Updating", "Deleting"),
            Arbitraries.of(
                MappingSettings.lossless(500, "arn:aws:s3:::backup-bucket"),
                new MappingSettings(100, 0, false, false, 3, 60, Optional.empty())),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (id, source, function, state, settings, filtered, readable) ->
                new ActualMapping(id, source, function, state, settings, filtered, "OK", readable));
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
                            desired.deliveryStream(), desired.destination(), desired.tags())));
        case EVENT_SOURCE_MAPPING -> withMapping(table, change, desired);
        default -> throw new AssertionError(change);
      };
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
      ActualMapping applied =
          Samples.mapping(
              id, table.updateStream().orElseThrow().arn(), Samples.FORWARDER, desired.mapping());
      return Samples.with(table, Stream.concat(others.stream(), Stream.of(applied)).toList());
    }
  }
}

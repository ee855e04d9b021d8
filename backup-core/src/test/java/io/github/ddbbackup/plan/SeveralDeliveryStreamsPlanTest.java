package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is planned for a table whose changes are divided among several delivery streams. */
class SeveralDeliveryStreamsPlanTest {

  private static final TableName ORDERS = TableName.of("Orders");
  private static final Instant NOW = Samples.NOW;
  private static final String FIRST = "Orders";
  private static final String SECOND = DeliveryStreamName.forTable(ORDERS, 2).value();
  private static final String THIRD = DeliveryStreamName.forTable(ORDERS, 3).value();

  @Test
  void theFurtherOnesAreMadeBeforeTheMappingSendsToThem() {
    assertThat(planned(desired(3), inLine(1)))
        .containsExactly(
            "Orders NONE",
            FIRST + " NONE",
            SECOND + " CREATE",
            THIRD + " CREATE",
            "Orders UPDATE function: live-gzip -> live-gzip-x3");
  }

  @Test
  void aTableIsCoveredWhileAFurtherOneIsToCome() {
    assertThat(coverage(desired(3), inLine(1))).isEqualTo(Coverage.COVERED);
    ActualTable foreign = Samples.withStreams(inLine(1), streams(2, Map.of(2, foreign())));
    assertThat(coverage(desired(2), foreign)).isEqualTo(Coverage.COVERED);
  }

  @Test
  void aTableIsNotCoveredWhenOneIsMissingToWhichChangesAreSent() {
    ActualTable lacking = Samples.withStreams(inLine(3), streams(2, Map.of()));

    assertThat(coverage(desired(3), lacking)).isEqualTo(Coverage.NOT_COVERED);
  }

  @Test
  void eachIsBroughtInLineForItself() {
    ActualDeliveryStream first = streams(1, Map.of()).get(0);
    DeliveryStreamSettings settings = first.destination().orElseThrow();
    ActualDeliveryStream second =
        Samples.deliveryStream(
            DeliveryStreamName.of(SECOND), settings.compressedAs("UNCOMPRESSED", ".gz"), Map.of());
    ActualTable drifted = Samples.withStreams(inLine(2), List.of(first, second));

    assertThat(planned(desired(2), drifted))
        .contains(FIRST + " NONE")
        .anyMatch(c -> c.startsWith(SECOND + " UPDATE tag ddbbackup:managed-by"));
  }

  @Test
  void theMappingIsMovedAwayFromThoseThatAreTooManyFirst() {
    assertThat(planned(desired(1), inLine(3)))
        .containsExactly(
            "Orders NONE",
            FIRST + " NONE",
            "Orders UPDATE function: live-gzip-x3 -> live-gzip",
            SECOND + " NONE",
            THIRD + " NONE");
  }

  @Test
  void thoseThatAreTooManyGoWhenTheyHaveWrittenWhatIsOnItsWay() {
    ActualTable lowered = Samples.withStreams(inLine(1), streams(2, Map.of()));
    assertThat(planned(desired(1), lowered))
        .contains(SECOND + " UPDATE tag ddbbackup:flushing-since:  -> " + NOW);

    Duration written = Duration.ofMinutes(10).plusSeconds(120).plusSeconds(60);
    assertThat(planned(desired(1), flushingSince(NOW.minus(written).plusSeconds(1))))
        .contains(SECOND + " NONE");
    assertThat(planned(desired(1), flushingSince(NOW.minus(written))))
        .anyMatch(c -> c.startsWith(SECOND + " DELETE"));
  }

  @Test
  void oneThatCanNotWriteWhatItHoldsIsKeptForADay() {
    Drains holding = holding(stream -> true);
    assertThat(planned(desired(1), flushingSince(NOW.minus(Duration.ofHours(23))), holding))
        .contains(SECOND + " NONE");
    assertThat(planned(desired(1), flushingSince(NOW.minus(Duration.ofHours(24))), holding))
        .anyMatch(c -> c.startsWith(SECOND + " DELETE"));
  }

  @Test
  void theirFormatWaitsForS3OnlyWhereNoneOfThemHasWritten() {
    Instant later = Samples.CHANGED.plus(Duration.ofHours(2));

    assertThat(formatOfFirst(aside(), holding(SECOND::equals), later)).contains("UNCOMPRESSED");
    assertThat(formatOfFirst(aside(), holding(stream -> true), later)).isEmpty();
  }

  @Test
  void anIntervalThatWasChangedShortlyBeforeCountsAsTheLongest() {
    Instant moved = Samples.CHANGED;
    Duration usual = Duration.ofMinutes(10).plusSeconds(120);

    assertThat(formatAfter(usual.minusSeconds(1), Optional.empty())).isEmpty();
    assertThat(formatAfter(usual, Optional.empty())).contains("UNCOMPRESSED");
    Optional<Instant> shortly = Optional.of(moved.minus(Duration.ofMinutes(24)));
    assertThat(formatAfter(usual, shortly)).isEmpty();
    assertThat(formatAfter(Duration.ofMinutes(25).minusSeconds(1), shortly)).isEmpty();
    assertThat(formatAfter(Duration.ofMinutes(25), shortly)).contains("UNCOMPRESSED");
    assertThat(formatAfter(usual, Optional.of(moved.minus(Duration.ofMinutes(26)))))
        .contains("UNCOMPRESSED");
  }

  /** What the first delivery stream becomes so long after changes began to go around it. */
  private static Optional<String> formatAfter(Duration time, Optional<Instant> updated) {
    List<ActualDeliveryStream> streams =
        aside().deliveryStreams().stream()
            .map(
                s ->
                    new ActualDeliveryStream(
                        s.name(),
                        s.arn(),
                        s.status(),
                        s.type(),
                        s.destination(),
                        s.tags(),
                        updated))
            .toList();
    return formatOfFirst(
        Samples.withStreams(aside(), streams), Samples.UNDRAINED, Samples.CHANGED.plus(time));
  }

  /** Some delivery streams can't write what they hold. */
  private static Drains holding(Predicate<String> which) {
    return new Drains() {
      @Override
      public Drainage of(ActualMapping mapping, Optional<Instant> until) {
        return Drainage.undrained("");
      }

      @Override
      public Optional<String> heldBy(
          ActualTable table, ActualDeliveryStream stream, Instant since) {
        return Optional.of("S3 has got nothing").filter(why -> which.test(stream.name()));
      }
    };
  }

  /** Two of the former format, which changes have gone around since the mapping was changed. */
  private static ActualTable aside() {
    ActualTable table = inLine(2);
    DeliveryStreamSettings former = desired(2).destination().compressedAs("GZIP", "");
    List<ActualDeliveryStream> streams =
        List.of(
            Samples.deliveryStream(DeliveryStreamName.of(FIRST), former, Map.of()),
            Samples.deliveryStream(DeliveryStreamName.of(SECOND), former, Map.of()));
    ActualMapping mapping =
        Samples.mapping(
            "1",
            table.mappings().get(0).source(),
            Samples.FORWARDER.replace("live-gzip", "live-s3"),
            desired(2).mapping());
    return Samples.with(Samples.withStreams(table, streams), List.of(mapping));
  }

  /** The compression that is planned for the first delivery stream, if it is to change. */
  private static Optional<String> formatOfFirst(ActualTable table, Drains drains, Instant now) {
    return new TablePlanner()
        .plan(desired(2), table, drains, now).changes().stream()
            .filter(change -> change.resource().name().equals(FIRST))
            .flatMap(change -> change.wanted("compression").stream())
            .findFirst();
  }

  @Test
  void oneIsKeptWhileAMappingChangesOverOrALeftOverSendsToIt() {
    ActualTable table = flushingSince(NOW.minus(Duration.ofHours(1)));
    ActualMapping main = table.mappings().get(0);
    ActualMapping updating =
        new ActualMapping(
            "1", main.source(), main.function(), "Updating", main.settings(), false, "", true, NOW);
    assertThat(planned(desired(1), Samples.with(table, List.of(updating))))
        .contains(SECOND + " NONE");

    ActualMapping leftOver =
        Samples.mapping(
            "2",
            Samples.stream("Orders", "2025-01-01T00:00:00.000"),
            main.function() + "-x2",
            main.settings());
    assertThat(planned(desired(1), Samples.with(table, List.of(main, leftOver))))
        .anyMatch(c -> c.startsWith("Orders (2) UPDATE function: live-gzip-x2 -> live-gzip"))
        .anyMatch(c -> c.startsWith(SECOND + " UPDATE tag ddbbackup:flushing-since"));
  }

  @Test
  void oneThatIsSentToLosesAnOldTagBeforeTheMappingIsMovedAway() {
    String since = NOW.minus(Duration.ofHours(9)).toString();
    ActualTable stale =
        Samples.withStreams(
            inLine(2), streams(2, Map.of(2, Map.of(BackupNames.FLUSHING_SINCE_TAG, since))));

    assertThat(planned(desired(1), stale))
        .containsExactly(
            "Orders NONE",
            FIRST + " NONE",
            SECOND + " UPDATE tag ddbbackup:flushing-since: " + since + " -> ",
            "Orders UPDATE function: live-gzip-x2 -> live-gzip");
  }

  @Test
  void anOldTagCountsFromWhenTheMappingWasMovedAway() {
    ActualTable table = flushingSince(NOW.minus(Duration.ofHours(9)));
    ActualMapping main = table.mappings().get(0);
    ActualMapping moved =
        new ActualMapping(
            "1",
            main.source(),
            main.function(),
            "Enabled",
            main.settings(),
            false,
            "",
            true,
            NOW.minus(Duration.ofMinutes(5)));

    assertThat(planned(desired(1), Samples.with(table, List.of(moved)))).contains(SECOND + " NONE");
  }

  @Test
  void oneThatIsWantedAgainLosesItsTagBeforeChangesAreSentToIt() {
    List<String> plan = planned(desired(2), flushingSince(NOW.minus(Duration.ofHours(9))));

    assertThat(plan)
        .element(2)
        .asString()
        .startsWith(SECOND + " UPDATE tag ddbbackup:flushing-since");
    assertThat(plan).last().asString().contains("live-gzip -> live-gzip-x2");
  }

  @Test
  void whatBelongsToSomethingElseIsLeftAlone() {
    ActualTable table = Samples.withStreams(inLine(1), streams(2, Map.of(2, foreign())));

    assertThat(planned(desired(1), table)).noneMatch(c -> c.startsWith(SECOND));
  }

  @Test
  void aRemovalTakesAllOfThemAndTheOneThatTellsHowFarItIsLast() {
    String since = "2025-12-31T10:00:00Z";
    ActualTable table =
        Samples.with(
            Samples.withStreams(inLine(3), streams(3, Map.of(1, removing(since)))), List.of());

    List<PlannedChange> removal = removal(table);
    assertThat(removal)
        .extracting(c -> c.resource().name() + " " + c.operation())
        .containsExactly(SECOND + " DELETE", THIRD + " DELETE", FIRST + " DELETE");
    assertThat(removal)
        .allSatisfy(
            c ->
                assertThat(TagCondition.of(c))
                    .containsExactly(
                        new TagCondition(FIRST, BackupNames.REMOVAL_SINCE_TAG, since),
                        new TagCondition(FIRST, BackupNames.FLUSHING_SINCE_TAG, since)));
    assertThat(new TableRemovalPlanner(RemovalTiming.standard()).outline(table).changes())
        .extracting(c -> c.resource().name())
        .containsExactly(SECOND, THIRD, FIRST);
  }

  @Test
  void aRemovalWithoutTheFirstIsToldByTheNext() {
    List<ActualDeliveryStream> streams = streams(3, Map.of());
    ActualTable table =
        Samples.with(Samples.withStreams(inLine(3), streams.subList(1, 3)), List.of());

    assertThat(removed(table))
        .singleElement()
        .asString()
        .startsWith(SECOND + " UPDATE tag ddbbackup:removal-since");
    assertThat(TableRemovalPlanner.isUnderWay(table)).isFalse();
    ActualTable tagged =
        Samples.with(
            Samples.withStreams(
                inLine(3), streams(3, Map.of(2, removing(NOW.toString()))).subList(1, 3)),
            List.of());
    assertThat(TableRemovalPlanner.isUnderWay(tagged)).isTrue();
    assertThat(removed(tagged)).containsExactly(SECOND + " NONE");
  }

  @Test
  void aRemovalIsCalledOffByTheFirstThoughATooManyBearsItsTag() {
    ActualTable table =
        Samples.withStreams(inLine(1), streams(2, Map.of(2, removing("2025-12-31T10:00:00Z"))));

    RemovalPlan plan =
        new TableRemovalPlanner(RemovalTiming.standard())
            .plan(table, Samples.UNDRAINED, NOW, RemovalReason.CONTINUED);

    assertThat(plan.isDone()).isTrue();
    assertThat(plan.now().changes())
        .extracting(PlannedChange::reason)
        .first()
        .asString()
        .contains("called off");
  }

  private static DesiredTable desired(int count) {
    return DesiredTable.of(Samples.withCounts(count), ORDERS, Optional.of(Samples.FORWARDER));
  }

  private static ActualTable inLine(int count) {
    DesiredTable desired = desired(count);
    ActualTable table = Samples.inLine(desired);
    ActualMapping mapping = table.mappings().get(0);
    return Samples.with(
        Samples.withStreams(table, streams(count, Map.of())),
        List.of(
            Samples.mapping(
                "1", mapping.source(), desired.forwarder().orElseThrow(), desired.mapping())));
  }

  /** As many as that, some of them with tags of their own beside or instead of the usual. */
  private static List<ActualDeliveryStream> streams(
      int count, Map<Integer, Map<String, String>> tags) {
    List<ActualDeliveryStream> streams = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      DesiredTable desired = desired(count);
      Map<String, String> all = new HashMap<>(desired.tags());
      all.putAll(tags.getOrDefault(number, Map.of()));
      streams.add(
          Samples.deliveryStream(
              DeliveryStreamName.forTable(ORDERS, number), desired.destination(), all));
    }
    return streams;
  }

  private static ActualTable flushingSince(Instant since) {
    return Samples.withStreams(
        inLine(1), streams(2, Map.of(2, Map.of(BackupNames.FLUSHING_SINCE_TAG, since.toString()))));
  }

  private static Map<String, String> removing(String since) {
    return Map.of(BackupNames.REMOVAL_SINCE_TAG, since, BackupNames.FLUSHING_SINCE_TAG, since);
  }

  private static Map<String, String> foreign() {
    return Map.of(BackupNames.TABLE_TAG, "Other");
  }

  private static List<String> planned(DesiredTable desired, ActualTable actual) {
    return planned(desired, actual, Samples.UNDRAINED);
  }

  private static List<String> planned(DesiredTable desired, ActualTable actual, Drains drains) {
    return new TablePlanner()
        .plan(desired, actual, drains, NOW).changes().stream()
            .map(SeveralDeliveryStreamsPlanTest::shown)
            .toList();
  }

  private static List<String> removed(ActualTable actual) {
    return removal(actual).stream().map(SeveralDeliveryStreamsPlanTest::shown).toList();
  }

  private static List<PlannedChange> removal(ActualTable actual) {
    return new TableRemovalPlanner(RemovalTiming.standard())
        .plan(actual, Samples.UNDRAINED, NOW, RemovalReason.REQUESTED)
        .now()
        .changes();
  }

  private static Coverage coverage(DesiredTable desired, ActualTable actual) {
    BackupPlan plan = new TablePlanner().plan(desired, actual, Samples.UNDRAINED, NOW);
    return CoverageJudge.judge(plan, actual, true).coverage();
  }

  private static String shown(PlannedChange change) {
    StringBuilder shown =
        new StringBuilder(change.resource().name()).append(' ').append(change.operation());
    for (Difference d : change.differences()) {
      shown.append(' ').append(d.field()).append(": ");
      shown.append(alias(d.actual())).append(" -> ").append(alias(d.desired()));
    }
    return shown.toString();
  }

  private static String alias(String value) {
    return value.startsWith("arn:aws:lambda:")
        ? value.substring(value.lastIndexOf(':') + 1)
        : value;
  }
}

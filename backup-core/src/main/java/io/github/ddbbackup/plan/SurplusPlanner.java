package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.DELIVERY_STREAM;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a table's plan that concerns delivery streams which the table had when its changes
 * were divided among more. The mapping is moved first, so that nothing more is sent to them; then
 * they stay until what is on its way has come and is written; then they go. Since when nothing is
 * sent to one stands in a tag of it, so that whoever looks at the table next goes on. A delivery
 * stream that the table is to have again loses that tag before any change is sent to it.
 */
final class SurplusPlanner {

  private static final RemovalTiming TIMING = RemovalTiming.standard();

  private SurplusPlanner() {}

  /**
   * What has to be done before mappings are changed: one that something sends to loses its tag, so
   * that no time counts from before the mapping was moved away.
   */
  static List<PlannedChange> beforeMappings(DesiredTable desired, ActualTable actual) {
    return surplus(desired, actual).stream()
        .filter(one -> one.isUsed() && one.since().isPresent())
        .map(one -> tag(one.stream(), one.since().get(), "", "Something sends to it again"))
        .toList();
  }

  static List<PlannedChange> afterMappings(
      DesiredTable desired, ActualTable actual, Drains drains, Instant now) {
    return surplus(desired, actual).stream()
        .filter(one -> !(one.isUsed() && one.since().isPresent()))
        .map(one -> one(one, actual, drains, now))
        .toList();
  }

  private static List<Surplus> surplus(DesiredTable desired, ActualTable actual) {
    List<DeliveryStreamName> names = DeliveryStreamName.allOf(desired.name());
    List<Surplus> all = new ArrayList<>();
    for (int number = desired.deliveryStreams().size() + 1; number <= names.size(); number++) {
      boolean isUsed = actual.sendsTo(number);
      actual
          .deliveryStream(names.get(number - 1))
          .filter(s -> !s.status().equals(ActualDeliveryStream.DELETING))
          .filter(s -> DeliveryStreamOwner.foreign(s, desired.name()).isEmpty())
          .ifPresent(stream -> all.add(new Surplus(stream, isUsed && !stream.isBroken())));
    }
    return all;
  }

  private static PlannedChange one(
      Surplus surplus, ActualTable actual, Drains drains, Instant now) {
    ActualDeliveryStream stream = surplus.stream();
    if (stream.isBroken()) {
      return PlannedChange.of(resource(stream), Operation.DELETE, "It never worked");
    }
    if (surplus.isUsed()) {
      return kept(stream, "changes are sent to it as yet");
    }
    if (!actual.mappings().stream().allMatch(ActualMapping::isCalm)) {
      return kept(stream, "the mapping is changing over");
    }
    return RemovalProgress.of(stream, now)
        .flushingSince()
        .map(begun -> flushing(stream, sinceMoved(begun, actual), actual, drains, now))
        .orElseGet(
            () ->
                tag(
                    stream,
                    surplus.since().orElse(""),
                    now.toString(),
                    "Nothing sends to it any more"));
  }

  /** A tag that was left from before something sent to it again is older than that mapping. */
  private static Instant sinceMoved(Instant tagged, ActualTable actual) {
    return actual.mappings().stream()
        .map(ActualMapping::modified)
        .filter(tagged::isBefore)
        .max(Instant::compareTo)
        .orElse(tagged);
  }

  private static PlannedChange flushing(
      ActualDeliveryStream stream, Instant since, ActualTable actual, Drains drains, Instant now) {
    Instant written =
        since
            .plus(FormatSwitch.IN_FLIGHT)
            .plusSeconds(
                stream.destination().map(DeliveryStreamSettings::intervalInSeconds).orElse(0))
            .plus(TIMING.margin());
    if (now.isBefore(written)) {
      return kept(stream, "it has written what it buffers at " + written);
    }
    return held(stream, since, actual, drains, now)
        .map(why -> kept(stream, "it can't write what it holds: " + why))
        .orElseGet(
            () ->
                new PlannedChange(
                    resource(stream),
                    Operation.DELETE,
                    List.of(seenFlushing(stream).difference()),
                    "The table has more than it is to have, and this one has written what it"
                        + " buffered"));
  }

  /**
   * Why a delivery stream seems not to have written what it should have; after a day Firehose has
   * given up trying.
   */
  static Optional<String> held(
      ActualDeliveryStream stream, Instant since, ActualTable actual, Drains drains, Instant now) {
    return Duration.between(since, now).compareTo(TIMING.kept()) < 0
        ? drains.heldBy(actual, stream, since)
        : Optional.empty();
  }

  private static TagCondition seenFlushing(ActualDeliveryStream stream) {
    String tag = BackupNames.FLUSHING_SINCE_TAG;
    return new TagCondition(stream.name(), tag, stream.tags().get(tag));
  }

  private static PlannedChange kept(ActualDeliveryStream stream, String why) {
    return PlannedChange.of(
        resource(stream),
        Operation.NONE,
        "The table has more than it is to have; this one is kept: " + why);
  }

  private static PlannedChange tag(
      ActualDeliveryStream stream, String before, String value, String reason) {
    return new PlannedChange(
        resource(stream), Operation.UPDATE, List.of(difference(before, value)), reason);
  }

  private static Difference difference(String before, String value) {
    return new Difference(Difference.TAG + BackupNames.FLUSHING_SINCE_TAG, before, value);
  }

  private static Resource resource(ActualDeliveryStream stream) {
    return new Resource(DELIVERY_STREAM, stream.name()).withId(stream.arn());
  }

  private record Surplus(ActualDeliveryStream stream, boolean isUsed) {

    Optional<String> since() {
      return Optional.ofNullable(stream.tags().get(BackupNames.FLUSHING_SINCE_TAG));
    }
  }
}

package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.ForwarderAlias.GZIP;
import static io.github.ddbbackup.plan.ForwarderAlias.LINES;
import static io.github.ddbbackup.plan.ForwarderAlias.OBJECTS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a delivery stream from records that are lines to records that are gzip files, or back. The
 * two must never meet in one object: Firehose would compress what is compressed, or lay lines
 * between gzip files. So the changes first go straight into the bucket; when nothing of the old way
 * can be on its way any more, the delivery stream changes its destination; and when that has taken
 * effect, the changes go through it again. Nothing waits meanwhile, and whoever looks at the table
 * next goes on: how far it is stands in the mapping and the delivery stream themselves.
 */
final class FormatSwitch {

  /**
   * What an invocation under the old alias may still send, beside what Firehose buffers: the
   * function runs for 300 s at most. The rest is for the mapping to change over, for writing the
   * object, and for clocks that differ.
   */
  static final Duration IN_FLIGHT = Duration.ofMinutes(5).plus(Duration.ofMinutes(5));

  /**
   * A new destination is effective "within a few minutes", see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_UpdateDestination.html">
   * UpdateDestination</a>.
   */
  static final Duration EFFECTIVE = Duration.ofMinutes(10);

  /**
   * The longest that a delivery stream can buffer, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html">
   * BufferingHints</a>.
   */
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(15);

  private static final String UNCOMPRESSED = "UNCOMPRESSED";

  private FormatSwitch() {}

  /**
   * What should be now.
   *
   * @param last the delivery streams' settings in the end
   * @param first the settings that a delivery stream has until then; empty when there is nothing to
   *     wait for
   * @param way what the table's mappings tell the function
   * @param waits why that is not what should be in the end; empty if it is
   */
  record Step(
      DeliveryStreamSettings last,
      Optional<DeliveryStreamSettings> first,
      ForwarderWay way,
      String waits) {

    /**
     * The settings of one delivery stream. Until it has written what it buffers, it goes on doing
     * so in the old format, when that is as old as it was to become, and where it is looked for.
     * The rest, such as a role or a key, may be what it needs to write at all, and changes at once.
     *
     * @param present those that it has; empty when it is to be made
     */
    DeliveryStreamSettings destination(Optional<DeliveryStreamSettings> present) {
      if (first.isEmpty() || present.filter(p -> formatOf(p) == formatOf(last)).isPresent()) {
        return last;
      }
      return present.map(last::writtenAs).orElseGet(first::get);
    }
  }

  static Step next(DesiredTable desired, ActualTable actual, Drains drains, Instant now) {
    List<ActualDeliveryStream> working =
        desired.deliveryStreams().stream()
            .flatMap(name -> actual.deliveryStream(name).stream())
            .filter(s -> !s.isBroken() && !s.status().equals(ActualDeliveryStream.DELETING))
            .filter(s -> s.destination().isPresent())
            .toList();
    if (working.isEmpty()) {
      return starting(desired, actual);
    }
    return working.stream()
            .flatMap(s -> s.destination().stream())
            .allMatch(d -> formatOf(d) == desired.format())
        ? arriving(desired, actual, working, now)
        : leaving(desired, actual, working, drains, now);
  }

  /** A delivery stream that is to be made takes what an existing mapping is sending. */
  private static Step starting(DesiredTable desired, ActualTable actual) {
    return actual.mappings().stream().noneMatch(m -> formatOf(m) == other(desired))
        ? inTheEnd(desired)
        : aside(
            desired, asBefore(desired), "The delivery stream first takes what is on its way to it");
  }

  private static Step arriving(
      DesiredTable desired, ActualTable actual, List<ActualDeliveryStream> working, Instant now) {
    Optional<Instant> effective =
        working.stream()
            .flatMap(s -> s.updated().stream())
            .max(Instant::compareTo)
            .map(u -> u.plus(EFFECTIVE));
    boolean isSettled =
        actual.mappings().stream().allMatch(m -> formatOf(m) == desired.format())
            || effective.filter(now::isBefore).isEmpty();
    return isSettled
        ? inTheEnd(desired)
        : aside(
            desired,
            Optional.empty(),
            "The delivery stream takes effect in its new way at " + effective.orElseThrow());
  }

  private static Step leaving(
      DesiredTable desired,
      ActualTable actual,
      List<ActualDeliveryStream> working,
      Drains drains,
      Instant now) {
    List<ActualMapping> mappings = actual.mappings();
    boolean isAside =
        !mappings.isEmpty()
            && mappings.stream().allMatch(m -> formatOf(m) == OBJECTS && m.isCalm());
    if (!isAside) {
      return aside(desired, asBefore(desired), "The delivery stream is about to change its format");
    }
    Instant since =
        mappings.stream().map(ActualMapping::modified).max(Instant::compareTo).orElseThrow();
    return undrained(actual, working, since, drains, now)
        .map(waits -> aside(desired, asBefore(desired), waits))
        .orElseGet(
            () -> aside(desired, Optional.empty(), "The delivery stream changes its format"));
  }

  /** Why something may not be written that was sent before; empty when all is. */
  private static Optional<String> undrained(
      ActualTable actual,
      List<ActualDeliveryStream> working,
      Instant since,
      Drains drains,
      Instant now) {
    Instant drained = since.plus(IN_FLIGHT).plus(longestInterval(working, since));
    if (now.isBefore(drained)) {
      return Optional.of("The delivery stream has written everything at " + drained);
    }
    return heldByAll(actual, working, since, drains, now)
        .map(why -> "The delivery stream can't write what it holds: " + why);
  }

  /**
   * S3 refuses all of a table's delivery streams or none, since they write to one bucket by one
   * role; one that is new, or got nothing, has written nothing either.
   */
  private static Optional<String> heldByAll(
      ActualTable actual,
      List<ActualDeliveryStream> working,
      Instant since,
      Drains drains,
      Instant now) {
    Optional<String> held = Optional.empty();
    for (ActualDeliveryStream stream : working) {
      held = SurplusPlanner.held(stream, since, actual, drains, now);
      if (held.isEmpty()) {
        return held;
      }
    }
    return held;
  }

  private static Duration longestInterval(List<ActualDeliveryStream> streams, Instant since) {
    return streams.stream()
        .map(stream -> interval(stream, since))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** What came before a change of the destination may be buffered for as long as was set before. */
  private static Duration interval(ActualDeliveryStream stream, Instant since) {
    return stream
        .updated()
        .filter(updated -> updated.plus(EFFECTIVE).plus(LONGEST_INTERVAL).isAfter(since))
        .map(updated -> LONGEST_INTERVAL)
        .orElseGet(
            () ->
                Duration.ofSeconds(
                    stream.destination().map(DeliveryStreamSettings::intervalInSeconds).orElse(0)));
  }

  private static Step inTheEnd(DesiredTable desired) {
    return new Step(desired.destination(), Optional.empty(), desired.way(), "");
  }

  private static Step aside(
      DesiredTable desired, Optional<DeliveryStreamSettings> first, String waits) {
    return new Step(desired.destination(), first, ForwarderWay.OBJECTS, waits);
  }

  /** The settings of a delivery stream that takes records of the other format. */
  private static Optional<DeliveryStreamSettings> asBefore(DesiredTable desired) {
    String compression = other(desired) == LINES ? "GZIP" : UNCOMPRESSED;
    return Optional.of(desired.destination().compressedAs(compression, ".gz"));
  }

  private static ForwarderAlias other(DesiredTable desired) {
    return desired.format() == GZIP ? LINES : GZIP;
  }

  private static ForwarderAlias formatOf(ActualMapping mapping) {
    return ForwarderWay.of(mapping.function()).format();
  }

  /** Of which records a destination makes objects that can be read. */
  private static ForwarderAlias formatOf(DeliveryStreamSettings settings) {
    return settings.compression().equals(UNCOMPRESSED) && settings.fileExtension().endsWith(".gz")
        ? GZIP
        : LINES;
  }
}

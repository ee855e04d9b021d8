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

  private static final String UNCOMPRESSED = "UNCOMPRESSED";

  private FormatSwitch() {}

  /**
   * What should be now.
   *
   * @param destination the delivery stream's settings
   * @param alias the alias that the table's mappings call
   * @param waits why that is not what should be in the end; empty if it is
   */
  record Step(DeliveryStreamSettings destination, ForwarderAlias alias, String waits) {}

  static Step next(DesiredTable desired, ActualTable actual, Instant now) {
    Optional<ActualDeliveryStream> working =
        actual
            .deliveryStream()
            .filter(s -> !s.isBroken() && !s.status().equals(ActualDeliveryStream.DELETING));
    return working
        .flatMap(ActualDeliveryStream::destination)
        .map(
            d ->
                formatOf(d) == desired.format()
                    ? arriving(desired, actual, working.get(), now)
                    : leaving(desired, actual, d, now))
        .orElseGet(() -> starting(desired, actual));
  }

  /** A delivery stream that is to be made takes what an existing mapping is sending. */
  private static Step starting(DesiredTable desired, ActualTable actual) {
    ForwarderAlias other = desired.format() == GZIP ? LINES : GZIP;
    if (actual.mappings().stream().noneMatch(m -> aliasOf(m) == other)) {
      return new Step(desired.destination(), desired.format(), "");
    }
    DeliveryStreamSettings first =
        other == LINES
            ? desired.destination().compressedAs("GZIP", ".gz")
            : desired.destination().compressedAs(UNCOMPRESSED, ".gz");
    return new Step(first, OBJECTS, "The delivery stream first takes what is on its way to it");
  }

  private static Step arriving(
      DesiredTable desired, ActualTable actual, ActualDeliveryStream stream, Instant now) {
    Optional<Instant> effective = stream.updated().map(u -> u.plus(EFFECTIVE));
    boolean isSettled =
        actual.mappings().stream().allMatch(m -> aliasOf(m) == desired.format())
            || effective.filter(now::isBefore).isEmpty();
    return isSettled
        ? new Step(desired.destination(), desired.format(), "")
        : new Step(
            desired.destination(),
            OBJECTS,
            "The delivery stream takes effect in its new way at " + effective.orElseThrow());
  }

  private static Step leaving(
      DesiredTable desired, ActualTable actual, DeliveryStreamSettings present, Instant now) {
    DeliveryStreamSettings unswitched =
        desired.destination().compressedAs(present.compression(), present.fileExtension());
    List<ActualMapping> mappings = actual.mappings();
    boolean isAside =
        !mappings.isEmpty() && mappings.stream().allMatch(m -> aliasOf(m) == OBJECTS && m.isCalm());
    if (!isAside) {
      return new Step(unswitched, OBJECTS, "The delivery stream is about to change its format");
    }
    Instant drained =
        mappings.stream()
            .map(ActualMapping::modified)
            .max(Instant::compareTo)
            .orElseThrow()
            .plus(IN_FLIGHT)
            .plusSeconds(present.intervalInSeconds());
    return now.isBefore(drained)
        ? new Step(unswitched, OBJECTS, "The delivery stream has written everything at " + drained)
        : new Step(desired.destination(), OBJECTS, "The delivery stream changes its format");
  }

  private static ForwarderAlias aliasOf(ActualMapping mapping) {
    return ForwarderAlias.of(mapping.function());
  }

  /** Of which records a destination makes objects that can be read. */
  private static ForwarderAlias formatOf(DeliveryStreamSettings settings) {
    return settings.compression().equals(UNCOMPRESSED) && settings.fileExtension().endsWith(".gz")
        ? GZIP
        : LINES;
  }
}

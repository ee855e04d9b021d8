package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.DeliveryStreamSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks for a sign that S3 refuses what a delivery stream writes: the forwarding function says that
 * changes were taken, and no object has come since. Where the log or the bucket can't be read there
 * is no sign. Thread-safe.
 */
final class FlushReader {

  /**
   * Firehose may have written a change this long before the function said that it was taken: an
   * invocation has five minutes, and clocks differ.
   */
  private static final Duration BEFORE_IT_WAS_SAID = Duration.ofMinutes(6);

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AwsClients clients;
  private final AcknowledgementLog log;
  private final Duration kept;

  /**
   * Makes a reader.
   *
   * @param kept how long Firehose tries
   */
  FlushReader(AwsClients clients, AcknowledgementLog log, Duration kept) {
    this.clients = clients;
    this.log = log;
    this.kept = kept;
  }

  /**
   * What a table's delivery stream seems to hold.
   *
   * @param destination where it writes
   * @param objects how the names of its objects begin behind the hour
   * @param since when nothing sent to it any more
   * @return why it seems so; empty when there is no sign of it
   */
  Optional<String> held(
      TableName table, DeliveryStreamSettings destination, String objects, Instant since) {
    try {
      return log.last(table, since.minus(kept), since)
          .filter(
              said -> !hasObjectsSince(said.minus(BEFORE_IT_WAS_SAID), destination, objects, since))
          .map(said -> "S3 has got nothing since changes were sent at " + seconds(said));
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.ACCESS_DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** An object lies under the hour in which its first change came to Firehose. */
  private boolean hasObjectsSince(
      Instant from, DeliveryStreamSettings destination, String objects, Instant until) {
    Instant first = from.minusSeconds(destination.intervalInSeconds());
    for (Instant hour = first.truncatedTo(ChronoUnit.HOURS);
        !hour.isAfter(until);
        hour = hour.plus(1, ChronoUnit.HOURS)) {
      if (hasObjectsSince(from, destination, destination.prefix() + HOUR.format(hour) + objects)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasObjectsSince(Instant from, DeliveryStreamSettings destination, String prefix) {
    return new AwsCall("s3:ListBucket", prefix + " in bucket " + destination.bucket())
        .answer(
            () ->
                clients
                    .s3()
                    .listObjectsV2Paginator(r -> r.bucket(destination.bucket()).prefix(prefix))
                    .contents()
                    .stream()
                    .map(S3Object::lastModified)
                    .anyMatch(modified -> !modified.isBefore(from)));
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

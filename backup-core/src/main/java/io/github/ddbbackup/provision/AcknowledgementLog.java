package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.event.BackupEvent.ChangesAcknowledged;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** Reads from the log of the forwarding function how far it got. */
final class AcknowledgementLog {

  private static final String GROUP = "/aws/lambda/" + BackupNames.FORWARDER_FUNCTION;

  /** A log line can't be older than the change it is about, but clocks differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** A page searches a megabyte or so, and ends early; the log of a day can be large. */
  private static final int MOST_PAGES = 200;

  private final AwsClients clients;

  AcknowledgementLog(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * The changes that the forwarding function says it delivered, together with all before them.
   *
   * @param stream the stream that they are from
   * @param from where the log is searched from on
   * @param enough ends the search
   * @return their sequence numbers, as far as they were found
   */
  Set<SequenceNumber> upTo(StreamArn stream, Instant from, Predicate<Set<SequenceNumber>> enough) {
    Set<SequenceNumber> found = new HashSet<>();
    Optional<String> token = Optional.empty();
    for (int page = 0; page < MOST_PAGES && !enough.test(found); page++) {
      Optional<FilterLogEventsResponse> answer = page(stream, from, token);
      answer.ifPresent(a -> add(a, stream, found));
      token = answer.flatMap(a -> Optional.ofNullable(a.nextToken()));
      if (token.isEmpty()) {
        break;
      }
    }
    return found;
  }

  /** A page; empty when there is no log. */
  private Optional<FilterLogEventsResponse> page(
      StreamArn stream, Instant from, Optional<String> token) {
    FilterLogEventsRequest request =
        FilterLogEventsRequest.builder()
            .logGroupName(GROUP)
            .filterPattern("\"%s\" \"%s\"".formatted(ChangesAcknowledged.WORD, stream.label()))
            .startTime(from.minus(CLOCKS_DIFFER).toEpochMilli())
            .nextToken(token.orElse(null))
            .build();
    return new AwsCall("logs:FilterLogEvents", "log group " + GROUP)
        .find(() -> clients.logs().filterLogEvents(request));
  }

  private static void add(
      FilterLogEventsResponse page, StreamArn stream, Set<SequenceNumber> found) {
    page.events().stream()
        .flatMap(event -> ChangesAcknowledged.parse(event.message()).stream())
        .filter(a -> a.stream().equals(stream.label()))
        .filter(a -> a.table().equals(stream.tableName().value()))
        .map(a -> SequenceNumber.of(a.upTo()))
        .forEach(found::add);
  }
}

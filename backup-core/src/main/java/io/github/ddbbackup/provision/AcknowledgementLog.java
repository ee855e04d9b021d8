package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.event.BackupEvent.ChangesAcknowledged;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** Reads from the log of the forwarding function how far it got. */
final class AcknowledgementLog {

  private static final String GROUP = "/aws/lambda/" + BackupNames.FORWARDER_FUNCTION;

  /** A log line can't be older than the change it is about, but clocks differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** Where the last line of a table that is written to lies. */
  private static final Duration LATELY = Duration.ofMinutes(15);

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
    if (enough.test(found)) {
      return found;
    }
    search(
        stream.label(),
        r -> r.startTime(from.minus(CLOCKS_DIFFER).toEpochMilli()),
        page -> {
          add(page, stream, found);
          return enough.test(found);
        });
    return found;
  }

  /**
   * When the forwarding function last said that it delivered changes of a table.
   *
   * @param from where the log is searched from on; first near its end, where most often it is
   * @param to where the search ends
   * @return the time; empty when it said nothing, or there is no log
   */
  Optional<Instant> last(TableName table, Instant from, Instant to) {
    Optional<Instant> lately = lastIn(table, to.minus(LATELY), to);
    return lately.isPresent() ? lately : lastIn(table, from, to.minus(LATELY));
  }

  private Optional<Instant> lastIn(TableName table, Instant from, Instant to) {
    List<Instant> times = new ArrayList<>();
    search(
        "changes of " + table + ", stream",
        r ->
            r.startTime(from.minus(CLOCKS_DIFFER).toEpochMilli())
                .endTime(to.plus(CLOCKS_DIFFER).toEpochMilli()),
        page -> {
          page.events().stream()
              .filter(
                  event ->
                      ChangesAcknowledged.parse(event.message())
                          .filter(a -> a.table().equals(table.value()))
                          .isPresent())
              .map(event -> Instant.ofEpochMilli(event.timestamp()))
              .forEach(times::add);
          return false;
        });
    return times.stream().max(Comparator.naturalOrder());
  }

  /**
   * Goes through the pages of a search.
   *
   * @param words what the lines have to say, apart from the word they begin with
   * @param span limits the time
   * @param found takes each page and says whether that is enough
   */
  private void search(
      String words,
      Consumer<FilterLogEventsRequest.Builder> span,
      Predicate<FilterLogEventsResponse> found) {
    Optional<String> token = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      Optional<FilterLogEventsResponse> answer = page(words, span, token);
      token = answer.flatMap(a -> Optional.ofNullable(a.nextToken()));
      if (answer.filter(a -> !found.test(a)).isEmpty() || token.isEmpty()) {
        return;
      }
    }
  }

  /** A page; empty when there is no log. */
  private Optional<FilterLogEventsResponse> page(
      String words, Consumer<FilterLogEventsRequest.Builder> span, Optional<String> token) {
    FilterLogEventsRequest request =
        FilterLogEventsRequest.builder()
            .logGroupName(GROUP)
            .filterPattern("\"%s\" \"%s\"".formatted(ChangesAcknowledged.WORD, words))
            .nextToken(token.orElse(null))
            .applyMutation(span)
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

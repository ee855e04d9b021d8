package io.github.ddbbackup.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogEventsTest {
  private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
  private static final String GROUP = "/aws/lambda/EnsureDynamoBackup";
  private static final String STREAM = "2026/11/22/[1]0f3c";

  @TempDir private Path folder;
  private Door<LogsModule> door;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void open() throws IOException {
    door = new Door<>(new ManualClock(START), folder, LogsModule::new);
    logs = door.client(CloudWatchLogsClient.builder());
    logs.createLogGroup(r -> r.logGroupName(GROUP));
    logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName(STREAM));
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void readsOnAndBackByTokens() {
    put(IntStream.range(0, 5).mapToObj(i -> event(i, "m" + i)).toArray(InputLogEvent[]::new));

    GetLogEventsResponse last = get(2, null, false);
    assertThat(messages(last)).containsExactly("m3", "m4");
    GetLogEventsResponse before = get(2, last.nextBackwardToken(), false);
    assertThat(messages(before)).containsExactly("m1", "m2");
    assertThat(messages(get(9, before.nextForwardToken(), true))).containsExactly("m3", "m4");
    GetLogEventsResponse end = get(2, last.nextForwardToken(), true);
    assertThat(messages(end)).isEmpty();
    assertThat(end.nextForwardToken()).isEqualTo(last.nextForwardToken());
    assertThat(messages(get(1, end.nextBackwardToken(), false))).containsExactly("m4");

    put(event(9, "late"));
    assertThat(messages(get(2, end.nextForwardToken(), true))).containsExactly("late");
    assertThat(messages(get(2, null, true))).containsExactly("m0", "m1");
    assertInvalid(() -> get(2, "f/1", true));
  }

  @Test
  void anEmptyStreamCanBeWatched() {
    GetLogEventsResponse nothing = get(10, null, false);
    assertThat(nothing.events()).isEmpty();
    put(event(0, "first"));
    assertThat(messages(get(10, nothing.nextForwardToken(), true))).containsExactly("first");
  }

  @Test
  void timesAreIncludedAtTheStartAndNotAtTheEnd() {
    put(event(0, "a"), event(1, "b"), event(2, "c"));
    assertThat(
            logs.getLogEvents(
                    r ->
                        r.logGroupName(GROUP)
                            .logStreamName(STREAM)
                            .startTime(START.plusSeconds(1).toEpochMilli())
                            .endTime(START.plusSeconds(2).toEpochMilli()))
                .events())
        .extracting(OutputLogEvent::message)
        .containsExactly("b");
  }

  @Test
  void searchesAllStreamsInOrderOfTime() {
    LogSink sink = door.module().sink();
    sink.line(Door.REGION, GROUP, STREAM, START.plusSeconds(2), "ERROR two \"x-y\"");
    sink.line(Door.REGION, GROUP, "other", START.plusSeconds(1), "ERROR one");
    sink.line(Door.REGION, GROUP, "other", START.plusSeconds(3), "INFO three");
    sink.line(Door.REGION, GROUP, "other", START.plusSeconds(3), "");

    assertThat(filter("")).containsExactly("ERROR one", "ERROR two \"x-y\"", "INFO three");
    assertThat(filter("ERROR")).containsExactly("ERROR one", "ERROR two \"x-y\"");
    assertThat(filter("ERROR -one")).containsExactly("ERROR two \"x-y\"");
    assertThat(filter("?one ?three")).containsExactly("ERROR one", "INFO three");
    assertThat(filter("INFO ?one")).containsExactly("INFO three");
    assertThat(filter("\"\\\"x-y\\\"\"")).containsExactly("ERROR two \"x-y\"");
    assertThat(filter("error")).isEmpty();
    assertInvalid(() -> filter("x-y"));
    assertInvalid(() -> filter("{ $.a = 1 }"));
    assertThat(
            logs.filterLogEventsPaginator(r -> r.logGroupName(GROUP).limit(1)).events().stream()
                .map(FilteredLogEvent::message))
        .hasSize(3);
    assertThat(logs.filterLogEvents(r -> r.logGroupName(GROUP).logStreamNames("other")).events())
        .hasSize(2);
    assertThatThrownBy(
            () -> logs.filterLogEvents(r -> r.logGroupName(GROUP).logStreamNames("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void eventsThatAreTooOldOrTooNewAreLeftOut() {
    logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(5));
    RejectedLogEventsInfo old =
        put(event(-20 * 86_400, "a"), event(-20 * 86_400 + 1, "b")).orElseThrow();
    assertThat(old.tooOldLogEventEndIndex()).isEqualTo(2);
    assertThat(old.expiredLogEventEndIndex()).isEqualTo(2);
    assertThat(old.tooNewLogEventStartIndex()).isNull();
    RejectedLogEventsInfo future = put(event(0, "now"), event(7201, "later")).orElseThrow();
    assertThat(future.tooNewLogEventStartIndex()).isEqualTo(1);
    assertThat(put(event(1, "also now"))).isEmpty();
    assertThat(filter("")).containsExactly("now", "also now");
  }

  @Test
  void invalidBatchesAreRefusedWhole() {
    assertInvalid(() -> put(event(1, "a"), event(0, "b")));
    assertInvalid(() -> put(event(0, "a"), event(86_401, "b")));
    assertInvalid(() -> put(event(0, "")));
    assertInvalid(() -> put());
    assertInvalid(() -> put(event(0, "x".repeat(1_048_577))));
    assertInvalid(
        () ->
            put(
                Stream.generate(() -> event(0, "x".repeat(100_000)))
                    .limit(11)
                    .toArray(InputLogEvent[]::new)));
    assertThatThrownBy(
            () ->
                logs.putLogEvents(
                    r -> r.logGroupName(GROUP).logStreamName("none").logEvents(event(0, "a"))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(filter("")).isEmpty();
  }

  @Test
  void aGroupKeepsItsNewestEventsWithinBounds() {
    LogSink sink = door.module().sink();
    String line = "x".repeat(500 * 1024);
    IntStream.range(0, 40)
        .forEach(i -> sink.line(Door.REGION, GROUP, STREAM, START.plusSeconds(i), i + line));

    assertThat(logs.describeLogGroups().logGroups().get(0).storedBytes())
        .isLessThanOrEqualTo(LogGroup.MAX_BYTES)
        .isGreaterThan(LogGroup.MAX_BYTES / 2);
    assertThat(get(2, null, false).events().get(0).message()).startsWith("39x");
  }

  @Test
  void aLineNeedsValidNames() {
    LogSink sink = door.module().sink();
    assertThatThrownBy(() -> sink.line(Door.REGION, "a b", STREAM, START, "text"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sink.line(Door.REGION, GROUP, "a*b", START, "text"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
  }

  private static InputLogEvent event(long second, String message) {
    return InputLogEvent.builder()
        .timestamp(START.plus(Duration.ofSeconds(second)).toEpochMilli())
        .message(message)
        .build();
  }

  private Optional<RejectedLogEventsInfo> put(InputLogEvent... events) {
    return Optional.ofNullable(
        logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName(STREAM).logEvents(events))
            .rejectedLogEventsInfo());
  }

  private GetLogEventsResponse get(int limit, String token, boolean fromHead) {
    return logs.getLogEvents(
        r ->
            r.logGroupName(GROUP)
                .logStreamName(STREAM)
                .limit(limit)
                .nextToken(token)
                .startFromHead(fromHead));
  }

  private List<String> filter(String pattern) {
    return logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern(pattern)).events().stream()
        .map(FilteredLogEvent::message)
        .toList();
  }

  private static List<String> messages(GetLogEventsResponse response) {
    return response.events().stream().map(OutputLogEvent::message).toList();
  }
}

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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TooManyTagsException;

class LogGroupsTest {
  private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
  private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/a";

  @TempDir private Path folder;
  private ManualClock clock;
  private Door<LogsModule> door;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void open() throws IOException {
    clock = new ManualClock(START);
    door = new Door<>(clock, folder, LogsModule::new);
    logs = door.client(CloudWatchLogsClient.builder());
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aGroupIsMadeShownAndDeleted() {
    logs.createLogGroup(r -> r.logGroupName("/aws/lambda/a"));

    LogGroup group = only("/aws/lambda/a");
    assertThat(group.arn()).isEqualTo(ARN + ":*");
    assertThat(group.logGroupArn()).isEqualTo(ARN);
    assertThat(group.creationTime()).isEqualTo(START.toEpochMilli());
    assertThat(group.retentionInDays()).isNull();
    assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.STANDARD);
    assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("/aws/lambda/a")))
        .isInstanceOf(ResourceAlreadyExistsException.class);

    logs.deleteLogGroup(r -> r.logGroupName("/aws/lambda/a"));
    assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    assertThatThrownBy(() -> logs.deleteLogGroup(r -> r.logGroupName("/aws/lambda/a")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void listsGroupsByPrefixPatternAndPage() {
    IntStream.range(0, 120).forEach(i -> group("/aws/lambda/f%03d".formatted(i)));
    group("other");

    var pages = logs.describeLogGroupsPaginator(r -> r.logGroupNamePrefix("/aws/lambda/"));
    assertThat(pages.stream().map(page -> page.logGroups().size())).containsExactly(50, 50, 20);
    assertThat(pages.logGroups().stream().map(LogGroup::logGroupName))
        .isSorted()
        .doesNotHaveDuplicates()
        .doesNotContain("other");
    assertThat(logs.describeLogGroups(r -> r.logGroupNamePattern("f00").limit(3)).logGroups())
        .extracting(LogGroup::logGroupName)
        .containsExactly("/aws/lambda/f000", "/aws/lambda/f001", "/aws/lambda/f002");
    assertInvalid(() -> logs.describeLogGroups(r -> r.limit(51)));
    assertInvalid(() -> logs.describeLogGroups(r -> r.nextToken("nothing!")));
    assertInvalid(
        () -> logs.describeLogGroups(r -> r.logGroupNamePattern("a").logGroupNamePrefix("a")));
  }

  @Test
  void regionsAreApart() {
    group("a");
    door.module().sink().line("us-east-1", "b", "s", START, "text");

    assertThat(logs.describeLogGroups().logGroups())
        .extracting(LogGroup::logGroupName)
        .containsExactly("a");
  }

  @Test
  void keepsEventsForTheDaysThatAreAllowed() {
    group("a");
    logs.putRetentionPolicy(r -> r.logGroupName("a").retentionInDays(30));
    assertThat(only("a").retentionInDays()).isEqualTo(30);
    logs.deleteRetentionPolicy(r -> r.logGroupName("a"));
    assertThat(only("a").retentionInDays()).isNull();

    assertInvalid(() -> logs.putRetentionPolicy(r -> r.logGroupName("a").retentionInDays(2)));
    assertThatThrownBy(() -> logs.putRetentionPolicy(r -> r.logGroupName("b").retentionInDays(1)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void listsStreamsByNameOrByLastEvent() {
    group("a");
    for (String stream : List.of("one", "two", "three")) {
      logs.createLogStream(r -> r.logGroupName("a").logStreamName(stream));
    }
    assertThatThrownBy(() -> logs.createLogStream(r -> r.logGroupName("a").logStreamName("two")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    door.module().sink().line(Door.REGION, "a", "two", START.plusSeconds(5), "text");
    door.module().sink().line(Door.REGION, "a", "three", START.plusSeconds(3), "text");

    assertThat(logs.describeLogStreams(r -> r.logGroupName("a")).logStreams())
        .extracting(LogStream::logStreamName)
        .containsExactly("one", "three", "two");
    assertThat(
            logs.describeLogStreamsPaginator(
                    r ->
                        r.logGroupIdentifier("arn:aws:logs:eu-west-1:123456789012:log-group:a")
                            .orderBy(OrderBy.LAST_EVENT_TIME)
                            .descending(true)
                            .limit(1))
                .logStreams())
        .extracting(LogStream::logStreamName)
        .containsExactly("two", "three", "one");
    LogStream two =
        logs.describeLogStreams(r -> r.logGroupName("a").logStreamNamePrefix("tw"))
            .logStreams()
            .get(0);
    assertThat(two.lastEventTimestamp()).isEqualTo(START.plusSeconds(5).toEpochMilli());
    assertThat(two.arn())
        .isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:a:log-stream:two");

    logs.deleteLogStream(r -> r.logGroupName("a").logStreamName("two"));
    assertThatThrownBy(() -> logs.deleteLogStream(r -> r.logGroupName("a").logStreamName("two")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(logs.filterLogEvents(r -> r.logGroupName("a")).events())
        .extracting(e -> e.logStreamName())
        .containsExactly("three");
  }

  @Test
  void tagsAreAddedAndTakenAway() {
    logs.createLogGroup(r -> r.logGroupName("/aws/lambda/a").tags(Map.of("k", "v")));
    logs.tagResource(r -> r.resourceArn(ARN).tags(Map.of("x", "")));
    logs.untagResource(r -> r.resourceArn(ARN).tagKeys("k", "never"));

    assertThat(logs.listTagsForResource(r -> r.resourceArn(ARN)).tags()).isEqualTo(Map.of("x", ""));
    assertThatThrownBy(
            () ->
                logs.tagResource(
                    r ->
                        r.resourceArn(ARN)
                            .tags(
                                IntStream.range(0, 50)
                                    .boxed()
                                    .collect(Collectors.toMap(i -> "k" + i, i -> "v")))))
        .isInstanceOf(TooManyTagsException.class);
    assertThatThrownBy(() -> logs.listTagsForResource(r -> r.resourceArn(ARN + "b")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void whatWasMadeOutlivesTheAccount() throws IOException {
    logs.createLogGroup(r -> r.logGroupName("a").tags(Map.of("k", "v")));
    logs.putRetentionPolicy(r -> r.logGroupName("a").retentionInDays(7));
    door.module().sink().line(Door.REGION, "a", "s", START, "kept");
    close();
    open();

    assertThat(only("a").retentionInDays()).isEqualTo(7);
    door.module().sink().line(Door.REGION, "a", "s", START, "new");
    assertThat(
            logs.getLogEvents(r -> r.logGroupName("a").logStreamName("s").startFromHead(true))
                .events())
        .extracting(e -> e.message())
        .containsExactly("kept", "new");
    clock.advance(Duration.ofDays(7).plusMillis(1));
    assertThat(logs.getLogEvents(r -> r.logGroupName("a").logStreamName("s")).events()).isEmpty();
  }

  @Test
  void invalidRequestsAreRefusedAndUnknownCallsNamed() {
    assertInvalid(() -> logs.createLogGroup(r -> r.logGroupName("not allowed")));
    assertInvalid(() -> logs.createLogGroup(r -> {}));
    assertInvalid(() -> logs.createLogGroup(r -> r.logGroupName("a".repeat(513))));
    assertInvalid(() -> logs.createLogGroup(r -> r.logGroupName("a").tags(Map.of("aws:k", "v"))));
    group("a");
    assertInvalid(() -> logs.createLogStream(r -> r.logGroupName("a").logStreamName("a:b")));
    assertInvalid(() -> logs.describeLogStreams(r -> {}));
    assertThatThrownBy(() -> logs.createLogStream(r -> r.logGroupName("b").logStreamName("s")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> logs.describeQueries())
        .isInstanceOf(CloudWatchLogsException.class)
        .hasMessageContaining("logs:DescribeQueries");
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
  }

  private void group(String name) {
    logs.createLogGroup(r -> r.logGroupName(name));
  }

  private LogGroup only(String name) {
    List<LogGroup> groups = logs.describeLogGroups(r -> r.logGroupNamePrefix(name)).logGroups();
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }
}

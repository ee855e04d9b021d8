package io.github.ddbbackup.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.event.CloudTrailEvent;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

class EventDeliveryTest {
  private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
  private static final String RULE = "arn:aws:events:eu-west-1:123456789012:rule/rule";
  private static final String FUNCTION =
      "arn:aws:lambda:eu-west-1:123456789012:function:EnsureDynamoBackup:live";
  private static final String FORBIDDEN =
      "arn:aws:lambda:eu-west-1:123456789012:function:Forbidden";
  private static final String TABLES =
      """
      {"source": ["aws.dynamodb"], "detail-type": ["AWS API Call via CloudTrail"],
       "detail": {"eventSource": ["dynamodb.amazonaws.com"],
                  "eventName": ["CreateTable", "DeleteTable"]}}
      """;

  private final List<Invocation> invocations = new ArrayList<>();
  @TempDir private Path folder;
  private ManualClock clock;
  private Door<EventsModule> door;
  private EventBridgeClient events;

  @BeforeEach
  void open() throws IOException {
    clock = new ManualClock(START);
    door = new Door<>(clock, folder, context -> new EventsModule(context, this::invoke));
    events = door.client(EventBridgeClient.builder());
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void tableCallsReachTheFunctionsOfTheRulesThatMatch() {
    rule(TABLES, target("a"));

    tableCall("CreateTable", Door.REGION);
    tableCall("UpdateTable", Door.REGION);
    tableCall("CreateTable", "us-east-1");

    assertThat(invocations).hasSize(1);
    Invocation invocation = invocations.get(0);
    assertThat(invocation.function()).isEqualTo(FUNCTION);
    assertThat(invocation.source()).isEqualTo(RULE);
    assertThat(invocation.principal()).isEqualTo("events.amazonaws.com");
    assertThat(invocation.event().path("detail").path("eventName").asText())
        .isEqualTo("CreateTable");
    assertThat(invocation.event().path("detail-type").asText())
        .isEqualTo("AWS API Call via CloudTrail");
    assertThat(invocation.event().path("time").asText()).isEqualTo("2026-11-22T18:00:00Z");
  }

  @Test
  void aDisabledRuleStaysStill() {
    rule(TABLES, target("a"));
    events.disableRule(r -> r.name("rule"));
    tableCall("CreateTable", Door.REGION);
    assertThat(invocations).isEmpty();
    events.enableRule(r -> r.name("rule"));
    tableCall("CreateTable", Door.REGION);
    assertThat(invocations).hasSize(1);
  }

  @Test
  void aTargetGetsItsInputOrAPartOfTheEvent() {
    rule(
        TABLES,
        target("a").input("{\"fixed\":true}"),
        target("b").inputPath("$.detail.requestParameters.tableName"),
        target("c").inputPath("$['detail-type']"),
        target("d").inputPath("$.detail.list[1]"));
    tableCall("CreateTable", Door.REGION);
    assertThat(invocations.stream().map(i -> i.event().toString()))
        .containsExactly(
            "{\"fixed\":true}", "\"orders\"", "\"AWS API Call via CloudTrail\"", "\"two\"");
  }

  @Test
  void oneTargetThatRefusesKeepsNothingFromTheOthers() {
    rule(TABLES, target("a").arn(FORBIDDEN), target("b"));
    tableCall("CreateTable", Door.REGION);
    assertThat(invocations).extracting(Invocation::function).containsExactly(FUNCTION);
  }

  @Test
  void takesEventsOfAProgramsOwn() {
    rule("{\"source\":[\"shop\"],\"detail\":{\"n\":[{\"numeric\":[\">\",1]}]}}", target("a"));
    PutEventsResponse response =
        events.putEvents(
            r ->
                r.entries(
                    entry().detail("{\"n\":2}").time(START.minusSeconds(60)).build(),
                    entry().detail("{\"n\":1}").build(),
                    entry().detail("no JSON").build(),
                    entry().source("aws.dynamodb").build(),
                    entry().detailType(null).build()));
    assertThat(response.failedEntryCount()).isEqualTo(3);
    assertThat(response.entries().get(0).eventId()).isNotEmpty();
    assertThat(response.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(
            null, null, "MalformedDetail", "NotAuthorizedForSourceException", "InvalidArgument");
    assertThat(invocations).hasSize(1);
    JsonNode event = invocations.get(0).event();
    assertThat(event.path("id").asText()).isEqualTo(response.entries().get(0).eventId());
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T17:59:00Z");
    assertThat(event.path("detail").path("n").asInt()).isEqualTo(2);
    assertThat(event.path("resources").get(0).asText()).isEqualTo("arn:one");
    assertThatThrownBy(
            () ->
                events.putEvents(
                    r ->
                        r.entries(
                            entry().detail("{\"n\":\"" + "x".repeat(262_144) + "\"}").build())))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("Total size");
    assertThatThrownBy(() -> events.putEvents(r -> r.entries(List.of())))
        .isInstanceOf(EventBridgeException.class);
  }

  @Test
  void aRateFiresAgainAndAgain() {
    events.putRule(r -> r.name("rule").scheduleExpression("rate(5 minutes)"));
    events.putTargets(r -> r.rule("rule").targets(target("a").build()));
    clock.advance(Duration.ofMinutes(4));
    assertThat(invocations).isEmpty();
    clock.advance(Duration.ofMinutes(11));
    assertThat(invocations).hasSize(3);
    JsonNode event = invocations.get(0).event();
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("source").asText()).isEqualTo("aws.events");
    assertThat(event.path("resources").get(0).asText()).isEqualTo(RULE);
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T18:05:00Z");

    events.disableRule(r -> r.name("rule"));
    clock.advance(Duration.ofHours(1));
    assertThat(invocations).hasSize(3);
    events.putRule(r -> r.name("rule").scheduleExpression("rate(1 day)"));
    clock.advance(Duration.ofDays(2));
    assertThat(invocations).hasSize(5);
    events.removeTargets(r -> r.rule("rule").ids("a"));
    events.deleteRule(r -> r.name("rule"));
    clock.advance(Duration.ofDays(2));
    assertThat(invocations).hasSize(5);
  }

  @Test
  void aScheduleOutlivesTheAccount() throws IOException {
    events.putRule(r -> r.name("rule").scheduleExpression("cron(15 10 ? * MON *)"));
    events.putTargets(r -> r.rule("rule").targets(target("a").build()));
    close();
    open();
    clock.advance(Duration.ofDays(1));
    assertThat(invocations).hasSize(1);
    assertThat(invocations.get(0).event().path("time").asText()).isEqualTo("2026-11-23T10:15:00Z");
  }

  private void invoke(String function, byte[] event, String source, String principal) {
    if (function.equals(FORBIDDEN)) {
      throw new ApiException("AccessDeniedException", 403, "not permitted");
    }
    invocations.add(new Invocation(function, Json.parse(event), source, principal));
  }

  private void rule(String pattern, Target.Builder... targets) {
    events.putRule(r -> r.name("rule").eventPattern(pattern));
    for (Target.Builder target : targets) {
      events.putTargets(r -> r.rule("rule").targets(target.build()));
    }
  }

  private static Target.Builder target(String id) {
    return Target.builder().id(id).arn(FUNCTION);
  }

  private static PutEventsRequestEntry.Builder entry() {
    return PutEventsRequestEntry.builder()
        .source("shop")
        .detailType("sold")
        .detail("{}")
        .resources("arn:one");
  }

  private void tableCall(String name, String region) {
    String detail =
        "{\"eventSource\":\"dynamodb.amazonaws.com\",\"eventName\":\"%s\",\"list\":[\"one\",\"two\"],"
                .formatted(name)
            + "\"requestParameters\":{\"tableName\":\"orders\"}}";
    door.module()
        .tableEvents()
        .tableCall(
            new CloudTrailEvent(
                "1",
                "aws.dynamodb",
                Door.ACCOUNT,
                clock.instant(),
                region,
                Json.parse(detail).orElseThrow().deepCopy()));
  }

  private record Invocation(String function, JsonNode event, String source, String principal) {}
}

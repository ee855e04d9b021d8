package io.github.ddbbackup.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;

class RulesTest {
  private static final String ARN =
      "arn:aws:events:eu-west-1:123456789012:rule/DynamoDBCreateDelete";
  private static final String PATTERN = "{\"source\":[\"aws.dynamodb\"]}";
  private static final String FUNCTION =
      "arn:aws:lambda:eu-west-1:123456789012:function:EnsureDynamoBackup:live";

  @TempDir private Path folder;
  private Door<EventsModule> door;
  private EventBridgeClient events;

  @BeforeEach
  void open() throws IOException {
    door =
        new Door<>(
            new ManualClock(Instant.parse("2026-11-22T18:00:00Z")),
            folder,
            context ->
                new EventsModule(
                    context,
                    (function, event, source, principal) -> {
                      throw new AssertionError("nothing matches");
                    }));
    events = door.client(EventBridgeClient.builder());
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aRuleIsMadeShownAndReplaced() {
    String arn =
        events
            .putRule(
                r -> r.name("DynamoDBCreateDelete").eventPattern(PATTERN).description("tables"))
            .ruleArn();
    assertThat(arn).isEqualTo(ARN);
    DescribeRuleResponse rule = describe();
    assertThat(rule.arn()).isEqualTo(ARN);
    assertThat(rule.eventPattern()).isEqualTo(PATTERN);
    assertThat(rule.description()).isEqualTo("tables");
    assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
    assertThat(rule.eventBusName()).isEqualTo("default");

    target("one", FUNCTION);
    events.putRule(
        r ->
            r.name("DynamoDBCreateDelete")
                .scheduleExpression("rate(5 minutes)")
                .state(RuleState.DISABLED));
    assertThat(describe().eventPattern()).isNull();
    assertThat(describe().description()).isNull();
    assertThat(describe().scheduleExpression()).isEqualTo("rate(5 minutes)");
    assertThat(describe().state()).isEqualTo(RuleState.DISABLED);
    assertThat(targets()).hasSize(1);

    events.enableRule(r -> r.name("DynamoDBCreateDelete"));
    assertThat(describe().state()).isEqualTo(RuleState.ENABLED);
    events.disableRule(r -> r.name("DynamoDBCreateDelete"));
    assertThat(describe().state()).isEqualTo(RuleState.DISABLED);
  }

  @Test
  void aRuleGoesOnlyWithoutTargetsAndMoreThanOnce() {
    rule();
    target("one", FUNCTION);
    assertThatThrownBy(() -> events.deleteRule(r -> r.name("DynamoDBCreateDelete")))
        .isInstanceOfSatisfying(
            EventBridgeException.class, e -> assertCode(e, "ValidationException"))
        .hasMessageContaining("Rule can't be deleted since it has targets.");

    RemoveTargetsResponse removed =
        events.removeTargets(r -> r.rule("DynamoDBCreateDelete").ids("one", "two"));
    assertThat(removed.failedEntryCount()).isEqualTo(1);
    assertThat(removed.failedEntries().get(0).targetId()).isEqualTo("two");
    events.deleteRule(r -> r.name("DynamoDBCreateDelete"));
    events.deleteRule(r -> r.name("DynamoDBCreateDelete"));
    assertThatThrownBy(this::describe).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> events.enableRule(r -> r.name("DynamoDBCreateDelete")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> target("one", FUNCTION)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(this::targets).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void listsByPages() {
    IntStream.range(0, 120)
        .forEach(
            i -> {
              events.putRule(r -> r.name("rule-%03d".formatted(i)).eventPattern(PATTERN));
            });
    events.putRule(r -> r.name("other").eventPattern(PATTERN));
    events.putTargets(r -> r.rule("rule-003").targets(target("a").build()));
    events.putTargets(r -> r.rule("rule-007").targets(target("a").build()));

    var first = events.listRules(r -> r.namePrefix("rule-"));
    assertThat(first.rules()).hasSize(100);
    var second = events.listRules(r -> r.namePrefix("rule-").nextToken(first.nextToken()));
    assertThat(second.rules()).extracting(Rule::name).hasSize(20).startsWith("rule-100");
    assertThat(second.nextToken()).isNull();

    var named = events.listRuleNamesByTarget(r -> r.targetArn(FUNCTION).limit(1));
    assertThat(named.ruleNames()).containsExactly("rule-003");
    assertThat(
            events
                .listRuleNamesByTarget(r -> r.targetArn(FUNCTION).nextToken(named.nextToken()))
                .ruleNames())
        .containsExactly("rule-007");
    assertInvalid(() -> events.listRules(r -> r.limit(101)));
    assertInvalid(() -> events.listRules(r -> r.nextToken("!")));
  }

  @Test
  void targetsAreReplacedListedByPagesAndAtMostFive() {
    rule();
    for (String id : List.of("a", "b", "c", "d", "e")) {
      target(id, FUNCTION);
    }
    events.putTargets(
        r ->
            r.rule("DynamoDBCreateDelete")
                .targets(
                    target("c")
                        .input("{\"x\":1}")
                        .retryPolicy(p -> p.maximumRetryAttempts(3))
                        .build()));
    assertThat(targets()).extracting(Target::id).containsExactly("a", "b", "c", "d", "e");
    assertThat(targets().get(2).input()).isEqualTo("{\"x\":1}");
    assertThat(targets().get(2).retryPolicy().maximumRetryAttempts()).isEqualTo(3);
    assertThatThrownBy(() -> target("f", FUNCTION)).isInstanceOf(LimitExceededException.class);

    var page = events.listTargetsByRule(r -> r.rule("DynamoDBCreateDelete").limit(2));
    assertThat(page.targets()).extracting(Target::id).containsExactly("a", "b");
    events.removeTargets(r -> r.rule("DynamoDBCreateDelete").ids("a", "b", "c"));
    assertThat(
            events
                .listTargetsByRule(r -> r.rule("DynamoDBCreateDelete").nextToken(page.nextToken()))
                .targets())
        .extracting(Target::id)
        .containsExactly("d", "e");
  }

  @Test
  void rulesAreChecked() {
    assertInvalid(() -> events.putRule(r -> r.eventPattern(PATTERN)));
    assertInvalid(() -> events.putRule(r -> r.name("a b").eventPattern(PATTERN)));
    assertInvalid(() -> events.putRule(r -> r.name("a".repeat(65)).eventPattern(PATTERN)));
    assertInvalid(() -> events.putRule(r -> r.name("a")));
    assertInvalid(() -> events.putRule(r -> r.name("a").eventPattern(PATTERN).state("ON")));
    assertInvalid(
        () -> events.putRule(r -> r.name("a").eventPattern(PATTERN).description("x".repeat(513))));
    for (String expression : List.of("rate(1 minutes)", "rate(5 minute)", "rate(0 days)", "5")) {
      assertInvalid(() -> events.putRule(r -> r.name("a").scheduleExpression(expression)));
    }
    for (String pattern : List.of("{", "{}", "[]", "{\"source\":\"x\"}", "{\"a\":[{\"no\":1}]}")) {
      assertThatThrownBy(() -> events.putRule(r -> r.name("a").eventPattern(pattern)))
          .isInstanceOf(InvalidEventPatternException.class);
    }
    assertThatThrownBy(
            () -> events.putRule(r -> r.name("a").eventPattern(PATTERN).eventBusName("other")))
        .isInstanceOf(ResourceNotFoundException.class);
    events.putRule(
        r ->
            r.name("a")
                .eventPattern(PATTERN)
                .eventBusName("arn:aws:events:eu-west-1:123456789012:event-bus/default"));
    assertThat(events.listRules(r -> {}).rules()).hasSize(1);
  }

  @Test
  void targetsAreChecked() {
    rule();
    assertInvalid(() -> put(Target.builder().id("a").build()));
    assertInvalid(() -> put(target("a b").build()));
    assertInvalid(() -> put(target("a").arn("EnsureDynamoBackup").build()));
    assertInvalid(() -> put(target("a").arn("arn:aws:sqs:eu-west-1:123456789012:q").build()));
    assertInvalid(() -> put(target("a").arn(FUNCTION.replace("eu-west-1", "us-east-1")).build()));
    assertInvalid(() -> put(target("a").input("{").build()));
    assertInvalid(() -> put(target("a").input("{}").inputPath("$.detail").build()));
    assertInvalid(() -> put(target("a").inputPath("detail").build()));
    assertInvalid(() -> put(target("a").deadLetterConfig(d -> d.arn("arn")).build()));
    assertThat(targets()).isEmpty();
  }

  @Test
  void tagsAreSetWhenTheRuleIsMadeAndChangedByCallsOfTheirOwn() {
    events.putRule(r -> r.name("DynamoDBCreateDelete").eventPattern(PATTERN).tags(tag("k", "v")));
    events.putRule(r -> r.name("DynamoDBCreateDelete").eventPattern(PATTERN).tags(tag("x", "y")));
    assertThat(tags()).containsExactly(tag("k", "v"));
    events.tagResource(r -> r.resourceARN(ARN).tags(tag("a", "")));
    events.untagResource(r -> r.resourceARN(ARN).tagKeys("k", "never"));
    assertThat(tags()).containsExactly(tag("a", ""));
    assertThatThrownBy(() -> events.listTagsForResource(r -> r.resourceARN(ARN + "2")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertInvalid(() -> events.tagResource(r -> r.resourceARN(ARN).tags(tag("aws:k", "v"))));
  }

  @Test
  void patternsCanBeTried() {
    String event =
        "{\"id\":\"1\",\"account\":\"123456789012\",\"source\":\"aws.dynamodb\",\"time\":"
            + "\"2026-11-22T18:00:00Z\",\"region\":\"eu-west-1\",\"resources\":[],"
            + "\"detail-type\":\"d\",\"detail\":{\"eventName\":\"CreateTable\"}}";
    assertThat(
            events
                .testEventPattern(
                    r ->
                        r.event(event)
                            .eventPattern("{\"detail\":{\"eventName\":[{\"suffix\":\"Table\"}]}}"))
                .result())
        .isTrue();
    assertThat(
            events
                .testEventPattern(r -> r.event(event).eventPattern("{\"source\":[\"aws.s3\"]}"))
                .result())
        .isFalse();
    assertThatThrownBy(() -> events.testEventPattern(r -> r.event(event).eventPattern("{}")))
        .isInstanceOf(InvalidEventPatternException.class);
    assertInvalid(() -> events.testEventPattern(r -> r.event("{}").eventPattern(PATTERN)));
  }

  @Test
  void rulesOutliveTheAccount() throws IOException {
    events.putRule(r -> r.name("DynamoDBCreateDelete").eventPattern(PATTERN).tags(tag("k", "v")));
    target("one", FUNCTION);
    close();
    open();
    assertThat(describe().eventPattern()).isEqualTo(PATTERN);
    assertThat(targets()).extracting(Target::arn).containsExactly(FUNCTION);
    assertThat(tags()).containsExactly(tag("k", "v"));
  }

  @Test
  void aCallThatIsNotEmulatedIsNamed() {
    assertThatThrownBy(() -> events.createEventBus(r -> r.name("other")))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("events:CreateEventBus");
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            EventBridgeException.class, e -> assertCode(e, "ValidationException"));
  }

  private static void assertCode(EventBridgeException e, String code) {
    assertThat(Optional.ofNullable(e.awsErrorDetails()).orElseThrow().errorCode()).isEqualTo(code);
  }

  private static Target.Builder target(String id) {
    return Target.builder().id(id).arn(FUNCTION);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void rule() {
    events.putRule(r -> r.name("DynamoDBCreateDelete").eventPattern(PATTERN));
  }

  private void target(String id, String arn) {
    put(target(id).arn(arn).build());
  }

  private void put(Target target) {
    events.putTargets(r -> r.rule("DynamoDBCreateDelete").targets(target));
  }

  private DescribeRuleResponse describe() {
    return events.describeRule(r -> r.name("DynamoDBCreateDelete"));
  }

  private List<Target> targets() {
    return events.listTargetsByRule(r -> r.rule("DynamoDBCreateDelete")).targets();
  }

  private List<Tag> tags() {
    return events.listTagsForResource(r -> r.resourceARN(ARN)).tags();
  }
}

package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.JsonService;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;

/** EventBridge behind the front door: finds the call that a request asks for. */
final class EventsService extends JsonService {
  static final String NAME = "events";

  private static final String TARGET = "AWSEvents.";

  EventsService(Rules rules, Scheduler scheduler, Bus bus, InstantSource clock) {
    super(NAME, TARGET, calls(rules, scheduler, bus, clock));
  }

  private static Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls(
      Rules rules, Scheduler scheduler, Bus bus, InstantSource clock) {
    RuleCalls rule = new RuleCalls(rules, scheduler);
    TargetCalls targets = new TargetCalls(rules);
    TagCalls tags = new TagCalls(rules);
    return Map.ofEntries(
        Map.entry("PutRule", rule::put),
        Map.entry("DescribeRule", rule::describe),
        Map.entry("DeleteRule", rule::delete),
        Map.entry("EnableRule", rule::enable),
        Map.entry("DisableRule", rule::disable),
        Map.entry("ListRules", rule::list),
        Map.entry("ListRuleNamesByTarget", rule::listByTarget),
        Map.entry("PutTargets", targets::put),
        Map.entry("RemoveTargets", targets::remove),
        Map.entry("ListTargetsByRule", targets::list),
        Map.entry("PutEvents", new PutCalls(rules, bus, clock)::put),
        Map.entry("TestEventPattern", new PatternCalls()::test),
        Map.entry("TagResource", tags::tag),
        Map.entry("UntagResource", tags::untag),
        Map.entry("ListTagsForResource", tags::list));
  }
}

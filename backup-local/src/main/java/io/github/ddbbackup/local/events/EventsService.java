package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** EventBridge behind the front door: finds the call that a request asks for. */
final class EventsService implements LocalService {
  static final String NAME = "events";

  private static final String TARGET = "AWSEvents.";

  private final Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls;

  EventsService(Rules rules, Scheduler scheduler, Bus bus, InstantSource clock) {
    RuleCalls rule = new RuleCalls(rules, scheduler);
    TargetCalls targets = new TargetCalls(rules);
    TagCalls tags = new TagCalls(rules);
    calls =
        Map.ofEntries(
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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON_1_1;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request.target().filter(target -> target.startsWith(TARGET)).isPresent();
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String operation = request.targetOperation().orElse("");
    BiFunction<String, ObjectNode, ObjectNode> call =
        Optional.ofNullable(calls.get(operation))
            .orElseThrow(() -> ApiException.notEmulated(NAME, operation));
    return ApiResponse.json(call.apply(request.region(), Json.body(request)));
  }
}

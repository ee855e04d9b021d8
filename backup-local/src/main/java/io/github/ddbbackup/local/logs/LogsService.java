package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** CloudWatch Logs behind the front door: finds the call that a request asks for. */
final class LogsService implements LocalService {
  static final String NAME = "logs";

  private static final String TARGET = "Logs_20140328.";

  private final Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls;

  LogsService(LogGroups groups) {
    GroupCalls group = new GroupCalls(groups);
    StreamCalls stream = new StreamCalls(groups);
    TagCalls tags = new TagCalls(groups);
    calls =
        Map.ofEntries(
            Map.entry("CreateLogGroup", group::create),
            Map.entry("DeleteLogGroup", group::delete),
            Map.entry("DescribeLogGroups", group::describe),
            Map.entry("PutRetentionPolicy", group::putRetention),
            Map.entry("DeleteRetentionPolicy", group::deleteRetention),
            Map.entry("CreateLogStream", stream::create),
            Map.entry("DeleteLogStream", stream::delete),
            Map.entry("DescribeLogStreams", stream::describe),
            Map.entry("PutLogEvents", new PutCalls(groups)::put),
            Map.entry("GetLogEvents", new GetCalls(groups)::get),
            Map.entry("FilterLogEvents", new FilterCalls(groups)::filter),
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

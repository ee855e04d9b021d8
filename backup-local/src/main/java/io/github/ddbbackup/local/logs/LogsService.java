package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.JsonService;
import java.util.Map;
import java.util.function.BiFunction;

/** CloudWatch Logs behind the front door: finds the call that a request asks for. */
final class LogsService extends JsonService {
  static final String NAME = "logs";

  private static final String TARGET = "Logs_20140328.";

  LogsService(LogGroups groups) {
    super(NAME, TARGET, calls(groups));
  }

  private static Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls(LogGroups groups) {
    GroupCalls group = new GroupCalls(groups);
    StreamCalls stream = new StreamCalls(groups);
    TagCalls tags = new TagCalls(groups);
    return Map.ofEntries(
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
}

package io.github.ddbbackup.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hjson.JsonObject;
import org.hjson.JsonValue;
import org.hjson.ParseException;

/**
 * Which of CloudTrail's events concern the backup of tables, see <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">
 * AWS service events delivered via CloudTrail</a>.
 */
public final class EventPattern {

  /**
   * The calls of DynamoDB that make a table. Adding a replica to a global table is an {@code
   * UpdateTable} in the Region of a table that is there already, which says nothing new here, and
   * "invokes the CreateTableReplica action in the destination Region", see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicationGroupUpdate.html">
   * ReplicationGroupUpdate</a>. That CloudTrail tells of that action is not documented.
   */
  public static final List<String> TABLE_MAKING_CALLS =
      List.of(
          "CreateTable",
          "CreateTableReplica",
          "ImportTable",
          "RestoreTableFromBackup",
          "RestoreTableToPointInTime");

  /**
   * The calls of DynamoDB that delete a table. The one for a replica is the counterpart of {@code
   * CreateTableReplica}, from the same page.
   */
  public static final List<String> TABLE_DELETING_CALLS =
      List.of("DeleteTable", "DeleteTableReplica");

  private EventPattern() {}

  /**
   * The pattern of the rule.
   *
   * @return an event pattern in EventBridge's language
   */
  public static String ofTableCalls() {
    String names =
        Stream.concat(TABLE_MAKING_CALLS.stream(), TABLE_DELETING_CALLS.stream())
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(","));
    return "{\"detail-type\":[\"AWS API Call via CloudTrail\"],"
        + "\"detail\":{\"eventSource\":[\"dynamodb.amazonaws.com\"],\"eventName\":["
        + names
        + "]}}";
  }

  /**
   * Writes a pattern so that two that mean the same are equal: without spaces, the members of
   * objects and the values of lists in order.
   *
   * @param pattern a pattern; a text that is not JSON is given back as it is
   * @return the pattern in its one form
   */
  static String canonical(String pattern) {
    try {
      return written(JsonValue.readJSON(pattern));
    } catch (ParseException e) {
      return pattern;
    }
  }

  private static String written(JsonValue value) {
    if (value.isObject()) {
      return written(value.asObject());
    }
    if (value.isArray()) {
      return value.asArray().values().stream()
          .map(EventPattern::written)
          .sorted()
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value.toString();
  }

  private static String written(JsonObject object) {
    Map<String, JsonValue> members = new TreeMap<>();
    object.forEach(m -> members.put(m.getName(), m.getValue()));
    return members.entrySet().stream()
        .map(m -> JsonValue.valueOf(m.getKey()) + ":" + written(m.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}

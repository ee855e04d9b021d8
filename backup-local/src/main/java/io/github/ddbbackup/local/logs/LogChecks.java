package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks of the members that many calls have. */
final class LogChecks {
  /** As CloudWatch Logs tells patterns of names. */
  static final String GROUP_NAME = "[\\.\\-_/#A-Za-z0-9]+";

  /** As CloudWatch Logs tells patterns of names. */
  static final String STREAM_NAME = "[^:*]*";

  static final int MAX_NAME = 512;
  static final String IDENTIFIER = "[\\w#+=/:,.@-]*";

  /** The longest page of groups or streams, and the usual one. */
  static final int MAX_DESCRIBED = 50;

  private LogChecks() {}

  /** The page of groups or streams that is asked for. */
  static PageRequest page(JsonNode body) {
    return PageRequest.of(
        Json.text(body, "nextToken"),
        body.path("limit").asInt(MAX_DESCRIBED),
        LogErrors::invalidToken);
  }

  /** Checks the name of a group, which must be there. */
  static Checks group(JsonNode body) {
    return groupName(Checks.of(body).required("logGroupName"), "logGroupName");
  }

  /** Checks the name of a group, if it is there. */
  static Checks groupName(Checks checks, String member) {
    return checks.length(member, 1, MAX_NAME).pattern(member, GROUP_NAME);
  }

  /** Checks the name of a stream, if it is there. */
  static Checks streamName(Checks checks, String member) {
    return checks.length(member, 1, MAX_NAME).pattern(member, STREAM_NAME);
  }

  /** Checks the two members of which exactly one must name a group. */
  static Checks groupOrIdentifier(JsonNode body) {
    return groupName(Checks.of(body), "logGroupName")
        .length("logGroupIdentifier", 1, 2048)
        .pattern("logGroupIdentifier", IDENTIFIER);
  }

  /** The group that one of the two members names. */
  static LogGroup namedGroup(LogGroups groups, String region, JsonNode body) {
    boolean named = body.hasNonNull("logGroupName");
    if (named == body.hasNonNull("logGroupIdentifier")) {
      throw LogErrors.invalid(
          "Exactly one of LogGroupName and LogGroupIdentifier must be specified");
    }
    String name = body.path(named ? "logGroupName" : "logGroupIdentifier").asText();
    return name.startsWith("arn:") ? groups.byArn(name) : groups.get(region, name);
  }

  /** The names in a list of streams' names, each checked; none if the list is not there. */
  static List<String> streamNames(JsonNode body, String member) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : body.path(member)) {
      streamName(Checks.of(Json.object().set("logStreamName", name)), "logStreamName")
          .orThrow(LogErrors.INVALID);
      names.add(name.asText());
    }
    return names;
  }

  /** Checks names that this program makes up itself. */
  static void requireNames(String group, String stream) {
    require(group, GROUP_NAME, "log group");
    require(stream, STREAM_NAME, "log stream");
  }

  /** An error about a feature that this account does not emulate. */
  static ApiException notEmulated(String what) {
    return LogErrors.invalid(what + " is not emulated by this loopback account");
  }

  private static void require(String name, String pattern, String what) {
    if (name.isEmpty() || name.length() > MAX_NAME || !Pattern.matches(pattern, name)) {
      throw new IllegalArgumentException("not the name of a " + what + ": " + name);
    }
  }
}

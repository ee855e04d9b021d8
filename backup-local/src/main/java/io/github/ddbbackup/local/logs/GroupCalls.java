package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.Optional;

/** The calls that make, show, change and delete log groups. */
final class GroupCalls {
  private static final String[] CLASSES = {"STANDARD", "INFREQUENT_ACCESS", "DELIVERY"};

  /**
   * The days for which events can be kept.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">PutRetentionPolicy</a>
   */
  private static final List<Long> RETENTIONS =
      List.of(
          1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L,
          1827L, 2192L, 2557L, 2922L, 3288L, 3653L);

  private final LogGroups groups;

  GroupCalls(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode create(String region, ObjectNode body) {
    LogChecks.group(body)
        .oneOf("logGroupClass", CLASSES)
        .length("kmsKeyId", 0, 256)
        .bool("deletionProtectionEnabled")
        .orThrow(LogErrors.INVALID);
    Tags.check(body);
    if (body.hasNonNull("kmsKeyId")) {
      throw LogChecks.notEmulated("kmsKeyId");
    }
    if (body.path("deletionProtectionEnabled").asBoolean()) {
      throw LogChecks.notEmulated("deletionProtectionEnabled");
    }
    GroupSettings settings =
        new GroupSettings(
            body.path("logGroupClass").asText(GroupSettings.standard().logClass()),
            Optional.empty(),
            Tags.of(body));
    if (!groups.add(region, body.path("logGroupName").asText(), settings)) {
      throw LogErrors.exists("log group");
    }
    return Json.object();
  }

  ObjectNode delete(String region, ObjectNode body) {
    LogChecks.group(body).orThrow(LogErrors.INVALID);
    if (!groups.remove(region, body.path("logGroupName").asText())) {
      throw LogErrors.groupNotFound();
    }
    return Json.object();
  }

  ObjectNode describe(String region, ObjectNode body) {
    Checks checks =
        Checks.of(body)
            .range("limit", 1, LogChecks.MAX_DESCRIBED)
            .length("nextToken", 1, Integer.MAX_VALUE)
            .length("logGroupNamePattern", 0, LogChecks.MAX_NAME)
            .pattern("logGroupNamePattern", "[\\.\\-_/#A-Za-z0-9]*")
            .oneOf("logGroupClass", CLASSES)
            .bool("includeLinkedAccounts");
    LogChecks.groupName(checks, "logGroupNamePrefix").orThrow(LogErrors.INVALID);
    if (body.hasNonNull("logGroupNamePattern") && body.hasNonNull("logGroupNamePrefix")) {
      throw LogErrors.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    if (body.hasNonNull("logGroupIdentifiers")) {
      throw LogChecks.notEmulated("logGroupIdentifiers");
    }
    List<LogGroup> found =
        groups.in(region).stream().filter(group -> isWanted(group, body)).toList();
    return LogChecks.page(body)
        .of(found, LogGroup::name)
        .answer("logGroups", "nextToken", LogGroup::description);
  }

  ObjectNode putRetention(String region, ObjectNode body) {
    LogChecks.group(body)
        .required("retentionInDays")
        .range("retentionInDays", Integer.MIN_VALUE, Integer.MAX_VALUE)
        .orThrow(LogErrors.INVALID);
    long days = body.path("retentionInDays").asLong();
    if (!RETENTIONS.contains(days)) {
      throw LogErrors.invalid(
          "1 validation error detected: Value '"
              + days
              + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum"
              + " value set: "
              + RETENTIONS);
    }
    return retention(region, body, Optional.of(days));
  }

  ObjectNode deleteRetention(String region, ObjectNode body) {
    LogChecks.group(body).orThrow(LogErrors.INVALID);
    return retention(region, body, Optional.empty());
  }

  private ObjectNode retention(String region, ObjectNode body, Optional<Long> days) {
    groups.change(
        groups.get(region, body.path("logGroupName").asText()),
        settings -> settings.withRetention(days));
    return Json.object();
  }

  private static boolean isWanted(LogGroup group, ObjectNode body) {
    return group.name().startsWith(body.path("logGroupNamePrefix").asText(""))
        && group.name().contains(body.path("logGroupNamePattern").asText(""))
        && body.path("logGroupClass")
            .asText(group.settings().logClass())
            .equals(group.settings().logClass());
  }
}

package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Looks for a CloudTrail trail that logs management events which write, in this Region. Without one
 * EventBridge never hears of a new table, see <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">
 * AWS service events delivered via CloudTrail</a>.
 */
final class TrailCheck {

  private static final String CATEGORY = "eventCategory";
  private static final String READ_ONLY = "readOnly";

  private final AwsClients clients;

  TrailCheck(AwsClients clients) {
    this.clients = clients;
  }

  /** What to warn of; empty when new tables will be heard of. */
  Optional<String> warning() {
    try {
      return trails().stream().anyMatch(this::tellsOfNewTables)
          ? Optional.empty()
          : Optional.of(
              "No CloudTrail trail logs management events of this Region, so new tables will not"
                  + " be noticed. Create a trail with write management events"
                  + " (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/), or provision"
                  + " new tables by hand.");
    } catch (AwsCallException e) {
      return Optional.of(
          "Could not check whether a CloudTrail trail reports new tables. " + e.getMessage());
    }
  }

  private List<Trail> trails() {
    return new AwsCall("cloudtrail:DescribeTrails", "all trails")
        .answer(() -> clients.cloudTrail().describeTrails(r -> r.includeShadowTrails(true)))
        .trailList();
  }

  private boolean tellsOfNewTables(Trail trail) {
    String arn = trail.trailARN();
    boolean logging =
        new AwsCall("cloudtrail:GetTrailStatus", "trail " + arn)
            .find(() -> clients.cloudTrail().getTrailStatus(r -> r.name(arn)))
            .filter(s -> Boolean.TRUE.equals(s.isLogging()))
            .isPresent();
    return logging
        && new AwsCall("cloudtrail:GetEventSelectors", "trail " + arn)
            .find(() -> clients.cloudTrail().getEventSelectors(r -> r.trailName(arn)))
            .filter(TrailCheck::selectsWrites)
            .isPresent();
  }

  private static boolean selectsWrites(GetEventSelectorsResponse selectors) {
    return selectors.eventSelectors().stream().anyMatch(TrailCheck::selectsWrites)
        || selectors.advancedEventSelectors().stream().anyMatch(TrailCheck::selectsWrites);
  }

  private static boolean selectsWrites(EventSelector selector) {
    return Boolean.TRUE.equals(selector.includeManagementEvents())
        && selector.readWriteType() != ReadWriteType.READ_ONLY;
  }

  private static boolean selectsWrites(AdvancedEventSelector selector) {
    List<AdvancedFieldSelector> fields = selector.fieldSelectors();
    return fields.stream().anyMatch(f -> says(f, CATEGORY, "Management"))
        && fields.stream().noneMatch(f -> says(f, READ_ONLY, "true"));
  }

  private static boolean says(AdvancedFieldSelector selector, String field, String value) {
    return field.equals(selector.field()) && selector.equalsValue().contains(value);
  }
}

package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import java.util.ArrayList;
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
public final class TrailCheck {

  private static final String CATEGORY = "eventCategory";
  private static final String READ_ONLY = "readOnly";

  private final AwsClients clients;

  /**
   * Makes the check.
   *
   * @param clients how AWS is reached
   */
  public TrailCheck(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * What was seen of the trails.
   *
   * @param telling the ARN of a trail that tells of new tables; empty when none is seen to
   * @param unseen why trails could not be looked at, as far as no telling one was found before
   */
  public record Result(Optional<String> telling, List<String> unseen) {}

  /**
   * Looks for a trail that tells of new tables. One that may not be looked at does not keep the
   * others from being so.
   *
   * @return what was seen
   * @throws AwsCallException if the trails can't be listed
   */
  public Result look() {
    List<String> unseen = new ArrayList<>();
    for (Trail trail : trails()) {
      try {
        if (tellsOfNewTables(trail)) {
          return new Result(Optional.of(trail.trailARN()), List.copyOf(unseen));
        }
      } catch (AwsCallException e) {
        unseen.add(e.getMessage());
      }
    }
    return new Result(Optional.empty(), List.copyOf(unseen));
  }

  /** What to warn of; empty when new tables will be heard of. */
  Optional<String> warning() {
    try {
      Result result = look();
      if (result.telling().isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          result.unseen().isEmpty()
              ? "No CloudTrail trail logs management events of this Region, so new tables will not"
                  + " be noticed. Create a trail with write management events"
                  + " (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/), or provision"
                  + " new tables by hand."
              : unknown(String.join("; ", result.unseen())));
    } catch (AwsCallException e) {
      return Optional.of(unknown(e.getMessage()));
    }
  }

  private static String unknown(String why) {
    return "Could not check whether a CloudTrail trail reports new tables. " + why;
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

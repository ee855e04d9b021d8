package io.github.ddbbackup.doctor;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.provision.TrailCheck;
import java.util.List;

/** Whether CloudTrail tells of new tables. */
final class EventsCheck implements Check {

  private static final String SUBJECT = "CloudTrail";
  private static final String WHY =
      "Without a trail that logs write management events, no event of a new table ever fires.";

  private final TrailCheck trails;

  EventsCheck(AwsClients clients) {
    this.trails = new TrailCheck(clients);
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public List<Finding> findings() {
    TrailCheck.Result result = trails.look();
    if (result.telling().isPresent()) {
      return List.of(
          Finding.ok(SUBJECT, "new tables are reported by " + result.telling().orElseThrow()));
    }
    if (!result.unseen().isEmpty()) {
      return List.of(
          Finding.warning(
              SUBJECT,
              "no trail is seen to report new tables, and some could not be checked: "
                  + String.join("; ", result.unseen()),
              WHY,
              "Allow cloudtrail:GetTrailStatus and cloudtrail:GetEventSelectors, or ask whoever"
                  + " runs the trail."));
    }
    return List.of(
        Finding.error(
            SUBJECT,
            "no trail logs write management events of this Region",
            WHY,
            "aws cloudtrail create-trail --name management-events --is-multi-region-trail"
                + " --s3-bucket-name BUCKET && aws cloudtrail start-logging --name"
                + " management-events"));
  }
}

package io.github.ddbbackup.local.cloudtrail;

import io.github.ddbbackup.local.event.CloudTrailEvent;
import io.github.ddbbackup.local.event.TableEvents;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.util.List;

/** CloudTrail as a part of the account; hands the events that a trail logs to a receiver. */
public final class CloudTrailModule implements ServiceModule, TableEvents {
  private final Trails trails;
  private final LocalService service;
  private final TableEvents receiver;

  /**
   * CloudTrail with the trails that were kept.
   *
   * @param defaultTrail whether to make a trail for all regions if there never was one
   * @param receiver of the events that are logged
   */
  public CloudTrailModule(ServiceContext context, boolean defaultTrail, TableEvents receiver) {
    this.trails = new Trails(context.state(), context.account());
    this.service = new CloudTrailService(trails, context.clock());
    this.receiver = receiver;
    if (defaultTrail && trails.untouched()) {
      trails.put(
          NewTrail.of(
              trails,
              context.defaultRegion(),
              Json.object()
                  .put("Name", "default")
                  .put("S3BucketName", "cloudtrail-logs")
                  .put("IsMultiRegionTrail", true),
              true));
    }
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  @Override
  public void tableCall(CloudTrailEvent event) {
    boolean logged =
        trails.in(event.region()).stream()
            .filter(trail -> trail.path(CloudTrailService.LOGGING).asBoolean())
            .anyMatch(
                trail ->
                    Selectors.logManagementWrites(
                        trail, event.detail().path("eventSource").asText()));
    if (logged) {
      receiver.tableCall(event);
    }
  }
}

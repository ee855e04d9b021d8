package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.DELIVERY_STREAM;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out what has to go so that a table is no longer backed up. The table's update stream stays,
 * since others may read it, and so does everything on S3. A pure function.
 */
public final class TableRemovalPlanner {

  /** Makes a planner. */
  public TableRemovalPlanner() {}

  /**
   * What has to go, whether or not the table exists.
   *
   * @param actual what is
   * @return the changes, in the order in which they have to be made: the mappings first, so that
   *     nothing is sent to a delivery stream that is gone
   */
  public BackupPlan plan(ActualTable actual) {
    List<PlannedChange> changes = new ArrayList<>();
    for (ActualMapping mapping : actual.mappings()) {
      Resource resource = MappingPlanner.numbered(actual.name(), mapping);
      changes.add(
          mapping.isDeleting()
              ? PlannedChange.of(resource, Operation.NONE, "It is being deleted")
              : PlannedChange.of(resource, Operation.DELETE, ""));
    }
    changes.add(deliveryStream(actual));
    return new BackupPlan(changes);
  }

  /**
   * What has to go after the table was deleted. A table that exists under the name by now keeps its
   * backup: the news of the deletion may come late.
   *
   * @param actual what is
   * @return the changes; all NONE when there is a table of that name
   */
  public BackupPlan planAfterDeletion(ActualTable actual) {
    if (!actual.exists()) {
      return plan(actual);
    }
    Resource resource =
        new Resource(DELIVERY_STREAM, DeliveryStreamName.forTable(actual.name()).value());
    return new BackupPlan(
        List.of(
            PlannedChange.of(
                resource, Operation.NONE, "A table of this name exists, so its backup stays")));
  }

  private static PlannedChange deliveryStream(ActualTable actual) {
    Resource resource =
        new Resource(DELIVERY_STREAM, DeliveryStreamName.forTable(actual.name()).value());
    if (actual.deliveryStream().isEmpty()) {
      return PlannedChange.of(resource, Operation.NONE, "There is none");
    }
    ActualDeliveryStream stream = actual.deliveryStream().get();
    Resource known = resource.withId(stream.arn());
    if (stream.status().equals(ActualDeliveryStream.DELETING)) {
      return PlannedChange.of(known, Operation.NONE, "It is being deleted");
    }
    Optional<String> foreign = DeliveryStreamOwner.foreign(stream, actual.name());
    return foreign
        .map(why -> PlannedChange.of(known, Operation.NONE, "It is not this table's: " + why))
        .orElseGet(() -> PlannedChange.of(known, Operation.DELETE, ""));
  }
}

package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.DELIVERY_STREAM;
import static io.github.ddbbackup.plan.Resource.Kind.UPDATE_STREAM;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what has to change so that a table is backed up. A pure function. */
public final class TablePlanner {

  private static final Set<String> USABLE = Set.of("ACTIVE", "CREATING", "UPDATING");

  private final MappingPlanner mappings = new MappingPlanner();

  /** Makes a planner. */
  public TablePlanner() {}

  /**
   * Compares a table's backup with what it should be.
   *
   * @param desired what should be
   * @param actual what is
   * @param drains finds out whether mappings have delivered what they owe; asked only of those of
   *     streams that no longer are the table's
   * @param now the time
   * @return the changes, in the order in which they have to be made: the stream first, the mapping
   *     only when there is something to deliver to, and what it does not deliver to any more last
   */
  public BackupPlan plan(DesiredTable desired, ActualTable actual, Drains drains, Instant now) {
    FormatSwitch.Step step = FormatSwitch.next(desired, actual, drains, now);
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(updateStream(actual));
    for (DeliveryStreamName name : desired.deliveryStreams()) {
      changes.add(deliveryStream(desired, name, step, actual.deliveryStream(name)));
    }
    actual.sharedDeliveryStream().flatMap(TablePlanner::shared).ifPresent(changes::add);
    changes.addAll(SurplusPlanner.beforeMappings(desired, actual));
    changes.addAll(mappings.plan(desired, step, actual, drains));
    changes.addAll(SurplusPlanner.afterMappings(desired, actual, drains, now));
    return new BackupPlan(changes);
  }

  private static PlannedChange updateStream(ActualTable actual) {
    Resource resource = new Resource(UPDATE_STREAM, actual.name().value());
    Optional<String> status = actual.status();
    if (status.isEmpty()) {
      return blocked(resource, "There is no such table. Check its name and the Region");
    }
    if (!USABLE.contains(status.get())) {
      return blocked(
          resource,
          "The table is in status " + status.get() + ". Provision it when it is ACTIVE again");
    }
    if (actual.updateStream().isEmpty()) {
      return PlannedChange.of(resource, Operation.CREATE, "The table has no update stream");
    }
    ActualUpdateStream stream = actual.updateStream().get();
    Resource known = resource.withId(stream.arn().value());
    return stream.viewType().equals(DesiredTable.VIEW_TYPE)
        ? PlannedChange.none(known)
        : wrongView(known, stream.viewType());
  }

  private static PlannedChange wrongView(Resource resource, String viewType) {
    return new PlannedChange(
        resource,
        Operation.BLOCKED,
        List.of(new Difference("view type", viewType, DesiredTable.VIEW_TYPE)),
        "Its update stream carries "
            + viewType
            + ", a backup needs "
            + DesiredTable.VIEW_TYPE
            + ", and a stream's view type can't be changed. When no one else reads that stream,"
            + " switch it off (aws dynamodb update-table --table-name "
            + resource.name()
            + " --stream-specification StreamEnabled=false) and provision the table again");
  }

  private static PlannedChange deliveryStream(
      DesiredTable desired,
      DeliveryStreamName name,
      FormatSwitch.Step step,
      Optional<ActualDeliveryStream> actual) {
    Resource resource = new Resource(DELIVERY_STREAM, name.value());
    List<Difference> atFirst =
        Difference.between(
            desired.destination().fields(), step.destination(Optional.empty()).fields());
    if (actual.isEmpty()) {
      return new PlannedChange(resource, Operation.CREATE, atFirst, "There is no delivery stream");
    }
    ActualDeliveryStream stream = actual.get();
    Resource known = resource.withId(stream.arn());
    if (stream.status().equals(ActualDeliveryStream.DELETING)) {
      return new PlannedChange(
          known, Operation.CREATE, atFirst, "The one that is there is being deleted");
    }
    Optional<String> foreign = DeliveryStreamOwner.foreign(stream, desired.name());
    if (foreign.isPresent()) {
      return blocked(
          known,
          "A delivery stream of this name belongs to something else: "
              + foreign.get()
              + ". If it is this table's backup all the same, give it the tag "
              + BackupNames.TABLE_TAG
              + "="
              + desired.name()
              + "; else free the name or exclude the table");
    }
    if (stream.isBroken()) {
      return new PlannedChange(
          known, Operation.REPLACE, atFirst, "It is in status " + stream.status() + " for good");
    }
    return PlannedChange.updateIfAny(
        known, deliveryStreamDifferences(desired, step.destination(stream.destination()), stream));
  }

  private static List<Difference> deliveryStreamDifferences(
      DesiredTable desired, DeliveryStreamSettings destination, ActualDeliveryStream stream) {
    List<Difference> differences = new ArrayList<>();
    if (!stream.status().equals(ActualDeliveryStream.ACTIVE)) {
      differences.add(new Difference("status", stream.status(), ActualDeliveryStream.ACTIVE));
    }
    stream
        .destination()
        .map(d -> Difference.between(d.fields(), destination.fields()))
        .ifPresent(
            found ->
                found.stream()
                    .filter(d -> !EncryptionPlanner.isRefused(d, stream))
                    .forEach(differences::add));
    differences.addAll(EncryptionPlanner.leftovers(desired, stream));
    desired.tags().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            tag -> {
              String actual = stream.tags().getOrDefault(tag.getKey(), "");
              if (!actual.equals(tag.getValue())) {
                differences.add(
                    new Difference(Difference.TAG + tag.getKey(), actual, tag.getValue()));
              }
            });
    RemovalProgress.TAGS.stream()
        .filter(stream.tags()::containsKey)
        .map(tag -> new Difference(Difference.TAG + tag, stream.tags().get(tag), ""))
        .forEach(differences::add);
    return differences;
  }

  private static Optional<PlannedChange> shared(ActualDeliveryStream stream) {
    return DeliveryStreamOwner.isShared(stream)
        ? Optional.of(
            PlannedChange.of(
                new Resource(DELIVERY_STREAM, stream.name()).withId(stream.arn()),
                Operation.NONE,
                "An older installation made it for all tables whose names start alike. It is left"
                    + " alone; delete it when each of those tables has its own"))
        : Optional.empty();
  }

  private static PlannedChange blocked(Resource resource, String reason) {
    return PlannedChange.of(resource, Operation.BLOCKED, reason);
  }
}

package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.DELIVERY_STREAM;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out how the backup of a table is taken away without losing a change: the mappings stay
 * until they have delivered what was written, then the delivery streams stay until they have
 * written what they buffer. The table's update stream stays, since others may read it, and so does
 * everything on S3. A pure function; how far a removal is stands in tags of the first delivery
 * stream.
 */
public final class TableRemovalPlanner {

  private final RemovalTiming timing;

  /**
   * Makes a planner.
   *
   * @param timing how long it waits
   */
  public TableRemovalPlanner(RemovalTiming timing) {
    this.timing = timing;
  }

  /**
   * What will have gone when the removal is done.
   *
   * @param actual what is
   * @return a deletion of everything that is the table's
   */
  public BackupPlan outline(ActualTable actual) {
    List<PlannedChange> changes = new ArrayList<>();
    for (ActualMapping mapping : actual.mappings()) {
      changes.add(
          mapping.isDeleting() ? beingDeleted(actual, mapping) : deletion(actual, mapping, ""));
    }
    changes.addAll(deletions(actual, ""));
    if (own(actual).isEmpty()) {
      changes.add(nothing(deliveryStream(actual), whyNone(actual)));
    }
    return new BackupPlan(changes);
  }

  /**
   * Whether a removal of a table's backup is under way.
   *
   * @param actual what is
   * @return true when the tags say so
   */
  public static boolean isUnderWay(ActualTable actual) {
    return lead(actual)
        .or(actual::deliveryStream)
        .filter(ActualDeliveryStream::isBeingRemoved)
        .isPresent();
  }

  /**
   * What can be done now, and what is waited for.
   *
   * @param actual what is
   * @param drains finds out whether mappings have delivered what they owe; asked only where it
   *     matters
   * @param now the time
   * @param reason why the backup is taken away
   * @return the next step; to be applied and followed by a new look, for as long as it has changes
   */
  public RemovalPlan plan(ActualTable actual, Drains drains, Instant now, RemovalReason reason) {
    Optional<String> calledOff = calledOff(actual, reason);
    if (calledOff.isPresent()) {
      return done(nothing(deliveryStream(actual), calledOff.get()));
    }
    Optional<ActualDeliveryStream> working = lead(actual).filter(stream -> !stream.isBroken());
    Optional<RemovalProgress> progress = working.map(s -> RemovalProgress.of(s, now));
    if (progress.filter(p -> p.since().isEmpty()).isPresent()) {
      return done(tag(actual, BackupNames.REMOVAL_SINCE_TAG, now.toString(), "Its removal begins"));
    }
    return actual.mappings().isEmpty()
        ? deliveryStreamPlan(actual, drains, progress, now)
        : mappingsPlan(actual, drains, progress, now, reason);
  }

  private static Optional<String> calledOff(ActualTable actual, RemovalReason reason) {
    return switch (reason) {
      case DELETED ->
          actual.exists()
              ? Optional.of("A table of this name exists, so its backup stays")
              : Optional.empty();
      case REQUESTED -> Optional.empty();
      case CONTINUED -> {
        Optional<ActualDeliveryStream> lead = lead(actual);
        yield lead.isEmpty()
            ? Optional.of(whyNone(actual))
            : lead.filter(stream -> !stream.isBeingRemoved())
                .map(stream -> "Its removal was called off: the table was set up again");
      }
      case LEFT_OUT ->
          actual.mappings().stream().anyMatch(actual::isCurrent)
              ? Optional.of("The table's own stream is read, so its backup stays")
              : Optional.empty();
    };
  }

  private RemovalPlan mappingsPlan(
      ActualTable actual,
      Drains drains,
      Optional<RemovalProgress> progress,
      Instant now,
      RemovalReason reason) {
    Steps steps = new Steps();
    if (progress.flatMap(RemovalProgress::flushingSince).isPresent()) {
      steps.changes.add(
          tag(actual, BackupNames.FLUSHING_SINCE_TAG, "", "Something sends to it again"));
    }
    Optional<Instant> since = progress.flatMap(RemovalProgress::since);
    Optional<Duration> left = since.map(s -> Duration.between(now, s.plus(timing.kept())));
    for (ActualMapping mapping : actual.mappings()) {
      if (mapping.isDeleting()) {
        steps.await(beingDeleted(actual, mapping), "it is deleted", Optional.empty());
      } else if (left.filter(d -> d.isNegative() || d.isZero()).isPresent()) {
        steps.changes.add(
            deletion(actual, mapping, "What its stream held when the removal began has expired"));
      } else if (progress.isEmpty() && !isOfADeletedTable(reason)) {
        steps.changes.add(
            deletion(actual, mapping, "There is no delivery stream that it could deliver to"));
      } else {
        steps.drain(actual, mapping, drains.of(mapping, since), left);
      }
    }
    return steps.plan();
  }

  private static boolean isOfADeletedTable(RemovalReason reason) {
    return reason == RemovalReason.DELETED || reason == RemovalReason.LEFT_OUT;
  }

  private RemovalPlan deliveryStreamPlan(
      ActualTable actual, Drains drains, Optional<RemovalProgress> progress, Instant now) {
    Resource resource = deliveryStream(actual);
    if (progress.isEmpty()) {
      return own(actual).isEmpty()
          ? done(nothing(resource, whyNone(actual)))
          : done(deletions(actual, "It never worked, so it holds nothing"));
    }
    Optional<Instant> flushing = progress.get().flushingSince();
    if (flushing.isEmpty()) {
      return done(
          tag(
              actual,
              BackupNames.FLUSHING_SINCE_TAG,
              now.toString(),
              "Nothing sends to it any more"));
    }
    Duration left = Duration.between(now, flushing.get().plus(flushTime(actual)));
    if (left.isNegative() || left.isZero()) {
      return flushed(actual, drains, flushing.get(), left.plus(timing.kept()));
    }
    Steps steps = new Steps();
    steps.await(
        nothing(resource, "It is flushing"), "it has written what it buffers", Optional.of(left));
    return steps.plan();
  }

  /** Firehose tries to write for as long as a stream keeps records, and then gives up. */
  private static RemovalPlan flushed(
      ActualTable actual, Drains drains, Instant since, Duration triesFor) {
    Resource resource = deliveryStream(actual);
    Optional<String> held =
        triesFor.isNegative() || triesFor.isZero() ? Optional.empty() : drains.held(actual, since);
    if (held.isEmpty()) {
      return done(deletions(actual, "It has written what it buffered"));
    }
    Steps steps = new Steps();
    steps.await(
        nothing(resource, "It can't write what it holds"),
        "it has written what it buffers (" + held.get() + ")",
        Optional.of(triesFor));
    return steps.plan();
  }

  private Duration flushTime(ActualTable actual) {
    int interval =
        own(actual).stream()
            .flatMap(stream -> stream.destination().stream())
            .mapToInt(DeliveryStreamSettings::intervalInSeconds)
            .max()
            .orElse(0);
    return Duration.ofSeconds(interval).plus(timing.margin());
  }

  /** The delivery streams that are the table's and not on their way out, in their order. */
  private static List<ActualDeliveryStream> own(ActualTable actual) {
    return DeliveryStreamName.allOf(actual.name()).stream()
        .flatMap(name -> actual.deliveryStream(name).stream())
        .filter(stream -> !stream.status().equals(ActualDeliveryStream.DELETING))
        .filter(stream -> DeliveryStreamOwner.foreign(stream, actual.name()).isEmpty())
        .toList();
  }

  /**
   * The one whose tags tell how far the removal is: the first that works, which goes last. Nothing
   * can send to any of them when no mapping is left, so its times are right for all.
   */
  private static Optional<ActualDeliveryStream> lead(ActualTable actual) {
    List<ActualDeliveryStream> own = own(actual);
    return own.stream()
        .filter(stream -> !stream.isBroken())
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  /**
   * All of them, the one that tells how far the removal is at the end. Its tags count for each: a
   * table that is set up again in the last moment takes them off.
   */
  private static List<PlannedChange> deletions(ActualTable actual, String reason) {
    Optional<ActualDeliveryStream> lead = lead(actual);
    List<Difference> conditions = lead.map(TableRemovalPlanner::conditions).orElse(List.of());
    List<ActualDeliveryStream> inOrder = new ArrayList<>(own(actual));
    lead.ifPresent(
        last -> {
          inOrder.remove(last);
          inOrder.add(last);
        });
    return inOrder.stream()
        .map(s -> new PlannedChange(resource(s), Operation.DELETE, conditions, reason))
        .toList();
  }

  private static List<Difference> conditions(ActualDeliveryStream lead) {
    return RemovalProgress.TAGS.stream()
        .filter(lead.tags()::containsKey)
        .map(tag -> new TagCondition(lead.name(), tag, lead.tags().get(tag)).difference())
        .toList();
  }

  private static String whyNone(ActualTable actual) {
    return actual
        .deliveryStream()
        .map(
            stream ->
                stream.status().equals(ActualDeliveryStream.DELETING)
                    ? "It is being deleted"
                    : "It is not this table's: "
                        + DeliveryStreamOwner.foreign(stream, actual.name()).orElse(""))
        .orElse("There is none");
  }

  private static Resource deliveryStream(ActualTable actual) {
    return lead(actual)
        .or(actual::deliveryStream)
        .map(TableRemovalPlanner::resource)
        .orElseGet(
            () ->
                new Resource(DELIVERY_STREAM, DeliveryStreamName.forTable(actual.name()).value()));
  }

  private static Resource resource(ActualDeliveryStream stream) {
    return new Resource(DELIVERY_STREAM, stream.name()).withId(stream.arn());
  }

  private static PlannedChange tag(ActualTable actual, String tag, String value, String reason) {
    String before = lead(actual).map(s -> s.tags().getOrDefault(tag, "")).orElse("");
    return new PlannedChange(
        deliveryStream(actual),
        Operation.UPDATE,
        List.of(new Difference(Difference.TAG + tag, before, value)),
        reason);
  }

  private static PlannedChange nothing(Resource resource, String reason) {
    return PlannedChange.of(resource, Operation.NONE, reason);
  }

  private static PlannedChange beingDeleted(ActualTable actual, ActualMapping mapping) {
    return nothing(MappingPlanner.numbered(actual.name(), mapping), "It is being deleted");
  }

  private static PlannedChange deletion(ActualTable actual, ActualMapping mapping, String reason) {
    return PlannedChange.of(
        MappingPlanner.numbered(actual.name(), mapping), Operation.DELETE, reason);
  }

  private static RemovalPlan done(PlannedChange change) {
    return done(List.of(change));
  }

  private static RemovalPlan done(List<PlannedChange> changes) {
    return new RemovalPlan(new BackupPlan(changes), List.of());
  }

  /** A plan in the making. */
  private static final class Steps {

    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<Awaited> awaited = new ArrayList<>();

    void drain(
        ActualTable actual, ActualMapping mapping, Drainage drainage, Optional<Duration> left) {
      if (drainage.isDrained()) {
        changes.add(deletion(actual, mapping, drainage.state()));
      } else {
        await(
            nothing(MappingPlanner.numbered(actual.name(), mapping), drainage.state()),
            "everything is delivered (" + drainage.state() + ")",
            left);
      }
    }

    void await(PlannedChange nothing, String until, Optional<Duration> atMost) {
      changes.add(nothing);
      awaited.add(new Awaited(nothing.resource(), until, atMost));
    }

    RemovalPlan plan() {
      return new RemovalPlan(new BackupPlan(changes), awaited);
    }
  }
}

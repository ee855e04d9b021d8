package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.EVENT_SOURCE_MAPPING;

import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a table's plan that concerns event source mappings. One mapping reads the table's
 * stream. A mapping to another name of the forwarding function is moved to the alias, which leaves
 * no gap and reads nothing twice. A mapping of a stream that no longer is the table's, because that
 * was switched off or was the one of an earlier table of the name, stays until it has delivered
 * what that stream holds, at most while the stream can be read.
 */
final class MappingPlanner {

  /** The name of the field that says whether the mapping reads at all. */
  static final String ENABLED = "enabled";

  /** The name of the field that says whether the mapping skips changes. */
  static final String FILTERED = "filtered";

  /** The name of the field that says what the mapping calls. */
  static final String FUNCTION = "function";

  List<PlannedChange> plan(
      DesiredTable desired, FormatSwitch.Step step, ActualTable actual, Drains drains) {
    Optional<String> function = desired.forwarder().map(step.way()::in);
    List<ActualMapping> current =
        actual.mappings().stream()
            .filter(m -> actual.isCurrent(m) && !m.isDeleting())
            .sorted(bestFirst(function))
            .toList();
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(main(desired, function, step, current.stream().findFirst()));
    current.stream().skip(1).map(m -> duplicate(desired.name(), m)).forEach(changes::add);
    actual.mappings().stream()
        .filter(m -> !actual.isCurrent(m) && !m.isDeleting())
        .map(m -> leftOver(desired.name(), function, m, drains))
        .forEach(changes::add);
    return changes;
  }

  private static Comparator<ActualMapping> bestFirst(Optional<String> function) {
    return Comparator.<ActualMapping, Boolean>comparing(
            m -> !function.equals(Optional.of(m.function())))
        .thenComparing(m -> !m.isEnabled())
        .thenComparing(ActualMapping::uuid);
  }

  private static PlannedChange main(
      DesiredTable desired,
      Optional<String> function,
      FormatSwitch.Step step,
      Optional<ActualMapping> mapping) {
    Resource resource = new Resource(EVENT_SOURCE_MAPPING, desired.name().value());
    if (function.isEmpty()) {
      return PlannedChange.of(
          resource,
          Operation.BLOCKED,
          "The function "
              + BackupNames.FORWARDER_FUNCTION
              + " has no alias "
              + missingAlias(desired)
              + ". Run ddbbackup:deploy first");
    }
    return mapping
        .map(m -> kept(resource.withId(m.uuid()), m, fields(desired, function.get()), step))
        .orElseGet(() -> missing(resource, desired, function.get()));
  }

  /** The alias that a deployment makes last, or one that an earlier deployment had no use for. */
  private static String missingAlias(DesiredTable desired) {
    return desired.way().deliveryStreams() > 1
        ? desired.way().aliasName()
        : ForwarderAlias.OBJECTS.aliasName();
  }

  private static PlannedChange kept(
      Resource resource,
      ActualMapping mapping,
      Map<String, String> fields,
      FormatSwitch.Step step) {
    List<Difference> differences = Difference.between(fields(mapping), fields);
    return new PlannedChange(
        resource,
        differences.isEmpty() ? Operation.NONE : Operation.UPDATE,
        differences,
        step.waits().isEmpty()
            ? ""
            : step.waits() + "; until then changes go straight into the bucket");
  }

  private static PlannedChange missing(Resource resource, DesiredTable desired, String function) {
    Map<String, String> usual = Map.of(FUNCTION, desired.forwarder().orElseThrow());
    return new PlannedChange(
        resource,
        Operation.CREATE,
        Difference.between(usual, Map.of(FUNCTION, function)),
        "Nothing reads the table's update stream");
  }

  private static Map<String, String> fields(ActualMapping mapping) {
    Map<String, String> fields = mapping.settings().fields();
    fields.put(FUNCTION, mapping.function());
    fields.put(ENABLED, Boolean.toString(mapping.isEnabled()));
    fields.put(FILTERED, Boolean.toString(mapping.filtered()));
    return fields;
  }

  private static Map<String, String> fields(DesiredTable desired, String forwarder) {
    Map<String, String> fields = desired.mapping().fields();
    fields.put(FUNCTION, forwarder);
    fields.put(ENABLED, Boolean.toString(true));
    fields.put(FILTERED, Boolean.toString(false));
    return fields;
  }

  private static PlannedChange duplicate(TableName table, ActualMapping mapping) {
    return PlannedChange.of(
        numbered(table, mapping),
        Operation.DELETE,
        "A second mapping of the same stream delivers every change twice");
  }

  private static PlannedChange leftOver(
      TableName table, Optional<String> function, ActualMapping mapping, Drains drains) {
    if (!mapping.sourceReadable()) {
      return removed(
          table, mapping, "Its stream " + mapping.source().label() + " no longer exists");
    }
    Drainage drainage = drains.of(mapping, Optional.empty());
    if (drainage.isDrained()) {
      return removed(table, mapping, drainage.state());
    }
    List<Difference> differences = leftOverDifferences(function, mapping);
    return new PlannedChange(
        numbered(table, mapping),
        differences.isEmpty() ? Operation.NONE : Operation.UPDATE,
        differences,
        "It reads the stream "
            + mapping.source().label()
            + ", which no longer is the table's; it stays until everything is delivered ("
            + drainage.state()
            + "), at most while that stream can be read");
  }

  /** What its filter passed over goes with it. */
  private static PlannedChange removed(TableName table, ActualMapping mapping, String reason) {
    return new PlannedChange(
        numbered(table, mapping), Operation.DELETE, unfiltered(mapping).stream().toList(), reason);
  }

  private static Optional<Difference> unfiltered(ActualMapping mapping) {
    return mapping.filtered()
        ? Optional.of(new Difference(FILTERED, "true", "false"))
        : Optional.empty();
  }

  /**
   * It must read all, and send to the delivery streams that are there, in the format they expect.
   */
  private static List<Difference> leftOverDifferences(
      Optional<String> function, ActualMapping mapping) {
    List<Difference> differences = new ArrayList<>();
    function
        .filter(f -> !ForwarderWay.of(f).equals(ForwarderWay.of(mapping.function())))
        .map(f -> new Difference(FUNCTION, mapping.function(), f))
        .ifPresent(differences::add);
    if (!mapping.isEnabled()) {
      differences.add(new Difference(ENABLED, "false", "true"));
    }
    unfiltered(mapping).ifPresent(differences::add);
    return differences;
  }

  static Resource numbered(TableName table, ActualMapping mapping) {
    return new Resource(
        EVENT_SOURCE_MAPPING,
        table.value() + " (" + mapping.uuid() + ")",
        Optional.of(mapping.uuid()));
  }
}

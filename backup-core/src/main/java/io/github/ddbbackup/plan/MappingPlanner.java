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
 * no gap and reads nothing twice. A mapping of a stream that no longer is the table's stays while
 * that stream can still be read, because what it holds may not be backed up yet.
 */
final class MappingPlanner {

  /** The name of the field that says whether the mapping reads at all. */
  static final String ENABLED = "enabled";

  /** The name of the field that says whether the mapping skips changes. */
  static final String FILTERED = "filtered";

  List<PlannedChange> plan(DesiredTable desired, ActualTable actual) {
    List<ActualMapping> current =
        actual.mappings().stream()
            .filter(m -> actual.isCurrent(m) && !m.isDeleting())
            .sorted(bestFirst(desired))
            .toList();
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(main(desired, current.stream().findFirst()));
    current.stream().skip(1).map(m -> duplicate(desired.name(), m)).forEach(changes::add);
    actual.mappings().stream()
        .filter(m -> !actual.isCurrent(m) && !m.isDeleting())
        .map(m -> leftOver(desired.name(), m))
        .forEach(changes::add);
    return changes;
  }

  private static Comparator<ActualMapping> bestFirst(DesiredTable desired) {
    return Comparator.<ActualMapping, Boolean>comparing(
            m -> !desired.forwarder().equals(Optional.of(m.function())))
        .thenComparing(m -> !m.isEnabled())
        .thenComparing(ActualMapping::uuid);
  }

  private static PlannedChange main(DesiredTable desired, Optional<ActualMapping> mapping) {
    Resource resource = new Resource(EVENT_SOURCE_MAPPING, desired.name().value());
    if (desired.forwarder().isEmpty()) {
      return PlannedChange.of(
          resource,
          Operation.BLOCKED,
          "The function "
              + BackupNames.FORWARDER_FUNCTION
              + " has no alias "
              + BackupNames.ALIAS
              + ". Run ddbbackup:deploy first");
    }
    return mapping
        .map(
            m ->
                PlannedChange.updateIfAny(
                    resource.withId(m.uuid()),
                    Difference.between(fields(m), fields(desired, desired.forwarder().get()))))
        .orElseGet(
            () ->
                PlannedChange.of(
                    resource, Operation.CREATE, "Nothing reads the table's update stream"));
  }

  private static Map<String, String> fields(ActualMapping mapping) {
    Map<String, String> fields = mapping.settings().fields();
    fields.put("function", mapping.function());
    fields.put(ENABLED, Boolean.toString(mapping.isEnabled()));
    fields.put(FILTERED, Boolean.toString(mapping.filtered()));
    return fields;
  }

  private static Map<String, String> fields(DesiredTable desired, String forwarder) {
    Map<String, String> fields = desired.mapping().fields();
    fields.put("function", forwarder);
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

  private static PlannedChange leftOver(TableName table, ActualMapping mapping) {
    return mapping.sourceReadable()
        ? PlannedChange.of(
            numbered(table, mapping),
            Operation.NONE,
            "It reads the stream "
                + mapping.source().label()
                + ", which no longer is the table's; it stays while that stream can be read")
        : PlannedChange.of(
            numbered(table, mapping),
            Operation.DELETE,
            "Its stream " + mapping.source().label() + " no longer exists");
  }

  static Resource numbered(TableName table, ActualMapping mapping) {
    return new Resource(
        EVENT_SOURCE_MAPPING,
        table.value() + " (" + mapping.uuid() + ")",
        Optional.of(mapping.uuid()));
  }
}

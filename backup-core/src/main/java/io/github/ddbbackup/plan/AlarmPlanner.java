package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.ALARM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what has to change for the alarms to be as they should be. A pure function. */
public final class AlarmPlanner {

  private AlarmPlanner() {}

  /**
   * Compares the alarms with what they should be.
   *
   * @param desired what should be
   * @param actual the settings of those of this system that are there, by name
   * @return the changes
   */
  public static List<PlannedChange> plan(
      List<Alarm> desired, Map<String, Map<String, String>> actual) {
    List<PlannedChange> changes = new ArrayList<>();
    for (Alarm alarm : desired) {
      Resource resource = new Resource(ALARM, alarm.name());
      changes.add(
          Optional.ofNullable(actual.get(alarm.name()))
              .map(
                  found ->
                      PlannedChange.updateIfAny(
                          resource, Difference.between(found, alarm.fields())))
              .orElseGet(() -> PlannedChange.of(resource, Operation.CREATE, "")));
    }
    List<String> names = desired.stream().map(Alarm::name).toList();
    actual.keySet().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .map(name -> PlannedChange.of(new Resource(ALARM, name), Operation.DELETE, ""))
        .forEach(changes::add);
    return changes;
  }
}

package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.ALIAS;
import static io.github.ddbbackup.plan.Resource.Kind.FUNCTION;
import static io.github.ddbbackup.plan.Resource.Kind.FUNCTION_VERSION;
import static io.github.ddbbackup.plan.Resource.Kind.LOG_GROUP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of an installation's plan that concerns one function. */
final class FunctionPlanner {

  /** The last published versions that are kept, the one in use included, for going back by hand. */
  private static final int VERSIONS_KEPT = 3;

  private static final String NEW_VERSION = "a new version";

  List<PlannedChange> plan(
      DesiredFunction desired,
      Optional<ActualFunction> actual,
      Map<String, Optional<Integer>> logRetention,
      int logRetentionInDays) {
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(function(desired, actual));
    List<PlannedChange> aliases =
        aliases(desired, actual).map(name -> alias(desired, name, actual)).toList();
    changes.addAll(aliases);
    boolean oneIsAdded = aliases.stream().anyMatch(PlannedChange::isChange);
    actual.map(a -> oldVersions(a, oneIsAdded)).ifPresent(changes::addAll);
    changes.add(logGroup(desired, logRetention, logRetentionInDays));
    return changes;
  }

  private static PlannedChange function(DesiredFunction desired, Optional<ActualFunction> actual) {
    Resource resource = new Resource(FUNCTION, desired.name());
    return actual
        .map(
            a ->
                PlannedChange.updateIfAny(
                    resource,
                    Difference.between(a.settings().fields(), desired.settings().fields())))
        .orElseGet(() -> PlannedChange.of(resource, Operation.CREATE, "There is no such function"));
  }

  /**
   * Those that the configuration has no use for any more come along: tables call the function by
   * them until they are provisioned again.
   */
  private static Stream<String> aliases(DesiredFunction desired, Optional<ActualFunction> actual) {
    Stream<String> former =
        actual.stream()
            .flatMap(a -> a.aliases().keySet().stream())
            .filter(name -> ForwarderWay.isOfSeveral(name) && !desired.aliases().contains(name))
            .sorted();
    return Stream.concat(former, desired.aliases().stream());
  }

  private static PlannedChange alias(
      DesiredFunction desired, String name, Optional<ActualFunction> actual) {
    Resource resource = new Resource(ALIAS, desired.name() + ":" + name);
    Optional<ActualFunction.Alias> alias =
        actual.flatMap(a -> Optional.ofNullable(a.aliases().get(name)));
    if (alias.isEmpty()) {
      return PlannedChange.of(resource, Operation.CREATE, "The function has no such alias");
    }
    List<Difference> differences = new ArrayList<>();
    if (!alias.get().settings().equals(desired.settings())) {
      differences.add(new Difference("version", alias.get().version(), NEW_VERSION));
    }
    if (!alias.get().environment().equals(actual.get().environment())) {
      differences.add(new Difference("environment", "older", "as it was set since"));
    }
    if (alias.get().weighted()) {
      differences.add(new Difference("routing", "to two versions", "to one version"));
    }
    return PlannedChange.updateIfAny(resource, differences);
  }

  /** The version in use before a change of the alias is among those kept: it is the newest. */
  private static List<PlannedChange> oldVersions(ActualFunction actual, boolean oneIsAdded) {
    int kept = oneIsAdded ? VERSIONS_KEPT - 1 : VERSIONS_KEPT;
    List<Long> versions = actual.versions();
    return versions.subList(0, Math.max(0, versions.size() - kept)).stream()
        .filter(v -> !actual.aliasedVersions().contains(v))
        .map(
            v ->
                PlannedChange.of(
                    new Resource(FUNCTION_VERSION, actual.name() + ":" + v).withId(v.toString()),
                    Operation.DELETE,
                    "Only the last " + VERSIONS_KEPT + " versions are kept"))
        .toList();
  }

  private static PlannedChange logGroup(
      DesiredFunction desired, Map<String, Optional<Integer>> logRetention, int days) {
    Resource resource = new Resource(LOG_GROUP, desired.logGroup());
    if (!logRetention.containsKey(desired.logGroup())) {
      return PlannedChange.of(resource, Operation.CREATE, "There is no log group yet");
    }
    return logRetention.get(desired.logGroup()).isPresent()
        ? PlannedChange.none(resource)
        : PlannedChange.updateIfAny(
            resource, List.of(new Difference("retention in days", "", Integer.toString(days))));
  }
}

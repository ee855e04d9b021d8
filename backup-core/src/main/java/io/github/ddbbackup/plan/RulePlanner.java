package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.PERMISSION;
import static io.github.ddbbackup.plan.Resource.Kind.RULE;
import static io.github.ddbbackup.plan.Resource.Kind.TARGET;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of an installation's plan that concerns one rule, what it calls, and that it may. The
 * permission on the alias comes before the target is moved to the alias, and the permission of an
 * older installation goes only after that, so that no event is refused in between.
 */
final class RulePlanner {

  private final DesiredRule desired;
  private final DesiredFunction function;
  private final Optional<ActualRule> actual;
  private final List<ActualPermission> permissions;

  /**
   * Makes a planner.
   *
   * @param desired the rule as it should be
   * @param function what it should call
   * @param actual what is
   */
  RulePlanner(DesiredRule desired, DesiredFunction function, ActualInstallation actual) {
    this.desired = desired;
    this.function = function;
    this.actual = actual.rule(desired);
    this.permissions = actual.permissions();
  }

  List<PlannedChange> plan() {
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(rule());
    changes.add(permission());
    changes.addAll(targets());
    permissions.stream()
        .filter(p -> p.isOf(desired) && !isOnAlias(p))
        .map(this::olderPermission)
        .forEach(changes::add);
    return changes;
  }

  /** What has to go so that there is no such rule; it stays when it calls other things too. */
  List<PlannedChange> planRemoval() {
    List<PlannedChange> changes = new ArrayList<>();
    List<ActualRule.Target> own = ownTargets();
    own.stream()
        .map(t -> PlannedChange.of(target(t.id()), Operation.DELETE, ""))
        .forEach(changes::add);
    actual.map(r -> removed(r, own.size())).ifPresent(changes::add);
    return changes;
  }

  /** What lets the rule call the function and has to go with the rule. */
  List<PlannedChange> planPermissionRemoval() {
    return permissions.stream()
        .filter(p -> isOnAlias(p) && p.statementId().equals(desired.statementId()))
        .map(p -> PlannedChange.of(ownPermission(), Operation.DELETE, "There is no such rule"))
        .toList();
  }

  private PlannedChange removed(ActualRule rule, int ownTargets) {
    Resource resource = new Resource(RULE, desired.name());
    return rule.targets().size() > ownTargets
        ? PlannedChange.of(resource, Operation.NONE, "It stays because it calls other things too")
        : PlannedChange.of(resource, Operation.DELETE, "");
  }

  private PlannedChange rule() {
    Resource resource = new Resource(RULE, desired.name());
    return actual
        .map(
            a ->
                PlannedChange.updateIfAny(
                    resource, Difference.between(a.fields(), desired.fields())))
        .orElseGet(() -> PlannedChange.of(resource, Operation.CREATE, "There is no such rule"));
  }

  private PlannedChange permission() {
    Optional<ActualPermission> own =
        permissions.stream()
            .filter(p -> isOnAlias(p) && p.statementId().equals(desired.statementId()))
            .findFirst();
    if (own.isEmpty()) {
      return PlannedChange.of(
          ownPermission(), Operation.CREATE, "The rule may not call the function's alias");
    }
    List<Difference> differences =
        Difference.between(own.get().fields(), ActualPermission.desiredFields(desired));
    return differences.isEmpty()
        ? PlannedChange.none(ownPermission())
        : new PlannedChange(ownPermission(), Operation.REPLACE, differences, "");
  }

  private List<PlannedChange> targets() {
    List<ActualRule.Target> own = ownTargets();
    if (own.isEmpty()) {
      return List.of(
          PlannedChange.of(
              target(function.name()), Operation.CREATE, "The rule does not call the function"));
    }
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(target(own.get(0)));
    own.stream()
        .skip(1)
        .map(
            t ->
                PlannedChange.of(
                    target(t.id()), Operation.DELETE, "The rule calls the function twice"))
        .forEach(changes::add);
    return changes;
  }

  private PlannedChange target(ActualRule.Target found) {
    List<Difference> differences = new ArrayList<>();
    if (!found.arn().equals(function.aliasArn())) {
      differences.add(new Difference("function", found.arn(), function.aliasArn()));
    }
    if (!found.input().equals(desired.input())) {
      differences.add(new Difference("input", shown(found.input()), shown(desired.input())));
    }
    return PlannedChange.updateIfAny(target(found.id()), differences);
  }

  private static String shown(String input) {
    return input.isEmpty() ? "the event as it is" : input;
  }

  private PlannedChange olderPermission(ActualPermission permission) {
    String where = permission.qualifier().map(q -> ":" + q).orElse("");
    return PlannedChange.of(
        new Resource(PERMISSION, function.name() + where + "/" + permission.statementId())
            .withId(permission.statementId()),
        Operation.DELETE,
        "The rule calls the alias and needs to call nothing else");
  }

  private static boolean isOnAlias(ActualPermission permission) {
    return permission.qualifier().equals(Optional.of(BackupNames.ALIAS));
  }

  private Resource target(String id) {
    return new Resource(TARGET, desired.name() + "/" + id).withId(id);
  }

  private List<ActualRule.Target> ownTargets() {
    return actual.stream()
        .flatMap(r -> r.targets().stream())
        .filter(t -> function.isOwn(t.arn()))
        .toList();
  }

  private Resource ownPermission() {
    return new Resource(
            PERMISSION, function.name() + ":" + BackupNames.ALIAS + "/" + desired.statementId())
        .withId(desired.statementId());
  }
}

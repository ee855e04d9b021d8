package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.PERMISSION;
import static io.github.ddbbackup.plan.Resource.Kind.RULE;
import static io.github.ddbbackup.plan.Resource.Kind.TARGET;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of an installation's plan that concerns the rule, what it calls, and that it may. The
 * permission on the alias comes before the target is moved to the alias, and the permission of an
 * older installation goes only after that, so that no event is refused in between.
 */
final class RulePlanner {

  List<PlannedChange> plan(DesiredInstallation desired, ActualInstallation actual) {
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(rule(desired.rule(), actual.rule()));
    changes.add(permission(desired, actual.permissions()));
    changes.addAll(targets(desired, actual.rule()));
    actual.permissions().stream()
        .filter(p -> p.isOf(desired.rule()) && !isOnAlias(p))
        .map(p -> olderPermission(desired.ensure(), p))
        .forEach(changes::add);
    return changes;
  }

  private static PlannedChange rule(DesiredRule desired, Optional<ActualRule> actual) {
    Resource resource = new Resource(RULE, desired.name());
    return actual
        .map(
            a ->
                PlannedChange.updateIfAny(
                    resource, Difference.between(a.fields(), desired.fields())))
        .orElseGet(() -> PlannedChange.of(resource, Operation.CREATE, "There is no such rule"));
  }

  private static PlannedChange permission(
      DesiredInstallation desired, List<ActualPermission> permissions) {
    Resource resource = ownPermission(desired.ensure());
    Optional<ActualPermission> actual =
        permissions.stream()
            .filter(p -> isOnAlias(p) && p.statementId().equals(BackupNames.STATEMENT_ID))
            .findFirst();
    if (actual.isEmpty()) {
      return PlannedChange.of(
          resource, Operation.CREATE, "The rule may not call the function's alias");
    }
    List<Difference> differences =
        Difference.between(actual.get().fields(), ActualPermission.desiredFields(desired.rule()));
    return differences.isEmpty()
        ? PlannedChange.none(resource)
        : new PlannedChange(resource, Operation.REPLACE, differences, "");
  }

  private static List<PlannedChange> targets(
      DesiredInstallation desired, Optional<ActualRule> rule) {
    DesiredFunction function = desired.ensure();
    List<ActualRule.Target> own = ownTargets(function, rule);
    if (own.isEmpty()) {
      return List.of(
          PlannedChange.of(
              target(function.name()), Operation.CREATE, "The rule does not call the function"));
    }
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(target(function, own.get(0)));
    own.stream()
        .skip(1)
        .map(
            t ->
                PlannedChange.of(
                    target(t.id()), Operation.DELETE, "The rule calls the function twice"))
        .forEach(changes::add);
    return changes;
  }

  private static PlannedChange target(DesiredFunction function, ActualRule.Target actual) {
    List<Difference> differences = new ArrayList<>();
    if (!actual.arn().equals(function.aliasArn())) {
      differences.add(new Difference("function", actual.arn(), function.aliasArn()));
    }
    if (actual.altersEvents()) {
      differences.add(new Difference("input", "altered", "the event as it is"));
    }
    return PlannedChange.updateIfAny(target(actual.id()), differences);
  }

  private static PlannedChange olderPermission(
      DesiredFunction function, ActualPermission permission) {
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

  static Resource target(String id) {
    return new Resource(TARGET, BackupNames.RULE + "/" + id).withId(id);
  }

  static List<ActualRule.Target> ownTargets(DesiredFunction function, Optional<ActualRule> rule) {
    return rule.stream()
        .flatMap(r -> r.targets().stream())
        .filter(t -> function.isOwn(t.arn()))
        .toList();
  }

  private static Resource ownPermission(DesiredFunction function) {
    return new Resource(
            PERMISSION, function.name() + ":" + BackupNames.ALIAS + "/" + BackupNames.STATEMENT_ID)
        .withId(BackupNames.STATEMENT_ID);
  }
}

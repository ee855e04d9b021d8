package io.github.ddbbackup.provision;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.Resource;
import java.util.List;

/**
 * Where a table is to have several delivery streams and one beside the first can't be made, because
 * the account may have no more, the first takes all changes for the time being.
 */
final class OneOfSeveral {

  private OneOfSeveral() {}

  /** Whether nothing reads a table that the first delivery stream could serve. */
  static boolean isBetterThanNone(TableName table, List<ChangeResult> made) {
    return made.stream().anyMatch(result -> isFailureOfAnother(table, result))
        && made.stream().anyMatch(result -> isNotRead(table, result));
  }

  private static boolean isFailureOfAnother(TableName table, ChangeResult result) {
    Resource resource = result.change().resource();
    return resource.kind() == Resource.Kind.DELIVERY_STREAM
        && result.outcome() == Outcome.FAILED
        && result.change().operation() != Operation.BLOCKED
        && DeliveryStreamName.numberOf(table, resource.name()) > 1;
  }

  private static boolean isNotRead(TableName table, ChangeResult result) {
    return result.outcome() == Outcome.SKIPPED && Evidence.isNotReadWithout(result.change(), table);
  }

  /** A plan without what concerns the others: they are tried again by the next run. */
  static BackupPlan leavingTheOthers(BackupPlan plan, DesiredTable first) {
    return new BackupPlan(
        plan.changes().stream()
            .filter(
                change ->
                    change.resource().kind() != Resource.Kind.DELIVERY_STREAM
                        || change.resource().name().equals(first.deliveryStream().value()))
            .toList());
  }
}

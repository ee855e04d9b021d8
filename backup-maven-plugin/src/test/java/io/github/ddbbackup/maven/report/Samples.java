package io.github.ddbbackup.maven.report;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.util.List;
import java.util.Optional;

/** Results to print. */
final class Samples {

  static BackupException refusal() {
    return BackupException.service("AWS refused PutRule", "AccessDenied", "Allow events:PutRule.");
  }

  private Samples() {}

  static ChangeResult change(
      Resource.Kind kind, String name, Operation operation, Outcome outcome, Difference... fields) {
    Resource resource = new Resource(kind, name);
    return ChangeResult.of(new PlannedChange(resource, operation, List.of(fields), ""), outcome);
  }

  static ChangeResult failed(Resource.Kind kind, String name, BackupException failure) {
    return ChangeResult.failed(
        PlannedChange.of(new Resource(kind, name), Operation.CREATE, ""), failure);
  }

  static TableResult table(String name, ChangeResult... changes) {
    List<ChangeResult> all = List.of(changes);
    Optional<BackupException> failure =
        all.stream().flatMap(change -> change.failure().stream()).findFirst();
    return new TableResult(
        TableName.of(name), new Decision(true, "no filter leaves it out", false), all, failure);
  }

  static List<String> texts(List<ReportLine> lines) {
    return lines.stream().map(ReportLine::text).toList();
  }
}

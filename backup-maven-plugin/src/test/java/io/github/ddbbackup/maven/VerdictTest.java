package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.doctor.Finding;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private final BackupException refusal =
      BackupException.service("AWS refused PutRule", "AccessDenied", "");
  private final BackupException mistake = BackupException.user("No such role", "r", "");

  private static final PlannedChange RULE =
      PlannedChange.of(new Resource(Resource.Kind.RULE, "r"), Operation.CREATE, "");

  private static TableResult table(String name, Optional<BackupException> failure) {
    return new TableResult(
        TableName.of(name), new Decision(true, "why not", false), List.of(), failure);
  }

  @Test
  void theOnlyFailureOfAnInstallationIsThrownAsItIs() {
    InstallationResult result =
        new InstallationResult(
            List.of(ChangeResult.of(RULE, Outcome.APPLIED), ChangeResult.failed(RULE, refusal)));
    assertThatThrownBy(() -> Verdict.on(result)).isSameAs(refusal);
  }

  @Test
  void severalFailuresOfAnInstallationAreThrownTogether() {
    InstallationResult result =
        new InstallationResult(
            List.of(ChangeResult.failed(RULE, refusal), ChangeResult.failed(RULE, mistake)));
    assertThatThrownBy(() -> Verdict.on(result))
        .hasMessageContaining(refusal.getMessage())
        .hasMessageContaining(mistake.getMessage());
  }

  @Test
  void failedTablesAreNamedAndForTheUserToMend() {
    BulkResult result =
        new BulkResult(
            List.of(
                table("Orders", Optional.of(refusal)),
                table("Invoices", Optional.empty()),
                table("Customers", Optional.of(mistake))));
    assertThatThrownBy(() -> Verdict.on(result))
        .isInstanceOfSatisfying(
            BackupException.class,
            failure -> assertThat(failure.category()).isEqualTo(BackupException.Category.USER))
        .hasMessageStartingWith("2 of 3 tables failed: Orders, Customers. ");
  }

  @Test
  void successPasses() {
    assertThatCode(
            () -> {
              Verdict.on(new InstallationResult(List.of(ChangeResult.of(RULE, Outcome.APPLIED))));
              Verdict.on(new BulkResult(List.of(table("Orders", Optional.empty()))));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void onlyErrorsOfTheDoctorFail() {
    Finding warning = new Finding(Finding.Severity.WARNING, "bucket b", "w", "Why.", "aws x");
    Finding error = new Finding(Finding.Severity.ERROR, "role r", "e", "Why.", "aws y");

    assertThatCode(() -> Verdict.onExamination(List.of(warning), "")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Verdict.onExamination(List.of(warning, error, error), "Mend it."))
        .hasMessage("The account lacks what backup needs: role r. Mend it.");
  }
}

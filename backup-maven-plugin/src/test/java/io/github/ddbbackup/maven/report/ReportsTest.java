package io.github.ddbbackup.maven.report;

import static io.github.ddbbackup.maven.report.Samples.change;
import static io.github.ddbbackup.maven.report.Samples.failed;
import static io.github.ddbbackup.maven.report.Samples.refusal;
import static io.github.ddbbackup.maven.report.Samples.table;
import static io.github.ddbbackup.maven.report.Samples.texts;
import static io.github.ddbbackup.plan.Operation.BLOCKED;
import static io.github.ddbbackup.plan.Operation.CREATE;
import static io.github.ddbbackup.plan.Operation.DELETE;
import static io.github.ddbbackup.plan.Operation.NONE;
import static io.github.ddbbackup.plan.Operation.REPLACE;
import static io.github.ddbbackup.plan.Operation.UPDATE;
import static io.github.ddbbackup.plan.Outcome.APPLIED;
import static io.github.ddbbackup.plan.Outcome.PLANNED;
import static io.github.ddbbackup.plan.Outcome.SKIPPED;
import static io.github.ddbbackup.plan.Outcome.UNCHANGED;
import static io.github.ddbbackup.plan.Resource.Kind.ALIAS;
import static io.github.ddbbackup.plan.Resource.Kind.DELIVERY_STREAM;
import static io.github.ddbbackup.plan.Resource.Kind.EVENT_SOURCE_MAPPING;
import static io.github.ddbbackup.plan.Resource.Kind.FUNCTION;
import static io.github.ddbbackup.plan.Resource.Kind.RULE;
import static io.github.ddbbackup.plan.Resource.Kind.UPDATE_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Awaited;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsTest {

  @Test
  void anInstallationHasALineForEachResourceWithItsSign() {
    InstallationResult result =
        new InstallationResult(
            List.of(
                change(RULE, "DynamoDBCreateDelete", NONE, UNCHANGED),
                change(FUNCTION, "EnsureDynamoBackup", CREATE, APPLIED),
                change(
                    FUNCTION,
                    "LambdaStreamToFirehose",
                    UPDATE,
                    APPLIED,
                    new Difference("runtime", "nodejs", "java21"),
                    new Difference("timeout", "", "60 s")),
                change(ALIAS, "old", DELETE, APPLIED)));
    assertThat(texts(Reports.installation(result, Mode.APPLY)))
        .containsExactly(
            "Functions and rule",
            "  =  rule      DynamoDBCreateDelete",
            "  +  function  EnsureDynamoBackup",
            "  ~  function  LambdaStreamToFirehose  runtime: nodejs -> java21",
            "                                       timeout: (none) -> 60 s",
            "  -  alias     old",
            "Functions and rule: 1 unchanged, 1 created, 1 updated, 1 deleted.");
  }

  @Test
  void aDryRunSaysThatNothingWasChanged() {
    InstallationResult result =
        new InstallationResult(List.of(change(RULE, "DynamoDBCreateDelete", CREATE, PLANNED)));
    assertThat(texts(Reports.installation(result, Mode.DRY_RUN)))
        .endsWith("Functions and rule: 1 to create.", "Dry run: nothing was changed.");
  }

  @Test
  void aFailureHasItsReasonAndNextStepAndIsLoud() {
    InstallationResult result =
        new InstallationResult(
            List.of(
                failed(RULE, "DynamoDBCreateDelete", refusal()),
                change(ALIAS, "live", CREATE, SKIPPED)));
    List<ReportLine> lines = Reports.installation(result, Mode.APPLY);
    assertThat(texts(lines))
        .containsExactly(
            "Functions and rule",
            "  !  rule   DynamoDBCreateDelete",
            "     AWS refused PutRule: AccessDenied. Allow events:PutRule.",
            "  +  alias  live                  not attempted",
            "Functions and rule: 1 failed, 1 not attempted.");
    assertThat(lines)
        .filteredOn(line -> line.level() == ReportLine.Level.ERROR)
        .extracting(ReportLine::text)
        .containsExactly(lines.get(1).text(), lines.get(2).text());
  }

  @Test
  void tablesHaveAHeadingAndTheirResources() {
    BulkResult result =
        new BulkResult(
            List.of(
                table(
                    "Orders",
                    change(UPDATE_STREAM, "Orders", NONE, UNCHANGED),
                    change(DELIVERY_STREAM, "Orders", REPLACE, APPLIED)),
                new TableResult(
                    TableName.of("Scratch"),
                    new Decision(false, "its name does not match", false),
                    List.of(),
                    Optional.empty())));
    assertThat(texts(Reports.tables(result, Mode.APPLY)))
        .containsExactly(
            "Table Orders (backed up: no filter leaves it out)",
            "  =  update stream    Orders",
            "  ~  delivery stream  Orders  removed and made anew",
            "Table Scratch (left out: its name does not match)",
            "2 tables: 1 unchanged, 1 replaced.");
  }

  @Test
  void removalDoesNotSpeakOfDecisions() {
    BulkResult result =
        new BulkResult(
            List.of(table("Orders", change(DELIVERY_STREAM, "Orders", DELETE, APPLIED))));
    assertThat(texts(Reports.removal(result, Mode.APPLY)))
        .containsExactly("Table Orders", "  -  delivery stream  Orders", "1 table: 1 deleted.");
  }

  @Test
  void removalTellsWhatItWaitsForAndHowItGoesOn() {
    Awaited flushing =
        new Awaited(
            new Resource(DELIVERY_STREAM, "Orders"),
            "it has written what it buffers",
            Optional.of(Duration.ofSeconds(40)));
    BulkResult result =
        new BulkResult(
            List.of(
                new TableResult(
                    TableName.of("Orders"),
                    new Decision(false, "removal was asked for", false),
                    List.of(change(DELIVERY_STREAM, "Orders", UPDATE, APPLIED)),
                    List.of(flushing),
                    Optional.empty())));
    assertThat(texts(Reports.removal(result, Mode.APPLY)))
        .containsExactly(
            "Table Orders",
            "  ~  delivery stream  Orders",
            "  ... delivery stream Orders stays until it has written what it buffers, at most 40 s",
            "1 table: 1 updated.",
            "1 of them waits, so that nothing is lost; the removal goes on when deprovision is run"
                + " again.");
  }

  @Test
  void aTableThatFailsAsAWholeSaysWhyOnce() {
    BackupException missing =
        BackupException.user("There is no such table", "Gone", "Check the name.");
    BulkResult result =
        new BulkResult(
            List.of(
                new TableResult(
                    TableName.of("Gone"),
                    new Decision(true, "no filter leaves it out", false),
                    List.of(),
                    Optional.of(missing)),
                table("Orders", failed(EVENT_SOURCE_MAPPING, "Orders", refusal()))));
    List<ReportLine> lines = Reports.tables(result, Mode.APPLY);
    assertThat(texts(lines))
        .contains("  !  There is no such table: Gone. Check the name.")
        .containsOnlyOnce("     AWS refused PutRule: AccessDenied. Allow events:PutRule.");
    assertThat(lines).filteredOn(line -> line.level() == ReportLine.Level.ERROR).hasSize(3);
  }

  @Test
  void somethingInTheWayIsLoudInADryRunToo() {
    BulkResult result =
        new BulkResult(List.of(table("Orders", change(UPDATE_STREAM, "Orders", BLOCKED, PLANNED))));
    List<ReportLine> lines = Reports.tables(result, Mode.DRY_RUN);
    assertThat(lines.get(1))
        .isEqualTo(new ReportLine(ReportLine.Level.ERROR, "  !  update stream  Orders"));
    assertThat(texts(lines)).endsWith("1 table: 1 failed.", "Dry run: nothing was changed.");
  }

  @Test
  void nothingToDoIsSaid() {
    assertThat(texts(Reports.tables(new BulkResult(List.of()), Mode.APPLY)))
        .containsExactly("0 tables: nothing to do.");
  }
}

package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What users mistake in parameters: it ends the goal with one line before anybody is called. */
class GoalMistakesTest {

  private static GoalRun goal(String name) {
    return new GoalRun(name)
        .with("configFile", "src/it/config.hjson")
        .with("endpointUrl", "http://localhost:1");
  }

  private static void assertFails(GoalRun goal, String message) {
    assertThatThrownBy(goal::execute)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage(message);
  }

  @Test
  void thereIsAConfiguration() {
    String missing = new File("missing.hjson").getAbsolutePath();
    assertFails(
        goal("deploy").with("configFile", missing),
        "There is no configuration file: "
            + missing
            + ". Write one, or name yours with -Dddbbackup.configFile=FILE; docs/configuration.md"
            + " describes every key.");
  }

  @Test
  void tablesAreSelected() {
    assertThatThrownBy(() -> goal("provision").execute())
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessageContaining("No tables are selected");
  }

  @Test
  void tablesAreSelectedInOneWay() {
    assertFails(
        goal("provision").with("tables", "Orders").with("selectionFile", "selection.hjson"),
        "Both ddbbackup.tables and ddbbackup.selectionFile are given: Orders. Select tables with"
            + " one of them.");
  }

  @Test
  void aTableHasANameThatDynamoDbAllows() {
    assertThatThrownBy(() -> goal("status").with("tables", "never/ever").execute())
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessageContaining("never/ever");
  }

  @Test
  void theEndpointIsAUrl() {
    assertFails(
        goal("status").with("endpointUrl", "somewhere"),
        "ddbbackup.endpointUrl is not a URL: somewhere. Write it like http://localhost:4566.");
  }

  @Test
  void theFirstDayOfABackupIsADate() {
    assertFails(
        goal("ddl").with("table", "Parcels").with("since", "yesterday"),
        "ddbbackup.since is not a date: yesterday. Write it like 2026-11-22.");
  }

  @Test
  void aHistoryIsOfATable() {
    assertFails(
        goal("history").with("key", "id=42"),
        "No table is named. Name it: -Dddbbackup.table=NAME.");
  }

  @Test
  void snapshotsAreOfTwoKinds() {
    assertFails(
        goal("snapshot").with("tables", "Crates").with("kind", "whole"),
        "Not a kind of snapshot: whole. Use baseline or synthetic.");
  }

  @Test
  void aRevertInPlaceMakesNoTable() {
    assertFails(
        goal("restore")
            .with("table", "Returns")
            .with("at", "2024-01-02T00:00:00Z")
            .with("provision", "true"),
        "A revert in place makes no table: -Dddbbackup.provision=true. Name the table to make with"
            + " -Dddbbackup.targetTable=NAME, or leave that out.");
  }

  @Test
  void aSavedPlanIsOfOneInstantAndItsItems() {
    assertFails(
        goal("restore")
            .with("planFile", "plan.jsonl")
            .with("apply", "true")
            .with("at", "2024-01-02T00:00:00Z")
            .with("keys", "id=1"),
        "A saved plan says itself to which instant which items are reverted: ddbbackup.at,"
            + " ddbbackup.keys. Leave that out to apply "
            + new File("plan.jsonl").getAbsolutePath()
            + ", or leave ddbbackup.apply out to make a plan, apply it then.");
  }
}

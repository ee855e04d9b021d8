package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ReconcileRequest;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EnsureBackupHandlerTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<String> calls = new ArrayList<>();
  private Optional<BackupException> failure = Optional.empty();
  private Optional<BackupException> thrown = Optional.empty();

  @Test
  void setsUpTheBackupOfATableThatWasMade() throws IOException {
    handle("CreateTable", "Orders");

    assertThat(calls).containsExactly("made Orders");
    assertThat(log).hasToString("Processed 1 Events" + System.lineSeparator());
  }

  @Test
  void takesDownTheBackupOfATableThatWasDeleted() throws IOException {
    handle("DeleteTable", "Orders");

    assertThat(calls).containsExactly("deleted Orders");
    assertThat(log).hasToString("Processed 1 Events" + System.lineSeparator());
  }

  @Test
  void ignoresOtherEventsAndSaysSo() throws IOException {
    handle("DescribeTable\\nfake line", "Orders");

    assertThat(calls).isEmpty();
    assertThat(log)
        .hasToString(
            "Ignored event: DescribeTable\\nfake line does not make or delete a table"
                + System.lineSeparator());
  }

  @Test
  void failsAfterTellingWhySoThatTheInvocationIsRepeated() {
    failure =
        Optional.of(
            BackupException.service("Not allowed to call firehose:X", "denied", "Allow it."));

    assertThatThrownBy(() -> handle("CreateTable", "Orders")).isSameAs(failure.get());

    assertThat(log)
        .hasToString(
            "WARNING: Table Orders: Not allowed to call firehose:X: denied. Allow it."
                + System.lineSeparator());
  }

  @Test
  void failsInTheSameWayWhenTheAccountCannotBeRead() {
    thrown = Optional.of(BackupException.service("Could not reach AWS", "", "Try again."));

    assertThatThrownBy(() -> handle("DeleteTable", "Orders")).isSameAs(thrown.get());

    assertThat(log)
        .hasToString(
            "WARNING: Table Orders: Could not reach AWS. Try again." + System.lineSeparator());
  }

  private void handle(String call, String table) throws IOException {
    TableBackup backup =
        new TableBackup() {
          @Override
          public TableResult tableMade(TableName name) {
            calls.add("made " + name);
            return result(name);
          }

          @Override
          public TableResult tableDeleted(TableName name) {
            calls.add("deleted " + name);
            return result(name);
          }

          @Override
          public ReconcileResult reconcile(
              Optional<TableName> after, Supplier<Duration> remaining) {
            throw new AssertionError("no one asked for it");
          }

          @Override
          public void handOn(ReconcileRequest request) {
            throw new AssertionError("no one asked for it");
          }
        };
    String event =
        """
        {"detail":{"eventSource":"dynamodb.amazonaws.com","eventName":"%s",\
        "requestParameters":{"tableName":"%s"}}}"""
            .formatted(call, table);
    LogListener listener = new LogListener(new PrintStream(log, true, UTF_8), Map.of());
    new EnsureBackupHandler(backup, listener)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)),
            new ByteArrayOutputStream(),
            new FakeContext(300_000));
  }

  private TableResult result(TableName table) {
    thrown.ifPresent(
        e -> {
          throw e;
        });
    return new TableResult(
        table, new Decision(true, "there is no filter", false), List.of(), failure);
  }
}

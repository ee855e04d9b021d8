package io.github.ddbbackup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.config.TableSelection.All;
import io.github.ddbbackup.config.TableSelection.Named;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionLoaderTest {

  private static TableSelection load(String text) {
    return SelectionLoader.load(text, "tables.hjson");
  }

  private static TableSelection named(String... names) {
    return new Named(List.of(names).stream().map(TableName::of).toList());
  }

  @Test
  void takesTheOriginalsFile() {
    TableSelection selection =
        load(
            """
            {
              "provisionAll": false,
              "tableNames": [
                "Table1",
                "Table2",
                // however many
                "TableN"
              ]
            }""");

    assertThat(selection).isEqualTo(named("Table1", "Table2", "TableN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{provisionAll: true}",
        "{provisionAll: true, tableNames: [\"Table1\"]}",
        "{provisionAll: true, tableNames: [\"?\", 5]}",
        "{provisionAll: true, tableNames: []}"
      })
  void allOverridesTheList(String text) {
    assertThat(load(text)).isEqualTo(new All());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{tableNames: [\"Table1\"]}",
        "{provisionAll: false, tableNames: [\"Table1\", \"Table1\"]}",
        "tableNames:\n[\n  Table1\n]",
        "tableNames: [\"arn:aws:dynamodb:eu-west-1:123456789012:table/Table1\",]"
      })
  void absentOrFalseUsesTheList(String text) {
    assertThat(load(text)).isEqualTo(named("Table1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{provisionAll: false}", "{tableNames: []}"})
  void selectingNothingIsAMistake(String text) {
    assertThatThrownBy(() -> load(text))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("The selection from tables.hjson can't be used (1 problem):")
        .hasMessageContaining("No table is selected");
  }

  @Test
  void reportsAllMistakesTogether() {
    assertThatThrownBy(
            () -> load("{provisonAll: true, tableNames: [\"ab\", 12345, \"ok.\", \"a b\"]}"))
        .hasMessage(
            """
            The selection from tables.hjson can't be used (4 problems):
              1. Unknown key: provisonAll. Did you mean provisionAll?
              2. tableNames, entry 1: Not a DynamoDB table name: 'ab'. A table name has 3 to 255 \
            characters out of a-z, A-Z, 0-9, '_', '-' and '.'.
              3. tableNames, entry 2: not a text: 12345. Put the table's name in quotes.
              4. tableNames, entry 4: Not a DynamoDB table name: 'a b'. A table name has 3 to 255 \
            characters out of a-z, A-Z, 0-9, '_', '-' and '.'.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "True", "1", "null", "[]"})
  void provisionAllIsTrueOrFalse(String value) {
    assertThatThrownBy(() -> load("{\n provisionAll: " + value + "\n tableNames: [\"Table1\"]\n}"))
        .hasMessageContaining("provisionAll: neither true nor false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Table1\"", "5", "{}", "null"})
  void tableNamesIsAList(String value) {
    assertThatThrownBy(() -> load("{\"tableNames\": " + value + "}"))
        .hasMessageContaining("tableNames: not a list");
  }

  @Test
  void syntaxErrorsHaveLineAndColumn() {
    assertThatThrownBy(() -> load("{\n  tableNames: [\"Table1\"\n"))
        .hasMessageContaining("Not valid hjson at line 3, column 1");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("tables.hjson"), "tableNames: [\"Table1\"]");

    assertThat(SelectionLoader.load(file)).isEqualTo(named("Table1"));
    assertThatThrownBy(() -> SelectionLoader.load(folder.resolve("x")))
        .hasMessageContaining("does not exist");
  }

  @Test
  void aListOnTheCommandLineIsUnderstood() {
    assertThat(TableSelection.named("Orders, Customers,,Orders "))
        .isEqualTo(named("Orders", "Customers"));
    assertThatThrownBy(() -> TableSelection.named(" , ")).hasMessageContaining("No table");
    assertThatThrownBy(() -> TableSelection.named("a b,Orders,x"))
        .hasMessageContaining("(2 problems)")
        .hasMessageContaining("'a b'")
        .hasMessageContaining("'x'");
    assertThat(TableSelection.all()).isEqualTo(new All());
  }
}

package io.github.ddbbackup.maven.report;

import static io.github.ddbbackup.maven.report.ReportLine.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private final TextTable table = new TextTable();

  private List<String> lines() {
    return table.lines().stream().map(ReportLine::text).toList();
  }

  @Test
  void alignsColumnsAndLeavesTheLastOneRagged() {
    table.row(INFO, "=", "rule", "short", "as it should be");
    table.row(INFO, "+", "function", "a longer name", "new");
    assertThat(lines())
        .containsExactly(
            "=  rule      short          as it should be", "+  function  a longer name  new");
  }

  @Test
  void aCellThatIsTooWidePushesOnlyItsOwnRow() {
    String wide = "w".repeat(255);
    table.row(INFO, wide, "x");
    table.row(INFO, "a", "y");
    table.row(INFO, "bb", "z");
    assertThat(lines()).containsExactly(wide + "  x", "a   y", "bb  z");
  }

  @Test
  void endsNoLineWithBlanks() {
    table.row(INFO, "a", "");
    table.row(INFO, "b", "", "");
    assertThat(lines()).containsExactly("a", "b");
  }

  @Test
  void isEmptyWithoutRows() {
    assertThat(lines()).isEmpty();
  }
}

package io.github.ddbbackup.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static TableStatus table(String name, Coverage coverage, String... reasons) {
    return new TableStatus(TableName.of(name), coverage, List.of(reasons));
  }

  @Test
  void saysOfEachTableWhetherItIsCoveredAndWhy() {
    List<ReportLine> lines =
        StatusReport.of(
            List.of(
                table("Orders", Coverage.COVERED),
                table("Invoices", Coverage.NOT_COVERED, "its stream is off", "no mapping"),
                table("Scratch", Coverage.EXCLUDED, "its name does not match")));
    assertThat(Samples.texts(lines))
        .containsExactly(
            "  covered      Orders",
            "  NOT COVERED  Invoices  its stream is off",
            "                         no mapping",
            "  left out     Scratch   its name does not match",
            "3 tables: 1 covered, 1 not covered, 1 left out.");
  }

  @Test
  void countsWhatIsBeingRemovedWhereThereIsAny() {
    assertThat(
            Samples.texts(
                StatusReport.of(List.of(table("Orders", Coverage.BEING_REMOVED, "it flushes")))))
        .containsExactly(
            "  being removed  Orders  it flushes",
            "1 table: 0 covered, 0 not covered, 0 left out, 1 being removed.");
  }
}

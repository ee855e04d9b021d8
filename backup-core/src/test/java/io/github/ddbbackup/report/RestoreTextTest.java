package io.github.ddbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.restore.BackupSpan;
import io.github.ddbbackup.restore.RefusedItem;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.restore.RevertChange;
import io.github.ddbbackup.restore.RevertPlan;
import io.github.ddbbackup.restore.RevertTotals;
import io.github.ddbbackup.restore.WriteCount;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoreTextTest {

  private static final TableName ORDERS = TableName.of("Orders");
  private static final Instant AT = Instant.parse("2026-11-24T14:02:09Z");
  private static final BackupSpan SPAN =
      new BackupSpan(
          Instant.parse("2026-11-01T00:00:00Z"),
          Optional.of(Instant.parse("2026-11-24T14:00:00Z")),
          Optional.of("20261120T000000Z-id"));

  @Test
  void aPlanIsToldWithASample() {
    RevertPlan plan =
        new RevertPlan(
            new Incarnation(ORDERS, "arn", "id", AT),
            AT,
            AT.plusSeconds(600),
            new RevertTotals(1, 12_345, 1, 7, 3),
            SPAN,
            List.of("a note"),
            List.of(
                change("40", Optional.of("1"), Optional.empty()),
                change("41", Optional.of("1"), Optional.of("2")),
                change("42", Optional.empty(), Optional.of("1"))),
            Path.of("plan"),
            "sum");

    assertThat(RestoreText.of(plan))
        .containsExactly(
            "Table Orders, compared at 2026-11-24T14:12:09Z with what it was at"
                + " 2026-11-24T14:02:09Z:",
            "  1 added since, to be deleted",
            "  12,345 changed since, to be put as they were",
            "  1 deleted since, to be put back",
            "  7 as they were",
            "  3 left alone",
            "    delete    id=N:40",
            "    put       id=N:41, differs in \"v\"",
            "    put back  id=N:42",
            "    and 12,344 more",
            "The backup covers the table from 2026-11-01T00:00:00Z; its newest object is of the hour"
                + " 2026-11-24T14:00:00Z; read from the snapshot 20261120T000000Z-id.");
  }

  @Test
  void aReportTellsWhatWasWrittenAndRefused() {
    WriteCount count = new WriteCount(3, 2, 2, List.of(new RefusedItem("id=N:1", "it is odd")));
    RestoreReport report =
        new RestoreReport(ORDERS, TableName.of("Copy"), AT, SPAN, count, List.of("a note"));

    assertThat(RestoreText.of(report))
        .first()
        .isEqualTo(
            "Table Copy is not as Orders was at 2026-11-24T14:02:09Z: 3 items written, 2 as they should"
                + " be, 2 refused.");
    assertThat(RestoreText.refused(count))
        .containsExactly("Refused id=N:1: it is odd", "and 1 more");
  }

  private static RevertChange change(String id, Optional<String> live, Optional<String> wanted) {
    return new RevertChange(
        ItemKey.of(Json.of("{\"id\":{\"N\":\"" + id + "\"}}")),
        live.map(v -> item(id, v)),
        wanted.map(v -> item(id, v)));
  }

  private static Json item(String id, String value) {
    return Json.of("{\"id\":{\"N\":\"" + id + "\"},\"v\":{\"N\":\"" + value + "\"}}");
  }
}

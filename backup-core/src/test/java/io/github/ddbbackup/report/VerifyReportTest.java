package io.github.ddbbackup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.SequenceNumber;
import io.github.ddbbackup.verify.Finding;
import io.github.ddbbackup.verify.FindingKind;
import io.github.ddbbackup.verify.VerifyReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyReportTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Finding.Place FIRST =
      new Finding.Place(SequenceNumber.of("100"), AT, "backup/Orders/2026/11/22/10/a.gz");
  private static final Finding.Place NEXT =
      new Finding.Place(SequenceNumber.of("300"), AT.plusSeconds(60), "b.gz");

  @Test
  void aSoundBackup() {
    VerifyReport report =
        new VerifyReport(
            TableName.of("Orders"),
            new ScanSummary(2, 1_000, 1_201, List.of()),
            List.of(),
            1_200,
            1,
            0,
            7,
            Optional.of(AT),
            Optional.of(AT.plusSeconds(60)),
            Map.of(),
            Map.of(),
            0,
            7,
            List.of(AT),
            List.of(),
            Optional.empty());

    assertThat(VerifyText.of(report))
        .containsExactly(
            "Orders: 1,200 changes of 7 items in 2 objects, made from 2026-11-22T10:00:00Z to"
                + " 2026-11-22T10:01:00Z.",
            "1 line repeated, which does no harm.",
            "7 items with a last change behind which nothing would show a missing one: compare"
                + " with the table, -Dddbbackup.live=true.",
            "Hours without a change while there were many around them: 2026-11-22T10:00:00Z.",
            "Nothing is missing, as far as that can be told.");
    assertThat(VerifyJson.of(report))
        .isEqualTo(
            "{\"table\":\"Orders\",\"sound\":true,\"objects\":2,\"bytes\":1000,\"lines\":1201,"
                + "\"changes\":1200,\"duplicates\":1,\"undated\":0,\"items\":7,"
                + "\"first\":\"2026-11-22T10:00:00Z\",\"last\":\"2026-11-22T10:01:00Z\","
                + "\"findings\":{},\"explained\":{},\"unproved\":0,\"unconfirmed\":7,"
                + "\"emptyHours\":[\"2026-11-22T10:00:00Z\"],\"gaps\":[],\"damages\":[],\"strangers\":[]}");
  }

  @Test
  void aBackupWithGaps() {
    VerifyReport report =
        new VerifyReport(
            TableName.of("Orders"),
            new ScanSummary(1, 10, 2, List.of(new Damage("a.gz", 3, "Not a change line"))),
            List.of("x.txt"),
            2,
            0,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Map.of(FindingKind.BROKEN_CHAIN, 1L, FindingKind.NOT_IN_BACKUP, 2L),
            Map.of(FindingKind.BROKEN_CHAIN, 3L),
            3,
            0,
            List.of(),
            List.of(new Gap(AT, AT.plusSeconds(60))),
            Optional.of(5L));

    assertThat(report.isSound()).isFalse();
    assertThat(VerifyText.of(report))
        .contains(
            "Compared with the table: 5 items.",
            "1 line without a time; the hour of the object was taken.",
            "1 place between changes where some are missing.",
            "Explained by known gaps: 3 places between changes where some are missing.",
            "1 object or line unreadable.",
            "Known gap: the backup was off for some time from 2026-11-22T10:00:00Z to"
                + " 2026-11-22T10:01:00Z; changes made then may be missing.")
        .noneMatch(line -> line.contains("Nothing is missing"));
    assertThat(VerifyJson.of(report))
        .contains(
            "\"findings\":{\"BROKEN_CHAIN\":1,\"NOT_IN_BACKUP\":2},\"explained\":{\"BROKEN_CHAIN\":3}")
        .contains("\"comparedItems\":5")
        .contains(
            "\"gaps\":[{\"from\":\"2026-11-22T10:00:00Z\",\"until\":\"2026-11-22T10:01:00Z\"}]")
        .contains("\"damages\":[\"a.gz, line 3: Not a change line\"],\"strangers\":[\"x.txt\"]");
  }

  @Test
  void aFindingNamesItsPlaces() {
    Finding finding = finding(FindingKind.BROKEN_CHAIN, Optional.of(FIRST), Optional.of(NEXT));

    assertThat(VerifyText.of(finding))
        .isEqualTo(
            "Missing between 2026-11-22T10:00:00Z (100) and 2026-11-22T10:01:00Z (300): a change of"
                + " {\"OrderId\":{\"N\":\"42\"}}");
    assertThat(VerifyJson.of(finding))
        .isEqualTo(
            "{\"finding\":\"BROKEN_CHAIN\",\"key\":{\"OrderId\":{\"N\":\"42\"}},"
                + "\"tableId\":\"id-1\",\"after\":{\"sequenceNumber\":\"100\","
                + "\"at\":\"2026-11-22T10:00:00Z\","
                + "\"object\":\"backup/Orders/2026/11/22/10/a.gz\"},"
                + "\"before\":{\"sequenceNumber\":\"300\",\"at\":\"2026-11-22T10:01:00Z\","
                + "\"object\":\"b.gz\"}}");
  }

  @Test
  void aFindingNamesTheSnapshotAndTheGap() {
    Finding finding =
        new Finding(
            FindingKind.CONTRADICTS_SNAPSHOT,
            Optional.empty(),
            ItemKey.of(Json.of("{\"OrderId\":{\"N\":\"42\"}}")),
            Optional.of(FIRST),
            Optional.of(NEXT),
            Optional.of("20261122T100030Z-id-1"),
            Optional.of(new Gap(AT.plusSeconds(1), AT.plusSeconds(50))));

    assertThat(VerifyText.of(finding))
        .isEqualTo(
            "The snapshot 20261122T100030Z-id-1 has another {\"OrderId\":{\"N\":\"42\"}} than the"
                + " changes 2026-11-22T10:00:00Z (100) and 2026-11-22T10:01:00Z (300) tell,"
                + " explained by the known gap 2026-11-22T10:00:01Z to 2026-11-22T10:00:50Z");
    assertThat(VerifyJson.of(finding))
        .endsWith(
            "\"snapshot\":\"20261122T100030Z-id-1\",\"explainedBy\":{"
                + "\"from\":\"2026-11-22T10:00:01Z\",\"until\":\"2026-11-22T10:00:50Z\"}}");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsTold(FindingKind kind) {
    assertThat(VerifyText.of(finding(kind, Optional.of(FIRST), Optional.of(NEXT))))
        .contains("{\"OrderId\":{\"N\":\"42\"}}");
    assertThat(VerifyText.of(finding(kind, Optional.empty(), Optional.empty())))
        .contains("{\"OrderId\":{\"N\":\"42\"}}");
  }

  private static Finding finding(
      FindingKind kind, Optional<Finding.Place> after, Optional<Finding.Place> before) {
    return new Finding(
        kind,
        Optional.of("id-1"),
        ItemKey.of(Json.of("{\"OrderId\":{\"N\":\"42\"}}")),
        after,
        before,
        Optional.empty(),
        Optional.empty());
  }
}

package com.example.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.filter.KeyElement;
import io.github.ddbbackup.filter.TableCandidate;
import io.github.ddbbackup.filter.TableDescription;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupTagFilterTest {

  private static TableCandidate table(Map<String, String> tags) {
    return TableCandidate.of(
        TableName.of("Orders"),
        () ->
            new TableDescription(
                "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
                "3d1f0b0e-0000-4000-8000-000000000000",
                Instant.EPOCH,
                List.of(new KeyElement("id", KeyElement.Role.PARTITION, "S")),
                "PAY_PER_REQUEST",
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                tags));
  }

  @Test
  void leavesOutTablesThatAreTaggedSo() {
    BackupTagFilter filter = new BackupTagFilter();

    assertFalse(filter.shouldBackUp(table(Map.of("backup", "no"))));
    assertFalse(filter.shouldBackUp(table(Map.of("backup", "No"))));
    assertTrue(filter.shouldBackUp(table(Map.of("backup", "yes"))));
    assertTrue(filter.shouldBackUp(table(Map.of("team", "no"))));
    assertTrue(filter.shouldBackUp(table(Map.of())));
  }

  @Test
  void isFoundThroughItsServiceFile() {
    TableFilters filters = TableFilters.load(Optional.empty(), getClass().getClassLoader());

    assertEquals(
        new Decision(false, "backup tag says no", false),
        filters.decide(table(Map.of("backup", "no"))));
  }
}

package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotRequestTest {

  private static final List<TableName> ORDERS = List.of(TableName.of("Orders"));
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void theInstantMakesASyntheticOneUnlessAKindIsNamed() {
    assertThat(SnapshotRequest.of(ORDERS, Optional.empty(), Optional.of(AT), NOW).at())
        .contains(AT);
    assertThat(SnapshotRequest.of(ORDERS, Optional.empty(), Optional.empty(), NOW).at()).isEmpty();
    assertThat(
            SnapshotRequest.of(ORDERS, Optional.of(SnapshotKind.SYNTHETIC), Optional.empty(), NOW)
                .at())
        .contains(NOW);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(
            () ->
                SnapshotRequest.of(
                    ORDERS, Optional.of(SnapshotKind.BASELINE), Optional.of(AT), NOW))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(
            "A baseline is of the time at which the table is read: 2026-11-22T10:00:00Z.");
    assertThatThrownBy(() -> SnapshotRequest.of(List.of(), Optional.empty(), Optional.empty(), NOW))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("No table is named");
  }
}

package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many tables, many runs, and what goes wrong among them, over the wire. */
@ExtendWith(ScenarioExtension.class)
class BulkProvisioningTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;

  BulkProvisioningTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void start() {
    scenario.createForwarder();
  }

  @Test
  void moreTablesAndMappingsThanFitOnAPage() {
    List<TableName> tables = new ArrayList<>();
    for (int i = 0; i < 104; i++) {
      tables.add(scenario.createTable(String.format("table-%03d", i)));
    }

    BulkResult first = backup.provision(TableSelection.all(), Mode.APPLY);
    scenario.forget();
    BulkResult second = backup.provision(TableSelection.all(), Mode.APPLY);

    assertThat(first.failures()).isEmpty();
    assertThat(first.tables()).extracting(TableResult::table).containsExactlyElementsOf(tables);
    assertThat(scenario.mappings()).hasSize(104);
    assertThat(second.changedAnything()).isFalse();
    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(scenario.calls.all()).filteredOn("ListEventSourceMappings"::equals).hasSize(2);
    assertThat(backup.status(TableSelection.all()))
        .extracting(TableStatus::coverage)
        .containsOnly(Coverage.COVERED);
  }

  @Test
  void oneFailingTableDoesNotStopTheOthers() {
    TableName first = scenario.createTable("first");
    TableName wrong = scenario.createTable("wrong");
    scenario.setStream("wrong", Optional.of("KEYS_ONLY"));
    TableName missing = TableName.of("missing");
    TableName last = scenario.createTable("last");

    BulkResult result =
        backup.provision(
            new TableSelection.Named(List.of(first, wrong, missing, last)), Mode.APPLY);

    assertThat(result.tables())
        .extracting(TableResult::table)
        .containsExactly(first, wrong, missing, last);
    assertThat(result.failures()).extracting(TableResult::table).containsExactly(wrong, missing);
    assertThat(scenario.deliveryStreams()).containsExactlyInAnyOrder("first", "last");
  }

  @Test
  void aDefectThatMeetsOneTableDoesNotStopTheOthers() {
    TableName first = scenario.createTable("first");
    TableName hit = scenario.createTable("hit");
    TableName last = scenario.createTable("last");
    TableSelection all = new TableSelection.Named(List.of(first, hit, last));
    try (ContinuousBackup defective =
        scenario
            .backup(scenario.config(), scenario.calls)
            .listener(
                event -> {
                  if (event instanceof BackupEvent.TableDecided d && d.table().equals("hit")) {
                    throw new IllegalStateException("a defect");
                  }
                })
            .build()) {
      assertThat(defective.status(all)).extracting(TableStatus::table).contains(first, last);
      assertThat(defective.status(all).get(1).reasons().toString()).contains("a defect");
      BulkResult result = defective.provision(all, Mode.APPLY);

      assertThat(result.failures()).extracting(TableResult::table).containsExactly(hit);
      assertThat(scenario.deliveryStreams()).containsExactlyInAnyOrder("first", "last");
    }
  }

  @Test
  void tablesThatTheFiltersLeaveOutAreNotTouched() {
    scenario.createTable("keep-1");
    TableName out = scenario.createTable("scratch");
    BackupConfig config = scenario.config();
    try (ContinuousBackup filtered =
        scenario
            .backup(config, scenario.calls)
            .filters(TableFilters.of(Optional.of("keep-.*"), List.of()))
            .build()) {
      filtered.provision(TableSelection.all(), Mode.APPLY);

      assertThat(scenario.deliveryStreams()).containsExactly("keep-1");
      assertThat(filtered.status(new TableSelection.Named(List.of(out))))
          .singleElement()
          .satisfies(s -> assertThat(s.coverage()).isEqualTo(Coverage.EXCLUDED));
    }
  }

  @Test
  void filtersSeeTheTablesDescription() {
    scenario.createTable("described");
    List<String> seen = new ArrayList<>();
    TableFilters filters =
        TableFilters.of(
            Optional.empty(),
            List.of(
                table -> {
                  seen.add(table.description().keySchema().get(0).attributeName());
                  seen.add(table.description().billingMode());
                  return false;
                }));
    try (ContinuousBackup filtered =
        scenario.backup(scenario.config(), scenario.calls).filters(filters).build()) {
      filtered.provision(TableSelection.all(), Mode.DRY_RUN);
    }

    assertThat(seen).containsExactly("k", "PAY_PER_REQUEST");
  }

  @Test
  void runsAtTheSameTimeEndInTheSameStateAsOne() throws Exception {
    List<TableName> tables = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tables.add(scenario.createTable("shared-" + i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<BulkResult>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(pool.submit(() -> backup.provision(new TableSelection.Named(tables), Mode.APPLY)));
      }
      for (Future<BulkResult> run : runs) {
        assertThat(run.get().failures()).isEmpty();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(scenario.mappings()).hasSize(5);
    assertThat(scenario.deliveryStreams()).hasSize(5);
    assertThat(backup.provision(TableSelection.all(), Mode.APPLY).changedAnything()).isFalse();
  }

  @Test
  void usedUpQuotaNamesTheTableAndTheQuota() {
    TableName table = scenario.createTable("one-too-many");
    try (ContinuousBackup limited =
        scenario
            .backup(scenario.config(), scenario.calls)
            .interceptor(new DeliveryStreamQuota(0))
            .build()) {
      BackupException failure = limited.provision(table).failure().orElseThrow();

      assertThat(failure)
          .hasMessageContaining("one-too-many")
          .hasMessageContaining("quota of Firehose delivery streams");
    }
  }
}

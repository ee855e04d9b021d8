package io.github.ddbbackup.engines;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.ddl.DdlRequest;
import io.github.ddbbackup.ddl.Engine;
import io.trino.plugin.hive.HivePlugin;
import io.trino.spi.type.SqlTimestampWithTimeZone;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.MaterializedRow;
import io.trino.testing.StandaloneQueryRunner;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the statements of goal {@code ddl} as they are printed on Trino with its Hive connector. */
class TrinoTest {

  private final SampleBackup backup = new SampleBackup(LocalDate.now(ZoneOffset.UTC));

  @TempDir private Path work;

  @Test
  void theStatementsRunAsTheyArePrinted() throws Exception {
    backup.write(work.resolve("Orders"));
    try (StandaloneQueryRunner trino =
        new StandaloneQueryRunner(
            testSessionBuilder()
                .setCatalog("hive")
                .setSchema("backups")
                .setTimeZoneKey(TimeZoneKey.UTC_KEY)
                .build())) {
      trino.installPlugin(new HivePlugin());
      trino.createCatalog("hive", "hive", settings());
      trino.execute("CREATE SCHEMA backups");
      DdlRequest request = backup.request(Engine.TRINO, "Orders", "local:///Orders/");
      SampleBackup.preparation(request).forEach(trino::execute);

      backup.check(request, query -> run(trino, query));
      SampleBackup.checkCapitals(request, query -> run(trino, query));
      readsOneHourAlone(trino, request);
    }
  }

  /** Partitions are projected: no one told Trino of any, and a condition spares the others. */
  private void readsOneHourAlone(StandaloneQueryRunner trino, DdlRequest request) {
    String inOneHour = " FROM " + request.name() + " WHERE hour = '" + backup.firstHour() + "'";
    assertThat(run(trino, "SELECT count(*)" + inOneHour)).containsExactly(List.of(4L));
    assertThat(run(trino, "SELECT DISTINCT \"$path\"" + inOneHour)).hasSize(2);
  }

  private Map<String, String> settings() {
    return Map.of(
        "hive.metastore", "file",
        "hive.metastore.catalog.dir", "local:///metastore",
        "fs.local.enabled", "true",
        "local.location", work.toString(),
        "hive.partition-projection-enabled", "true",
        // In a file system an hour without objects is a folder that is missing; S3 has no folders.
        "hive.ignore-absent-partitions", "true");
  }

  private static List<List<Object>> run(StandaloneQueryRunner trino, String query) {
    List<List<Object>> rows = new ArrayList<>();
    for (MaterializedRow row : trino.execute(query)) {
      List<Object> values = new ArrayList<>();
      row.getFields().forEach(value -> values.add(shown(value)));
      rows.add(values);
    }
    return rows;
  }

  /** It shows parts of a second and the zone. */
  private static Object shown(Object value) {
    return value instanceof SqlTimestampWithTimeZone time
        ? time.toString().substring(0, "2026-11-22 10:00:00".length())
        : value;
  }
}

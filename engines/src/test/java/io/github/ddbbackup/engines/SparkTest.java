package io.github.ddbbackup.engines;

import io.github.ddbbackup.ddl.DdlRequest;
import io.github.ddbbackup.ddl.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Runs the statements of goal {@code ddl} as they are printed on Spark SQL with its support of
 * Hive.
 */
class SparkTest {

  @TempDir private static Path work;

  private static SampleBackup backup;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws IOException {
    backup = new SampleBackup(LocalDate.now(ZoneOffset.UTC));
    backup.write(work.resolve("Orders"));
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.warehouse.dir", work.resolve("warehouse").toUri().toString())
            .config(
                "spark.hadoop.javax.jdo.option.ConnectionURL",
                "jdbc:derby:memory:metastore;create=true")
            .enableHiveSupport()
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @EnumSource(names = {"HIVE_OPENX", "SPARK"})
  void theStatementsRunAsTheyArePrinted(Engine engine) {
    DdlRequest request =
        backup.request(
            engine,
            "Orders." + engine,
            work.resolve("Orders").toUri().toString().replaceAll("/*$", "/"));
    SampleBackup.preparation(request).forEach(spark::sql);

    backup.check(request, SparkTest::run);
    SampleBackup.checkCapitals(request, SparkTest::run);
  }

  private static List<List<Object>> run(String query) {
    return spark.sql(query).collectAsList().stream().map(SparkTest::values).toList();
  }

  private static List<Object> values(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(row::get)
        .map(SparkTest::inJava)
        .collect(Collectors.toList());
  }

  private static Object inJava(Object value) {
    if (!(value instanceof scala.collection.Map<?, ?> map)) {
      return value;
    }
    Map<Object, Object> values = new HashMap<>();
    CollectionConverters.asJava(map).forEach((key, of) -> values.put(key, inJava(of)));
    return values;
  }
}

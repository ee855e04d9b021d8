package io.github.ddbbackup.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.ddl.Ddl;
import io.github.ddbbackup.ddl.DdlRequest;
import io.github.ddbbackup.ddl.Engine;
import io.github.ddbbackup.ddl.Statement;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.KeyType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
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
 * Hive, over gzip files of one member and of many, in the folders in which Firehose puts them.
 */
class SparkTest {

  private static final KeySchema KEY =
      new KeySchema(
          List.of(
              new KeySchema.Part("Customer", KeyType.S), new KeySchema.Part("OrderId", KeyType.N)));

  private static final String MADE =
      "{'Keys':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'}},'NewImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'},'ATTRIBUTE':{'N':'9'},'m':{'M':{'x':{'L':[{'N':'1'},{'S':'é'}]}}}},'SequenceNumber':'999','SizeBytes':10,'ApproximateCreationDateTime':1795341600,'eventName':'INSERT'}\n";
  private static final String CHANGED =
      "{'Keys':{'OrderId':{'N':'42'},'Customer':{'S':'VALUE'}},'NewImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'},'ATTRIBUTE':{'N':'1000'},'attribute':{'S':'small'},'t':{'BOOL':true},'n':{'NULL':true}},'OldImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'},'ATTRIBUTE':{'N':'9'}},'SequenceNumber':'1000000000000000000000000000000000000001','SizeBytes':10,'ApproximateCreationDateTime':1.79534166E9,'eventName':'MODIFY'}\n";
  private static final String EXPIRED =
      "{'Keys':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'}},'OldImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'}},'SequenceNumber':'1000000000000000000000000000000000000002','SizeBytes':10,'ApproximateCreationDateTime':1798020000,'eventName':'REMOVE','userIdentity':{'type':'Service','principalId':'dynamodb.amazonaws.com'}}\n";
  private static final String OTHER =
      "{'Keys':{'Customer':{'S':'ann'},'OrderId':{'N':'7'}},'NewImage':{'Customer':{'S':'ann'},"
          + "'OrderId':{'N':'7'},'ATTRIBUTE':{'SS':['red','green']}},'SequenceNumber':'500',"
          + "'SizeBytes':10,'ApproximateCreationDateTime':1795341500,'eventName':'INSERT'}\n";
  private static final String DELETED =
      "{'Keys':{'Customer':{'S':'bob'},'OrderId':{'N':'8'}},'OldImage':{'Customer':{'S':'bob'},"
          + "'OrderId':{'N':'8'}},'SequenceNumber':'501','SizeBytes':10,"
          + "'ApproximateCreationDateTime':1795341501,'eventName':'REMOVE'}\n";

  @TempDir private static Path work;

  private static SparkSession spark;

  @BeforeAll
  static void start() throws IOException {
    Path hour = Files.createDirectories(work.resolve("Orders/2026/11/22/10"));
    Path later = Files.createDirectories(work.resolve("Orders/2026/12/23/10"));
    gzip(hour.resolve("one-member.gz"), OTHER + CHANGED);
    gzip(hour.resolve("many-members.gz"), MADE, DELETED);
    gzip(later.resolve("last.gz"), EXPIRED);
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
    List<Statement> statements =
        Ddl.of(
            new DdlRequest(
                engine,
                TableName.of("Orders." + engine),
                KEY,
                work.resolve("Orders").toUri().toString().replaceAll("/*$", "/"),
                LocalDate.parse("2026-11-22")));
    int queries = statements.size() - 5;
    statements.subList(0, queries).forEach(statement -> spark.sql(statement.sql()));

    List<Row> changes = run(statements.get(queries));
    assertThat(changes)
        .extracting(row -> row.getString(1) + " " + row.getString(2) + " " + row.get(0))
        .containsExactly(
            "INSERT a user 2026-11-22 10:00:00",
            "MODIFY a user 2026-11-22 10:01:00",
            "REMOVE time to live 2026-12-23 10:00:00");
    assertThat(value(changes.get(0).getJavaMap(4), "m", "M"))
        .isEqualTo("{'x':{'L':[{'N':'1'},{'S':'é'}]}}");
    assertThat(value(changes.get(1).getJavaMap(4), "t", "BOOL")).isEqualTo("true");
    assertThat(value(changes.get(1).getJavaMap(4), "attribute", "S")).isEqualTo("small");
    assertThat(value(changes.get(1).getJavaMap(3), "ATTRIBUTE", "N")).isEqualTo("9");

    assertThat(run(statements.get(queries + 1)))
        .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(3))
        .containsExactly("a user bob 8", "time to live VALUE 42");

    assertThat(run(statements.get(queries + 2)))
        .extracting(row -> value(row.getJavaMap(0), "Customer", "S"))
        .containsExactlyInAnyOrder("VALUE", "ann");

    assertThat(run(statements.get(queries + 3)))
        .extracting(row -> row.getString(2))
        .containsExactly("1000000000000000000000000000000000000001");

    assertThat(run(statements.get(queries + 4)))
        .extracting(row -> row.get(0) + " " + row.get(2))
        .containsExactly("ann red");
  }

  @ParameterizedTest
  @EnumSource(names = {"HIVE_OPENX", "SPARK"})
  void smallLettersFindNothing(Engine engine) {
    DdlRequest request =
        new DdlRequest(
            engine,
            TableName.of("Small." + engine),
            KEY,
            work.resolve("Orders").toUri().toString().replaceAll("/*$", "/"),
            LocalDate.parse("2026-11-22"));
    List<Statement> statements = Ddl.of(request);
    statements.subList(0, statements.size() - 5).forEach(statement -> spark.sql(statement.sql()));

    String count =
        "SELECT count(*) FROM " + request.name() + " WHERE Keys['Customer']['%s'] = 'ann'";
    assertThat(spark.sql(count.formatted("s")).head().getLong(0)).isZero();
    assertThat(spark.sql(count.formatted("S")).head().getLong(0)).isEqualTo(1);
  }

  private static List<Row> run(Statement statement) {
    return spark.sql(statement.sql()).collectAsList();
  }

  private static String value(Map<String, ?> item, String attribute, String type) {
    Object typed = item.get(attribute);
    Map<?, ?> values =
        typed instanceof scala.collection.Map<?, ?> map
            ? CollectionConverters.asJava(map)
            : (Map<?, ?>) typed;
    return String.valueOf(values.get(type)).replace('"', '\'');
  }

  private static void gzip(Path file, String... members) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (String member : members) {
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        gzip.write(member.replace('\'', '"').getBytes(UTF_8));
        gzip.finish();
      }
    }
  }
}

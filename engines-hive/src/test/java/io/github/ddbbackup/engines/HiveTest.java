package io.github.ddbbackup.engines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ddbbackup.ddl.DdlRequest;
import io.github.ddbbackup.ddl.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.ql.IDriver;
import org.apache.hadoop.hive.ql.processors.CommandProcessor;
import org.apache.hadoop.hive.ql.processors.CommandProcessorException;
import org.apache.hadoop.hive.ql.processors.CommandProcessorFactory;
import org.apache.hadoop.hive.ql.session.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the statements of goal {@code ddl} as they are printed on Hive 4, with its own SerDe. */
class HiveTest {

  private static final JsonFactory JSON = new JsonFactory();

  private final SampleBackup backup = new SampleBackup(LocalDate.now(ZoneOffset.UTC));

  @TempDir private Path work;

  @Test
  void theStatementsRunAsTheyArePrinted() throws Exception {
    backup.write(work.resolve("Orders"));
    SessionState session = SessionState.start(new SessionState(settings()));
    try {
      DdlRequest request =
          backup.request(
              Engine.HIVE,
              "Orders",
              work.resolve("Orders").toUri().toString().replaceAll("/*$", "/"));
      SampleBackup.preparation(request).forEach(statement -> run(session.getConf(), statement));

      backup.check(request, query -> run(session.getConf(), query));
      SampleBackup.checkCapitals(request, query -> run(session.getConf(), query));
    } finally {
      session.close();
    }
  }

  /** In this process alone: a metastore in memory, and jobs that run where they are. */
  private HiveConf settings() {
    HiveConf settings = new HiveConf(HiveTest.class);
    Map.ofEntries(
            Map.entry("fs.defaultFS", "file:///"),
            Map.entry("hadoop.tmp.dir", work.resolve("tmp").toString()),
            Map.entry("hive.exec.scratchdir", work.resolve("scratch").toUri().toString()),
            Map.entry("hive.exec.local.scratchdir", work.resolve("local").toString()),
            Map.entry("metastore.warehouse.dir", work.resolve("managed").toUri().toString()),
            Map.entry(
                "metastore.warehouse.external.dir", work.resolve("tables").toUri().toString()),
            Map.entry("javax.jdo.option.ConnectionURL", "jdbc:derby:memory:metastore;create=true"),
            Map.entry("datanucleus.schema.autoCreateAll", "true"),
            Map.entry("hive.metastore.schema.verification", "false"),
            Map.entry("hive.execution.engine", "mr"),
            Map.entry("mapreduce.framework.name", "local"),
            Map.entry("mapreduce.client.completion.pollinterval", "10"),
            Map.entry("mapreduce.client.progressmonitor.pollinterval", "10"),
            Map.entry("hive.exec.counters.pull.interval", "10"),
            Map.entry("hive.local.time.zone", "UTC"),
            Map.entry("hive.stats.autogather", "false"),
            Map.entry("hive.query.reexecution.enabled", "false"),
            Map.entry("hive.support.concurrency", "false"),
            Map.entry("hive.txn.manager", "org.apache.hadoop.hive.ql.lockmgr.DummyTxnManager"),
            Map.entry("hive.query.results.cache.enabled", "false"),
            Map.entry("hive.server2.materializedviews.registry.impl", "DUMMY"))
        .forEach(settings::set);
    return settings;
  }

  private static List<List<Object>> run(HiveConf session, String statement) {
    String[] words = statement.split("\\s+", 2);
    try {
      CommandProcessor processor = CommandProcessorFactory.get(words, session);
      if (!(processor instanceof IDriver driver)) {
        processor.run(words[1]);
        return List.of();
      }
      driver.run(statement);
      List<String> rows = new ArrayList<>();
      driver.getResults(rows);
      driver.close();
      return rows.stream().map(HiveTest::values).toList();
    } catch (CommandProcessorException | SQLException e) {
      throw new IllegalStateException(statement, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns come with tabs between, and maps as JSON. */
  private static List<Object> values(String row) {
    List<Object> values = new ArrayList<>();
    for (String value : row.split("\t", -1)) {
      if (value.equals("NULL")) {
        values.add(null);
      } else {
        values.add(value.startsWith("{") ? map(value) : value);
      }
    }
    return values;
  }

  private static Object map(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      JsonToken unused = json.nextToken();
      return value(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return json.getText();
    }
    Map<String, Object> members = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken unused = json.nextToken();
      members.put(name, value(json));
    }
    return members;
  }
}

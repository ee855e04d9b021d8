package io.github.ddbbackup.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.ddl.Ddl;
import io.github.ddbbackup.ddl.DdlRequest;
import io.github.ddbbackup.ddl.Engine;
import io.github.ddbbackup.ddl.Statement;
import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.ForwardResult;
import io.github.ddbbackup.delivery.RecordFormat;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.KeyType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A backup of some days as the forwarder makes it, in gzip files of one member and of many, in the
 * folders in which Firehose puts them, one change of them delivered twice; and what the queries
 * over it must find.
 */
final class SampleBackup {

  private static final int QUERIES = 5;

  /**
   * Its reader takes names that differ in case alone for one, of which the last is kept;
   * docs/queries.md warns of it.
   */
  private static final String IN_TRINO = "ann, small";

  private static final KeySchema KEY =
      new KeySchema(
          List.of(
              new KeySchema.Part("Customer", KeyType.S), new KeySchema.Part("OrderId", KeyType.N)));

  private static final String MADE =
      "{'Keys':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'}},'NewImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'},'ATTRIBUTE':{'N':'9'},'m':{'M':{'x':{'L':[{'N':'1'},{'S':'é'}]}}}},'SequenceNumber':'999','SizeBytes':10,'ApproximateCreationDateTime':%d,'eventName':'INSERT'}\n";
  private static final String CHANGED =
      "{'Keys':{'OrderId':{'N':'42'},'Customer':{'S':'VALUE'}},'NewImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'},'ATTRIBUTE':{'N':'1000'},'t':{'BOOL':true},'n':{'NULL':true}},'OldImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'},'ATTRIBUTE':{'N':'9'}},'SequenceNumber':'1000000000000000000000000000000000000001','SizeBytes':10,'ApproximateCreationDateTime':%s,'eventName':'MODIFY'}\n";
  private static final String EXPIRED =
      "{'Keys':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'}},'OldImage':{'Customer':{'S':'VALUE'},'OrderId':{'N':'42'}},'SequenceNumber':'1000000000000000000000000000000000000002','SizeBytes':10,'ApproximateCreationDateTime':%d,'eventName':'REMOVE','userIdentity':{'type':'Service','principalId':'dynamodb.amazonaws.com'}}\n";
  private static final String OTHER =
      "{'Keys':{'Customer':{'S':'ann'},'OrderId':{'N':'7'}},'NewImage':{'Customer':{'S':'ann'},'OrderId':{'N':'7'},'ATTRIBUTE':{'SS':['red','green']},'Size':{'S':'large'},'size':{'S':'small'}},'SequenceNumber':'500','SizeBytes':10,'ApproximateCreationDateTime':%d,'eventName':'INSERT'}\n";
  private static final String DELETED =
      "{'Keys':{'Customer':{'S':'bob'},'OrderId':{'N':'8'}},'OldImage':{'Customer':{'S':'bob'},'OrderId':{'N':'8'}},'SequenceNumber':'501','SizeBytes':10,'ApproximateCreationDateTime':%d,'eventName':'REMOVE'}\n";

  private static final String STREAM =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2026-11-16T20:42:48.104";

  private static final Duration ENOUGH_TIME = Duration.ofMinutes(1);

  private final LocalDate firstDay;
  private final LocalDate lastDay;

  /**
   * Makes one of the days before today, for engines that are told hours as partitions are told
   * those up to now.
   */
  SampleBackup(LocalDate today) {
    firstDay = today.minusDays(4);
    lastDay = firstDay.plusDays(3);
  }

  /** Seconds around ten o'clock. */
  private static long at(LocalDate day, long seconds) {
    return day.atTime(10, 0).toEpochSecond(ZoneOffset.UTC) + seconds;
  }

  /** Writes the backup into a folder. */
  void write(Path folder) throws IOException {
    Path hour = Files.createDirectories(folder.resolve(firstHour()));
    Path later = Files.createDirectories(folder.resolve(hour(lastDay)));
    String made = MADE.formatted(at(firstDay, 0));
    String changed =
        CHANGED.formatted(BigDecimal.valueOf(at(firstDay, 60), 9).toPlainString() + "E9");
    String other = OTHER.formatted(at(firstDay, -100));
    String deleted = DELETED.formatted(at(firstDay, -99));
    writeObject(hour.resolve("one-member.gz"), other + changed);
    writeObject(hour.resolve("many-members.gz"), made, deleted);
    writeObject(later.resolve("again.gz"), changed + deleted + other);
    writeObject(later.resolve("last.gz"), EXPIRED.formatted(at(lastDay, 0)));
  }

  /** The hour of the first two objects, which hold four lines. */
  String firstHour() {
    return hour(firstDay);
  }

  private static String hour(LocalDate day) {
    return day.toString().replace('-', '/') + "/10";
  }

  /** Writes a file of what the forwarder sends for some events. */
  private static void writeObject(Path file, String... events) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    ChangeForwarder forwarder = forwarder(records);
    for (String lines : events) {
      byte[] event = event(lines).getBytes(UTF_8);
      ForwardResult result =
          forwarder.forward(event, 0, event.length, RecordFormat.GZIP, () -> ENOUGH_TIME);
      assertThat(result.lowestFailed()).isEmpty();
      assertThat(result.changes()).isEqualTo(lines.lines().count());
    }
    Files.write(file, records.toByteArray());
  }

  private static ChangeForwarder forwarder(ByteArrayOutputStream records) {
    return ChangeForwarder.of(
        (stream, sent, limit) -> {
          sent.forEach(packed -> records.writeBytes(packed.data()));
          return List.of();
        },
        (key, content, limit) -> {
          throw new AssertionError("Nothing is too large for Firehose, nor unreadable: " + key);
        },
        BackupPrefix.of("backups"),
        RetryPolicy.standard(),
        BackupListener.none(),
        InstantSource.system(),
        Sleeper.blocking(),
        new SplittableRandom(1));
  }

  /** The event of which lines are made; in a record, kind and user stand beside the change. */
  private static String event(String lines) {
    return lines
        .lines()
        .map(
            line -> {
              int kind = line.indexOf(",'eventName'");
              return "{'eventSourceARN':'%s','dynamodb':%s}%s"
                  .formatted(STREAM, line.substring(0, kind), line.substring(kind));
            })
        .collect(Collectors.joining(",", "{'Records':[", "]}"))
        .replace('\'', '"');
  }

  /** What an engine is asked with. */
  DdlRequest request(Engine engine, String table, String folder) {
    return new DdlRequest(engine, TableName.of(table), KEY, folder, firstDay);
  }

  /** What goes before the queries: settings, and the table. */
  static List<String> preparation(DdlRequest request) {
    List<String> statements = statements(request);
    return statements.subList(0, statements.size() - QUERIES);
  }

  private static List<String> statements(DdlRequest request) {
    return Ddl.of(request).stream().map(Statement::sql).toList();
  }

  /**
   * Runs the queries as they are printed, and compares what they find.
   *
   * @param engine answers a query with rows. A map is a {@link Map}; times are in UTC, as {@code
   *     2026-11-22 10:00:00}
   */
  void check(DdlRequest request, Function<String, List<List<Object>>> engine) {
    List<String> all = statements(request);
    List<String> queries = all.subList(all.size() - QUERIES, all.size());

    List<List<Object>> changes = engine.apply(queries.get(0));
    assertThat(changes)
        .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(0))
        .containsExactly(
            "INSERT a user " + firstDay + " 10:00:00",
            "MODIFY a user " + firstDay + " 10:01:00",
            "REMOVE time to live " + lastDay + " 10:00:00");
    assertThat(value(changes.get(0).get(4), "m", "M"))
        .isEqualTo("{'x':{'L':[{'N':'1'},{'S':'é'}]}}");
    assertThat(value(changes.get(1).get(4), "t", "BOOL")).isEqualTo("true");
    assertThat(value(changes.get(1).get(4), "ATTRIBUTE", "N")).isEqualTo("1000");
    assertThat(value(changes.get(1).get(3), "ATTRIBUTE", "N")).isEqualTo("9");
    assertThat(changes.get(2).get(4)).isNull();

    assertThat(engine.apply(queries.get(1)))
        .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(3))
        .containsExactly("a user bob 8", "time to live VALUE 42");

    assertThat(engine.apply(queries.get(2)))
        .extracting(row -> value(row.get(0), "Customer", "S") + sizes(row.get(0)))
        .containsExactlyInAnyOrder(
            "VALUE", request.engine() == Engine.TRINO ? IN_TRINO : "ann, large, small");

    assertThat(engine.apply(queries.get(3)))
        .extracting(row -> row.get(2))
        .containsExactly("1000000000000000000000000000000000000001");

    assertThat(engine.apply(queries.get(4)))
        .extracting(row -> row.get(0) + " " + row.get(2))
        .containsExactly("ann red");
  }

  /** The names of types are in capitals: in small letters a query finds nothing. */
  static void checkCapitals(DdlRequest request, Function<String, List<List<Object>>> engine) {
    String query =
        request.engine() == Engine.TRINO
            ? "SELECT count(*) FROM %s WHERE element_at(element_at(Keys, 'Customer'), '%s') = 'ann'"
            : "SELECT count(*) FROM %s WHERE Keys['Customer']['%s'] = 'ann'";
    assertThat(engine.apply(query.formatted(request.name(), "s")).get(0).get(0)).hasToString("0");
    assertThat(engine.apply(query.formatted(request.name(), "S")).get(0).get(0)).hasToString("2");
  }

  /** The values of two attributes whose names differ in nothing but the case of a letter. */
  private static String sizes(Object item) {
    return Stream.of("Size", "size")
        .filter(((Map<?, ?>) item)::containsKey)
        .map(name -> ", " + value(item, name, "S"))
        .collect(Collectors.joining());
  }

  private static String value(Object item, String attribute, String type) {
    Object typed = ((Map<?, ?>) item).get(attribute);
    return String.valueOf(((Map<?, ?>) typed).get(type)).replace('"', '\'');
  }
}

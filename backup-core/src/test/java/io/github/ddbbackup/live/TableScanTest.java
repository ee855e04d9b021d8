package io.github.ddbbackup.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.RandomItems;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ExtendWith(LocalAccountExtension.class)
class TableScanTest {

  private static final long SEED = Long.getLong("ddbbackup.seed", 20261125);

  private final LocalAccount account;
  private final AwsClients clients;

  /** For what the test does itself. */
  private final AwsClients own;

  private final List<TableScanProgress> told = new CopyOnWriteArrayList<>();

  TableScanTest(LocalAccount account) {
    this.account = account;
    clients = clients();
    own = clients(new Unrecorded());
  }

  private AwsClients clients(ExecutionInterceptor... interceptors) {
    return AwsClients.of(
        RegionName.of("eu-scan-1"),
        new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint())),
        interceptors);
  }

  @AfterEach
  void close() {
    account.faults().clear();
    clients.close();
    own.close();
  }

  @Test
  void showsEveryItemOnceAsItIs() {
    Map<ItemKey, Json> put = fill("ScanWhole", 400);
    Shown shown = new Shown();

    TableScanSummary summary =
        realTime(3, OptionalDouble.empty())
            .scan(table("ScanWhole"), ScanPosition.beginning(7), shown::visitor);

    assertThat(shown.items).describedAs("seed %d", SEED).isEqualTo(put);
    assertThat(shown.times).isEqualTo(400);
    assertThat(shown.position(7).isDone()).isTrue();
    assertThat(summary.items()).isEqualTo(400);
    assertThat(summary.bytes()).isEqualTo(put.values().stream().mapToLong(Json::size).sum());
    assertThat(summary.capacity()).isGreaterThan(1);
    assertThat(summary.began()).isBeforeOrEqualTo(summary.ended());
    assertThat(told.get(told.size() - 1))
        .isEqualTo(new TableScanProgress(400, summary.bytes(), summary.capacity(), 400));
  }

  @Test
  void goesOnWhereItStopped() {
    Map<ItemKey, Json> put = fill("ScanStops", 300);
    Shown kept = new Shown();
    PassingTime time = new PassingTime();
    Random random = new Random(SEED);
    ScanPosition position = ScanPosition.beginning(4);

    while (!position.isDone()) {
      Shown shown = new Shown();
      shown.pagesLeft = 1 + random.nextInt(12);
      try {
        scan(2, OptionalDouble.of(20), time, time)
            .scan(table("ScanStops"), position, shown::visitor);
      } catch (StoppedException e) {
        assertThat(shown.position.values()).isNotEmpty();
      }
      position = shown.position(position);
      kept.take(shown);
    }

    assertThat(kept.items).describedAs("seed %d", SEED).isEqualTo(put);
    assertThat(kept.times).isEqualTo(300);
  }

  @Test
  void takesNoMoreCapacityThanItMay() {
    fill("ScanSlow", 300);
    PassingTime time = new PassingTime();
    double rate = 5;

    TableScanSummary summary =
        scan(1, OptionalDouble.of(rate), time, time)
            .scan(table("ScanSlow"), ScanPosition.beginning(3), () -> (key, item) -> {});

    double seconds = Duration.between(summary.began(), summary.ended()).toMillis() / 1000.0;
    double page = told.stream().mapToDouble(TableScanProgress::capacity).max().orElseThrow();
    assertThat(summary.items()).isEqualTo(300);
    assertThat(summary.capacity() / seconds).isLessThan(rate * 1.5);
    assertThat(told.get(0).capacity()).isLessThan(2 * rate).isLessThan(page);
  }

  @Test
  void callsThatFailForAWhileAreMadeAgain() {
    Map<ItemKey, Json> put = fill("ScanFails", 60);
    PassingTime time = new PassingTime();
    Shown shown = new Shown();
    try (AwsClients flaky = clients(new Unreachable(11))) {
      new TableScan(
              flaky,
              new ScanSettings(1, OptionalDouble.empty(), true),
              time,
              time,
              new Random(SEED),
              told::add)
          .scan(table("ScanFails"), ScanPosition.beginning(2), shown::visitor);
    }

    assertThat(shown.items).isEqualTo(put);
    assertThat(shown.times).isEqualTo(60);
    assertThat(time.instant()).isAfter(PassingTime.START);
  }

  @Test
  void callsThatFailForGoodEndIt() {
    fill("ScanGone", 1);
    PassingTime time = new PassingTime();
    LiveTable table = table("ScanGone");
    try (AwsClients flaky = clients(new Unreachable(Integer.MAX_VALUE))) {
      TableScan scan =
          new TableScan(
              flaky,
              new ScanSettings(1, OptionalDouble.empty(), true),
              time,
              time,
              new Random(SEED),
              told::add);

      assertThatThrownBy(() -> scan.scan(table, ScanPosition.beginning(1), () -> (key, item) -> {}))
          .isInstanceOf(BackupException.class)
          .hasMessageStartingWith("Could not reach AWS, dynamodb:Scan failed for table ScanGone");
    }
    assertThat(Duration.between(PassingTime.START, time.instant()))
        .isLessThan(Duration.ofMinutes(6));
  }

  @Test
  void aRefusalEndsItAtOnce() {
    fill("ScanRefused", 10);
    account.faults().switchOn(FaultRule.next(1, FaultKind.REFUSAL, "dynamodb", "Scan"));

    assertThatThrownBy(
            () ->
                realTime(2, OptionalDouble.empty())
                    .scan(table("ScanRefused"), ScanPosition.beginning(4), () -> (key, item) -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("dynamodb:Scan")
        .hasMessageContaining("ScanRefused");
  }

  @Test
  void anotherTableOfTheSameNameIsNoticed() {
    fill("ScanRemade", 10);
    LiveTable table = table("ScanRemade");
    own.dynamoDb().deleteTable(r -> r.tableName("ScanRemade"));
    fill("ScanRemade", 10);

    assertThatThrownBy(
            () ->
                realTime(1, OptionalDouble.empty())
                    .scan(table, ScanPosition.beginning(1), () -> (key, item) -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "The table was deleted while it was read: ScanRemade."
                + " If there is another one of this name now, run it again.");
  }

  @Test
  void aMissingTableIsNamed() {
    assertThatThrownBy(() -> table("ScanMissing"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There is no such table: ScanMissing");
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    for (int threads : new int[] {0, -1, 257}) {
      assertThatThrownBy(() -> new ScanSettings(threads, OptionalDouble.empty(), true))
          .isInstanceOf(BackupException.class);
    }
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new ScanSettings(1, OptionalDouble.of(rate), true))
          .isInstanceOf(BackupException.class);
    }
    for (int segments : new int[] {0, -1, 1_000_001, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> ScanPosition.beginning(segments))
          .isInstanceOf(BackupException.class);
    }
  }

  private TableScan realTime(int threads, OptionalDouble rate) {
    return new TableScan(
        clients,
        new ScanSettings(threads, rate, true),
        Instant::now,
        duration -> {},
        new Random(SEED),
        told::add);
  }

  private TableScan scan(
      int threads, OptionalDouble rate, InstantSource clock, PassingTime sleeper) {
    return new TableScan(
        clients,
        new ScanSettings(threads, rate, true),
        clock,
        sleeper,
        new Random(SEED),
        told::add);
  }

  private LiveTable table(String name) {
    return LiveTable.get(clients, TableName.of(name), Instant::now);
  }

  /** A table of items of all kinds with a key of a string and a number. */
  private Map<ItemKey, Json> fill(String name, int count) {
    own.dynamoDb()
        .createTable(
            r ->
                r.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N)));
    RandomItems random = new RandomItems(SEED);
    List<Map<String, AttributeValue>> items =
        IntStream.range(0, count).mapToObj(i -> item(i, random)).toList();
    for (int from = 0; from < count; from += 25) {
      List<WriteRequest> writes =
          items.subList(from, Math.min(count, from + 25)).stream()
              .map(i -> WriteRequest.builder().putRequest(PutRequest.builder().item(i).build()))
              .map(WriteRequest.Builder::build)
              .toList();
      own.dynamoDb().batchWriteItem(r -> r.requestItems(Map.of(name, writes)));
    }
    return read(name);
  }

  private static Map<String, AttributeValue> item(int number, RandomItems random) {
    Map<String, AttributeValue> item = new HashMap<>(random.next());
    item.put("pk", AttributeValue.fromS("p" + number % 40));
    item.put("sk", AttributeValue.fromN("" + number));
    return item;
  }

  /** The items by one plain scan: DynamoDB writes numbers in its own way. */
  private Map<ItemKey, Json> read(String name) {
    Map<ItemKey, Json> items = new HashMap<>();
    own.dynamoDb()
        .scanPaginator(r -> r.tableName(name))
        .items()
        .forEach(
            item -> {
              Map<String, AttributeValue> key = new HashMap<>(item);
              key.keySet().retainAll(List.of("pk", "sk"));
              items.put(ItemKey.of(ItemCodec.toJson(key)), ItemCodec.toJson(item));
            });
    return items;
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  /** Scans do not reach the service for a while, in a way that the client does not repeat. */
  private static final class Unreachable implements ExecutionInterceptor {
    private final AtomicInteger left;

    private Unreachable(int times) {
      left = new AtomicInteger(times);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof ScanRequest
          && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw SdkClientException.create("no route", new IOException("no route"));
      }
    }
  }

  /** Someone stops the scan. */
  private static final class StoppedException extends RuntimeException {}

  /** What was shown up to the positions that were told. */
  private static final class Shown {
    private final Map<ItemKey, Json> items = new ConcurrentHashMap<>();
    private final Map<Integer, SegmentPosition> position = new ConcurrentHashMap<>();
    private int times;
    private int pagesLeft = Integer.MAX_VALUE;

    ItemVisitor visitor() {
      return new ItemVisitor() {
        private final List<Map.Entry<ItemKey, Json>> page = new ArrayList<>();

        @Override
        public void item(ItemKey key, Json item) {
          page.add(Map.entry(key, item));
        }

        @Override
        public void read(SegmentPosition to) {
          keep(page, to);
          page.clear();
        }
      };
    }

    private synchronized void keep(List<Map.Entry<ItemKey, Json>> page, SegmentPosition to) {
      if (pagesLeft == 0) {
        throw new StoppedException();
      }
      pagesLeft--;
      page.forEach(entry -> items.put(entry.getKey(), entry.getValue()));
      times += page.size();
      position.put(to.segment(), to);
    }

    private void take(Shown more) {
      items.putAll(more.items);
      times += more.times;
    }

    ScanPosition position(int segments) {
      return position(ScanPosition.beginning(segments));
    }

    ScanPosition position(ScanPosition before) {
      return new ScanPosition(
          before.segments().stream().map(s -> position.getOrDefault(s.segment(), s)).toList());
    }
  }
}

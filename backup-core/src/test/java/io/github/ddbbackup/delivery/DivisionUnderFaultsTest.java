package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.delivery.FakeStreams.Behavior;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * The changes of one table, divided among several delivery streams of which any can fail, and sent
 * again from the number named as failed, as Lambda does it: each change is taken, and each item's
 * changes by one delivery stream, in their order but for repetitions and for what Firehose takes
 * while it refuses another record of the same request.
 */
class DivisionUnderFaultsTest {

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"Keys\":\\{\"pk\":\\{\"S\":\"(\\w+)\"}}.*?\"SequenceNumber\":\"(\\d+)\"");

  private static final TableName ORDERS = TableName.of("Orders");

  /** A change of an item that a delivery stream took. */
  private record Taken(String item, long number) {}

  @Property(tries = 60)
  void everyChangeIsTakenByTheDeliveryStreamOfItsItem(@ForAll long seed) {
    sendUntilTakenAndCheck(seed, Runnable::run);
  }

  @Property(tries = 30)
  void soItIsWithRequestsToAllDeliveryStreamsSideBySide(@ForAll long seed) {
    ExecutorService threads = Executors.newFixedThreadPool(DeliveryStreamName.MOST_PER_TABLE);
    try {
      sendUntilTakenAndCheck(seed, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void sendUntilTakenAndCheck(long seed, Executor executor) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(DeliveryStreamName.MOST_PER_TABLE - 1);
    int changes = 1 + random.nextInt(60);
    boolean refusing = random.nextBoolean();
    FakeStreams streams = new FakeStreams().otherwise(failing(random, refusing));
    List<String> records = new ArrayList<>();
    for (int number = 1; number <= changes; number++) {
      records.add(record("item" + random.nextInt(12), number, random.nextInt(60_000)));
    }

    long next = 1;
    for (int attempt = 0; next <= changes; attempt++) {
      assertThat(attempt).as("attempts, seed %d", seed).isLessThan(500);
      List<String> left = records.subList((int) next - 1, changes);
      next = send(streams, executor, random, left, count, next);
    }

    Map<String, String> home = new HashMap<>();
    List<Long> all = new ArrayList<>();
    for (DeliveryStreamName stream : DeliveryStreamName.firstOf(ORDERS, count)) {
      Map<String, Long> last = new HashMap<>();
      for (Taken taken : taken(streams, stream)) {
        assertThat(home.putIfAbsent(taken.item(), stream.value()))
            .as("%s, seed %d", taken, seed)
            .isIn(null, stream.value());
        if (!all.contains(taken.number())) {
          long before = last.getOrDefault(taken.item(), 0L);
          assertThat(refusing || taken.number() > before)
              .as("order of %s, seed %d", taken, seed)
              .isTrue();
          last.put(taken.item(), taken.number());
          all.add(taken.number());
        }
      }
    }
    assertThat(all).as("seed %d", seed).hasSize(changes);
  }

  @Test
  void whatOneDeliveryStreamDoesNotTakeComesAgainThoughTheOtherTookItsOwn() {
    FakeStreams streams = new FakeStreams();
    Random random = new Random(7);
    List<String> records = new ArrayList<>();
    for (int number = 1; number <= 40; number++) {
      records.add(record("item" + number, number, 10));
    }
    streams.next(FakeStreams.takeAll(), FakeStreams.fail(Failures.notFound()));

    long next = send(streams, Runnable::run, random, records, 2, 1);

    List<Long> taken =
        DeliveryStreamName.firstOf(ORDERS, 2).stream()
            .flatMap(stream -> taken(streams, stream).stream())
            .map(Taken::number)
            .toList();
    assertThat(taken).contains(1L).doesNotContain(next);
    assertThat(next).isBetween(2L, 40L);
    assertThat(taken).contains(LongStream.range(1, next).boxed().toArray(Long[]::new));
    assertThat(taken).hasSizeGreaterThan((int) next - 1);
  }

  /** Else a delivery stream that fails would hold up those that come behind it by their names. */
  @Test
  void requestWithTheLowestNumberIsBegunFirst() {
    List<String> records = new ArrayList<>();
    for (int number = 1; number <= 40; number++) {
      records.add(record("item" + number, number, 10));
    }
    for (int first = 0; first < 20; first++) {
      FakeStreams streams = new FakeStreams();
      streams.next(FakeStreams.takeAll()).otherwise(FakeStreams.fail(Failures.notFound()));
      List<String> left = records.subList(first, 40);

      long next = send(streams, Runnable::run, new Random(7), left, 8, first + 1);

      assertThat(next).isGreaterThan(first + 1);
    }
  }

  /** Where the changes have to come again from; behind the last if all were taken. */
  private static long send(
      FakeStreams streams,
      Executor executor,
      Random random,
      List<String> records,
      int count,
      long first) {
    VirtualTime time = new VirtualTime(Duration.ofSeconds(10 + random.nextInt(20)));
    ChangeForwarder forwarder =
        ChangeForwarder.sideBySide(
            streams,
            (key, content, limit) -> {},
            BackupPrefix.of(""),
            RetryPolicy.standard(),
            BackupListener.none(),
            time,
            time,
            random,
            executor);
    byte[] event = TestLines.event(records);
    return forwarder
        .forward(event, 0, event.length, RecordFormat.LINES, count, time)
        .lowestFailed()
        .map(SequenceNumber::digits)
        .map(Long::valueOf)
        .orElse(first + records.size());
  }

  private static List<Taken> taken(FakeStreams streams, DeliveryStreamName stream) {
    List<Taken> taken = new ArrayList<>();
    for (PackedRecord packed : streams.taken(stream.value())) {
      Matcher line = LINE.matcher(new String(packed.data(), UTF_8));
      while (line.find()) {
        taken.add(new Taken(line.group(1), Long.parseLong(line.group(2))));
      }
    }
    return taken;
  }

  private static Behavior failing(Random random, boolean refusing) {
    int severity = random.nextInt(4);
    return (records, taken) -> {
      Behavior behavior =
          switch (random.nextInt(10) + severity) {
            case 0, 1, 2, 3, 4, 5, 6 -> FakeStreams.takeAll();
            case 7 ->
                refusing
                    ? FakeStreams.refuse(random.nextInt(records.size()))
                    : FakeStreams.takeAll();
            case 8 -> FakeStreams.takeAllButFail(Failures.timedOut());
            case 9 -> FakeStreams.fail(Failures.throttled());
            default -> FakeStreams.fail(Failures.notFound());
          };
      return behavior.put(records, taken);
    };
  }

  private static String record(String item, long number, int size) {
    return """
        {"eventName":"MODIFY","eventSourceARN":"%s","dynamodb":{"Keys":{"pk":{"S":"%s"}},\
        "NewImage":{"pk":{"S":"%s"},"x":{"S":"%s"}},"SequenceNumber":"%d"}}"""
        .formatted(TestLines.arn("Orders"), item, item, "x".repeat(size), number);
  }
}

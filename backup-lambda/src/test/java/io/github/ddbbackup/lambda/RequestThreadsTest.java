package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.DeliveryStreams;
import io.github.ddbbackup.delivery.ForwardResult;
import io.github.ddbbackup.delivery.RecordFormat;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

  private final ThreadPoolExecutor threads = RequestThreads.onDemand();
  private final Set<String> served = ConcurrentHashMap.newKeySet();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void allDeliveryStreamsOfATableAreSentToTogether() {
    CyclicBarrier all = new CyclicBarrier(DeliveryStreamName.MOST_PER_TABLE);

    ForwardResult result = forward(all, 500, DeliveryStreamName.MOST_PER_TABLE);

    assertThat(result.lowestFailed()).isEmpty();
    assertThat(served).hasSize(DeliveryStreamName.MOST_PER_TABLE);
  }

  @Test
  void noThreadIsStartedForOneRequest() {
    assertThat(threads.getPoolSize()).isZero();

    assertThat(forward(new CyclicBarrier(1), 10, 1).lowestFailed()).isEmpty();

    assertThat(served).hasSize(1);
    assertThat(threads.getPoolSize()).isZero();
  }

  @Test
  void idleThreadsEnd() {
    threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    threads.execute(() -> {});
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (threads.getPoolSize() > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(threads.getPoolSize()).isZero();
  }

  @Test
  void asManyConnectionsAreKeptAsAnEventUsesUnlessTheUserSaysOtherwise() {
    String property = "http.maxConnections";
    String before = System.clearProperty(property);
    try {
      RequestThreads.keepConnections();
      assertThat(System.getProperty(property)).isEqualTo("17");

      System.setProperty(property, "3");
      RequestThreads.keepConnections();
      assertThat(System.getProperty(property)).isEqualTo("3");
    } finally {
      System.clearProperty(property);
      if (before != null) {
        System.setProperty(property, before);
      }
    }
  }

  private ForwardResult forward(CyclicBarrier all, int changes, int deliveryStreams) {
    DeliveryStreams meeting =
        (stream, records, limit) -> {
          try {
            all.await(60, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException("The others did not come", e);
          }
          served.add(stream.value());
          return List.of();
        };
    byte[] event = event(changes).getBytes(UTF_8);
    return ChangeForwarder.sideBySide(
            meeting,
            (key, content, limit) -> {},
            BackupPrefix.of(""),
            RetryPolicy.standard(),
            BackupListener.none(),
            InstantSource.system(),
            duration -> {},
            new SplittableRandom(3),
            threads)
        .forward(
            event,
            0,
            event.length,
            RecordFormat.LINES,
            deliveryStreams,
            () -> Duration.ofMinutes(5));
  }

  private static String event(int changes) {
    return IntStream.range(0, changes)
        .mapToObj(
            item ->
                """
                {"eventName":"INSERT","eventSourceARN":\
                "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2026-11-01T10:00:00.000",\
                "dynamodb":{"Keys":{"pk":{"S":"item%d"}},"SequenceNumber":"%d"}}"""
                    .formatted(item, 100 + item))
        .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
  }
}

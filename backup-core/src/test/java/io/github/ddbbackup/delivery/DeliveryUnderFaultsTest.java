package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.delivery.FakeStreams.Behavior;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever fails, each change is taken at least once or comes again: those below the number named
 * as failed have been taken, and Lambda sends the others once more.
 */
class DeliveryUnderFaultsTest {

  private static final Pattern NUMBER_IN_KEY = Pattern.compile("-([0-9]+)\\.gz$");

  @Property(tries = 60)
  void everyChangeIsTakenOrComesAgain(@ForAll long seed) {
    Random random = new Random(seed);
    FakeStreams streams = new FakeStreams().otherwise(randomBehavior(random));
    Set<Long> inBucket = new HashSet<>();
    BackupBucket bucket = (key, content, limit) -> putSometimes(random, key, inBucket);
    VirtualTime time = new VirtualTime(Duration.ofSeconds(10 + random.nextInt(20)));
    ChangeForwarder forwarder =
        ChangeForwarder.of(
            streams,
            bucket,
            BackupPrefix.of(""),
            RetryPolicy.standard(),
            BackupListener.none(),
            time,
            time,
            random);
    long first = 1L + random.nextInt(2000);
    int count = 1 + random.nextInt(12);
    byte[] event =
        TestLines.event(
            IntStream.range(0, count)
                .mapToObj(i -> TestLines.record("Orders", first + i, size(random)))
                .toList());

    ForwardResult result = forwarder.forward(event, 0, event.length, RecordFormat.LINES, time);

    Set<Long> taken = new HashSet<>(TestLines.sequenceNumbers(streams.taken("Orders")));
    taken.addAll(inBucket);
    long acknowledged =
        result.lowestFailed().map(SequenceNumber::digits).map(Long::valueOf).orElse(first + count);
    assertThat(taken)
        .containsAll(LongStream.range(first, acknowledged).boxed().collect(Collectors.toList()));
    assertThat(acknowledged).isBetween(first, first + count);
  }

  private static int size(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1_050_000;
      case 1 -> 600_000;
      default -> random.nextInt(400_000);
    };
  }

  private static Behavior randomBehavior(Random random) {
    List<AwsCallException> failures =
        List.of(Failures.throttled(), Failures.unavailable(), Failures.timedOut());
    int severity = random.nextInt(4);
    return (records, taken) -> {
      Behavior behavior =
          switch (random.nextInt(10) + severity) {
            case 0, 1, 2, 3 -> FakeStreams.takeAll();
            case 4, 5, 6, 7 -> FakeStreams.refuse(some(random, records.size()));
            case 8 -> FakeStreams.takeAllButFail(Failures.timedOut());
            case 9, 10 -> FakeStreams.fail(failures.get(random.nextInt(3)));
            default -> FakeStreams.fail(Failures.notFound());
          };
      return behavior.put(records, taken);
    };
  }

  private static Integer[] some(Random random, int count) {
    return IntStream.range(0, count)
        .filter(i -> random.nextBoolean())
        .boxed()
        .toArray(Integer[]::new);
  }

  private static void putSometimes(Random random, String key, Set<Long> taken) {
    Matcher number = NUMBER_IN_KEY.matcher(key);
    assertThat(number.find()).isTrue();
    Optional<AwsCallException> failure =
        switch (random.nextInt(5)) {
          case 0 -> Optional.of(Failures.unavailable());
          case 1 -> Optional.of(Failures.denied());
          case 2 -> Optional.of(Failures.timedOut());
          default -> Optional.empty();
        };
    if (failure.isEmpty() || random.nextInt(3) == 0) {
      taken.add(Long.valueOf(number.group(1)));
    }
    failure.ifPresent(
        e -> {
          throw e;
        });
  }
}

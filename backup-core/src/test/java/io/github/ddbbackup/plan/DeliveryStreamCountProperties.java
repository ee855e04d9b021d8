package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import io.github.ddbbackup.config.DeliveryOptions;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * However often the configuration changes the number of a table's delivery streams and their
 * format, and whenever someone looks at the table: no delivery stream goes before what was sent to
 * it is written, nothing is sent to one that is not there, and no record meets a destination of
 * another format.
 */
class DeliveryStreamCountProperties {

  private static final TableName ORDERS = TableName.of("Orders");
  private static final StreamArn STREAM = Samples.stream("Orders", "2026-01-02T00:00:00.000");
  private static final StreamArn FORMER = Samples.stream("Orders", "2026-01-01T00:00:00.000");
  private static final int MOST = 4;

  /** How long after a change of a mapping functions may still be called as before, and run. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(2).plus(Duration.ofMinutes(5));

  private static final Duration WRITING = Duration.ofSeconds(60);

  /** How long after a change of a destination Firehose may still write as before. */
  private static final Duration TAKING_EFFECT = Duration.ofMinutes(9);

  @Property(tries = 100)
  void nothingIsLostOrMixedUp(@ForAll long seed) {
    Random random = new Random(seed);
    History history = new History(random);
    for (int look = 0; look < 60; look++) {
      if (random.nextInt(8) == 0) {
        history.changeConfiguration();
      }
      history.look(Duration.ofSeconds(random.nextInt(1_800)));
    }
    for (int look = 0; look < 8; look++) {
      history.look(Duration.ofHours(1));
    }
    assertThat(history.mistakes()).as("seed %d, %s", seed, history).isEmpty();
    history.assertInLine(seed);
  }

  /** What a mapping told the function, and from when to when invocations can have begun to run. */
  private record Sent(ForwarderWay way, Instant from, Instant to) {}

  /** A format of one delivery stream, and from when to when objects can have been written in it. */
  private record Written(int number, ForwarderAlias format, Instant from, Instant to) {}

  private static final class History {
    private final Random random;
    private final int interval;
    private final boolean leftOver;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Map<Integer, Written> writing = new HashMap<>();
    private final Map<Integer, ActualDeliveryStream> streams = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Instant changed = now;
    private DesiredTable desired;
    private String function = Samples.FORWARDER;

    History(Random random) {
      this.random = random;
      this.interval = random.nextInt(901);
      this.leftOver = random.nextBoolean();
      changeConfiguration();
      put(1, desired.destination().compressedAs("UNCOMPRESSED", ".gz"), desired.tags());
      note();
    }

    void changeConfiguration() {
      Compression[] all = Compression.values();
      Compression compression = all[random.nextInt(4) == 0 ? random.nextInt(all.length) : 0];
      BackupConfig config =
          BackupConfig.builder(
                  Samples.config().region(),
                  Samples.config().firehoseDeliveryBucket(),
                  Samples.config().firehoseDeliveryRoleArn(),
                  Samples.config().lambdaExecRoleArn())
              .firehoseDeliveryPrefix(Samples.config().firehoseDeliveryPrefix())
              .firehoseDeliveryIntervalSeconds(interval)
              .delivery(
                  new DeliveryOptions(compression, 1, Samples.counts(1 + random.nextInt(MOST))))
              .build();
      desired = DesiredTable.of(config, ORDERS, Optional.of(Samples.FORWARDER));
    }

    void look(Duration after) {
      now = now.plus(after);
      BackupPlan plan = new TablePlanner().plan(desired, table(), Samples.UNDRAINED, now);
      for (PlannedChange change : plan.changes()) {
        if (change.isChange()) {
          apply(change);
        }
      }
      note();
    }

    private void apply(PlannedChange change) {
      if (change.resource().kind() == Resource.Kind.EVENT_SOURCE_MAPPING) {
        function = change.wanted("function").orElse(function);
        changed = now;
        return;
      }
      int number = DeliveryStreamName.numberOf(ORDERS, change.resource().name());
      switch (change.operation()) {
        case CREATE -> put(number, settings(change, desired.destination()), desired.tags());
        case UPDATE -> update(number, change);
        case DELETE -> remove(number);
        default -> throw new AssertionError(change);
      }
    }

    private DeliveryStreamSettings settings(PlannedChange change, DeliveryStreamSettings before) {
      return desired
          .destination()
          .compressedAs(
              change.wanted("compression").orElse(before.compression()),
              change.wanted("file extension").orElse(before.fileExtension()));
    }

    private void put(int number, DeliveryStreamSettings settings, Map<String, String> tags) {
      ActualDeliveryStream made =
          Samples.deliveryStream(DeliveryStreamName.forTable(ORDERS, number), settings, tags);
      assertThat(streams.put(number, made)).isNull();
    }

    private void update(int number, PlannedChange change) {
      ActualDeliveryStream stream = streams.get(number);
      DeliveryStreamSettings before = stream.destination().orElseThrow();
      DeliveryStreamSettings after = settings(change, before);
      Map<String, String> tags = new HashMap<>(stream.tags());
      change.differences().stream()
          .filter(d -> d.field().startsWith(Difference.TAG))
          .forEach(d -> tags.put(d.field().substring(Difference.TAG.length()), d.desired()));
      tags.values().removeIf(String::isEmpty);
      streams.put(
          number,
          new ActualDeliveryStream(
              stream.name(),
              stream.arn(),
              stream.status(),
              stream.type(),
              Optional.of(after),
              tags,
              after.equals(before) ? stream.updated() : Optional.of(now)));
    }

    private void remove(int number) {
      streams.remove(number);
      if (ForwarderWay.of(function).deliveryStreams() >= number) {
        mistakes.add(number + " is deleted while changes are sent to it");
      }
      Duration late = ON_ITS_WAY.plus(WRITING).plusSeconds(interval);
      sent.stream()
          .filter(s -> s.way().deliveryStreams() >= number && now.isBefore(s.to().plus(late)))
          .forEach(s -> mistakes.add(number + " is deleted at " + now + " too soon after " + s));
      written.add(end(writing.remove(number), now));
    }

    private ActualTable table() {
      List<ActualMapping> mappings = new ArrayList<>();
      for (int i = 0; i < (leftOver ? 2 : 1); i++) {
        mappings.add(
            new ActualMapping(
                Integer.toString(i),
                i == 0 ? STREAM : FORMER,
                function,
                "Enabled",
                desired.mapping(),
                false,
                "OK",
                true,
                changed));
      }
      return new ActualTable(
          ORDERS,
          Optional.of("ACTIVE"),
          Optional.of(new ActualUpdateStream(STREAM, DesiredTable.VIEW_TYPE)),
          List.copyOf(streams.values()),
          Optional.empty(),
          mappings);
    }

    private void note() {
      ForwarderWay way = ForwarderWay.of(function);
      if (!sent.isEmpty()) {
        Sent last = sent.remove(sent.size() - 1);
        sent.add(new Sent(last.way(), last.from(), now));
      }
      if (sent.isEmpty() || !sent.get(sent.size() - 1).way().equals(way)) {
        sent.add(new Sent(way, now, now));
      }
      for (int number = 1; number <= way.deliveryStreams(); number++) {
        if (!streams.containsKey(number)) {
          mistakes.add("changes are sent to " + number + ", which is not there, at " + now);
        }
      }
      streams.forEach(
          (number, stream) -> {
            ForwarderAlias format = formatOf(stream.destination().orElseThrow());
            Written before = writing.get(number);
            if (before == null || before.format() != format) {
              Optional.ofNullable(before)
                  .ifPresent(b -> written.add(end(b, now.plus(TAKING_EFFECT))));
              writing.put(number, new Written(number, format, now, Instant.MAX));
            }
          });
    }

    private static Written end(Written phase, Instant to) {
      return new Written(phase.number(), phase.format(), phase.from(), to);
    }

    private static ForwarderAlias formatOf(DeliveryStreamSettings is) {
      return is.compression().equals("UNCOMPRESSED") && is.fileExtension().equals(".gz")
          ? ForwarderAlias.GZIP
          : ForwarderAlias.LINES;
    }

    /** What went wrong, and records that can have been written in another format. */
    List<String> mistakes() {
      Duration late = ON_ITS_WAY.plus(WRITING).plusSeconds(interval);
      List<String> all = new ArrayList<>(mistakes);
      List<Written> phases = new ArrayList<>(written);
      phases.addAll(writing.values());
      for (Sent of : sent) {
        for (Written by : phases) {
          if (by.number() <= of.way().deliveryStreams()
              && of.way().format() != by.format()
              && of.from().isBefore(by.to())
              && by.from().isBefore(of.to().plus(late))) {
            all.add(of + " by " + by);
          }
        }
      }
      return all;
    }

    void assertInLine(long seed) {
      assertThat(new TablePlanner().plan(desired, table(), Samples.UNDRAINED, now).changes())
          .as("seed %d, %s", seed, this)
          .noneMatch(PlannedChange::isChange);
      assertThat(ForwarderWay.of(function)).as("seed %d", seed).isEqualTo(desired.way());
      assertThat(streams).as("seed %d", seed).hasSize(desired.deliveryStreams().size());
    }

    @Override
    public String toString() {
      return "sent " + sent + " written " + written + " writing " + writing;
    }
  }
}

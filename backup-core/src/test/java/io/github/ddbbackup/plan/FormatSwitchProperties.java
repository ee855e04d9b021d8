package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import io.github.ddbbackup.config.DeliveryOptions;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * However often the configuration changes its mind about the format and the buffer interval,
 * however long S3 refuses what Firehose writes, and whenever someone looks at the table: no record
 * can meet a destination that would make an object of it that can't be read.
 */
class FormatSwitchProperties {

  private static final TableName ORDERS = TableName.of("Orders");
  private static final StreamArn STREAM = Samples.stream("Orders", "2026-01-02T00:00:00.000");

  /** How long after a change of a mapping functions may still be called as before. */
  private static final Duration CHANGING_OVER = Duration.ofMinutes(2);

  private static final Duration INVOCATION = Duration.ofMinutes(5);
  private static final Duration WRITING = Duration.ofSeconds(60);

  /** How long after a change of a destination Firehose may still write as before. */
  private static final Duration TAKING_EFFECT = Duration.ofMinutes(9);

  /** One way of the records or of the destination, and how long it was that. */
  private record Phase(ForwarderAlias way, Instant from, Instant to) {}

  /** How many hours S3 may refuse what Firehose writes; Firehose tries for 24. */
  private static final int LONGEST_REFUSAL = 6;

  /** From when to when S3 refused what Firehose wrote. */
  private record Refusal(Instant from, Instant to) {}

  /** An interval of the delivery stream, and from when to when it was that. */
  private record Buffered(int interval, Instant from, Instant to) {}

  @Property(tries = 300)
  void noRecordMeetsADestinationOfAnotherFormat(@ForAll long seed) {
    Random random = new Random(seed);
    History history = new History(random);
    for (int look = 0; look < 60; look++) {
      if (random.nextInt(8) == 0) {
        history.changeConfiguration();
      }
      if (random.nextInt(16) == 0) {
        history.refuse();
      }
      history.look(Duration.ofSeconds(random.nextInt(1_800)));
      assertThat(history.sentTo()).as("%s", history).isEmpty();
    }
    for (int look = 0; look < LONGEST_REFUSAL + 6; look++) {
      history.look(Duration.ofHours(1));
    }
    assertThat(history.isInLine()).as("%s", history).isTrue();
  }

  private static final class History {
    private final Random random;
    private final boolean leftOver;
    private final List<Phase> sent = new ArrayList<>();
    private final List<Phase> written = new ArrayList<>();
    private final List<Buffered> buffered = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private DesiredTable desired;
    private ActualTable table;

    History(Random random) {
      this.random = random;
      this.leftOver = random.nextBoolean();
      changeConfiguration();
      String older = Samples.FORWARDER.replace(":live-gzip", random.nextBoolean() ? "" : ":live");
      table =
          Samples.with(
              Samples.bare("Orders"),
              stream(asDesired("GZIP", "", random.nextInt(901)), Optional.empty()));
      table =
          new ActualTable(
              table.name(),
              table.status(),
              Optional.of(new ActualUpdateStream(STREAM, DesiredTable.VIEW_TYPE)),
              table.deliveryStream(),
              Optional.empty(),
              mappings(older));
      note();
    }

    void changeConfiguration() {
      Compression[] all = Compression.values();
      BackupConfig config =
          BackupConfig.builder(
                  Samples.config().region(),
                  Samples.config().firehoseDeliveryBucket(),
                  Samples.config().firehoseDeliveryRoleArn(),
                  Samples.config().lambdaExecRoleArn())
              .firehoseDeliveryPrefix(BackupPrefix.of("backups"))
              .firehoseDeliveryIntervalSeconds(random.nextInt(901))
              .delivery(new DeliveryOptions(all[random.nextInt(all.length)], 1))
              .build();
      desired = DesiredTable.of(config, ORDERS, Optional.of(Samples.FORWARDER));
    }

    /** S3 refuses from now on, for some hours. */
    void refuse() {
      refusals.add(new Refusal(now, now.plusSeconds(1 + random.nextInt(LONGEST_REFUSAL * 3_600))));
    }

    void look(Duration after) {
      now = now.plus(after);
      for (PlannedChange change : plan().changes()) {
        if (change.isChange()) {
          apply(change);
        }
      }
      note();
    }

    private void apply(PlannedChange change) {
      ActualDeliveryStream stream = table.deliveryStream().orElseThrow();
      if (change.resource().kind() == Resource.Kind.DELIVERY_STREAM) {
        DeliveryStreamSettings is = stream.destination().orElseThrow();
        DeliveryStreamSettings becomes =
            asDesired(
                change.wanted("compression").orElse(is.compression()),
                change.wanted("file extension").orElse(is.fileExtension()),
                change
                    .wanted("buffer interval in seconds")
                    .map(Integer::parseInt)
                    .orElse(is.intervalInSeconds()));
        Optional<Instant> updated = becomes.equals(is) ? stream.updated() : Optional.of(now);
        table = Samples.with(table, stream(becomes, updated));
      } else {
        String function = change.wanted("function").orElse(table.mappings().get(0).function());
        table = Samples.with(table, mappings(function));
      }
    }

    private List<ActualMapping> mappings(String function) {
      List<ActualMapping> mappings = new ArrayList<>();
      for (int i = 0; i < (leftOver ? 2 : 1); i++) {
        StreamArn source = i == 0 ? STREAM : Samples.stream("Orders", "2026-01-01T00:00:00.000");
        mappings.add(
            new ActualMapping(
                Integer.toString(i),
                source,
                function,
                "Enabled",
                desired.mapping(),
                false,
                "OK",
                true,
                now));
      }
      return mappings;
    }

    private DeliveryStreamSettings asDesired(String compression, String extension, int interval) {
      DeliveryStreamSettings all = desired.destination();
      return new DeliveryStreamSettings(
          all.roleArn(),
          all.bucket(),
          all.prefix(),
          all.errorPrefix(),
          all.sizeInMb(),
          interval,
          compression,
          extension,
          all.kmsKeyArn(),
          all.bufferKeyArn());
    }

    private ActualDeliveryStream stream(
        DeliveryStreamSettings destination, Optional<Instant> updated) {
      return new ActualDeliveryStream(
          "Orders",
          "arn",
          "ACTIVE",
          "DirectPut",
          Optional.of(destination),
          desired.tags(),
          updated);
    }

    private BackupPlan plan() {
      return new TablePlanner().plan(desired, table, drains(), now);
    }

    private Drains drains() {
      return new Drains() {
        @Override
        public Drainage of(ActualMapping mapping, Optional<Instant> until) {
          return Samples.UNDRAINED.of(mapping, until);
        }

        @Override
        public Optional<String> heldBy(ActualTable of, ActualDeliveryStream by, Instant since) {
          return refusals.stream()
              .filter(refusal -> now.isBefore(refusal.to()))
              .map(Refusal::toString)
              .findFirst();
        }
      };
    }

    private void note() {
      DeliveryStreamSettings is = table.deliveryStream().orElseThrow().destination().orElseThrow();
      prolong(sent, ForwarderAlias.of(table.mappings().get(0).function()));
      prolong(
          written,
          is.compression().equals("UNCOMPRESSED") && is.fileExtension().equals(".gz")
              ? ForwarderAlias.GZIP
              : ForwarderAlias.LINES);
      if (!buffered.isEmpty()) {
        Buffered last = buffered.remove(buffered.size() - 1);
        buffered.add(new Buffered(last.interval(), last.from(), now));
      }
      if (buffered.isEmpty()
          || buffered.get(buffered.size() - 1).interval() != is.intervalInSeconds()) {
        buffered.add(new Buffered(is.intervalInSeconds(), now, now));
      }
    }

    private void prolong(List<Phase> phases, ForwarderAlias way) {
      if (!phases.isEmpty()) {
        Phase last = phases.remove(phases.size() - 1);
        phases.add(new Phase(last.way(), last.from(), now));
      }
      if (phases.isEmpty() || phases.get(phases.size() - 1).way() != way) {
        phases.add(new Phase(way, now, now));
      }
    }

    /** Records that can have been written by a destination of another format. */
    List<String> sentTo() {
      List<String> met = new ArrayList<>();
      for (Phase of : sent) {
        for (Phase by : written) {
          if (of.way() != ForwarderAlias.OBJECTS
              && of.way() != by.way()
              && of.from().isBefore(by.to().plus(TAKING_EFFECT))
              && by.from().isBefore(lastWritten(of))) {
            met.add(of + " by " + by);
          }
        }
      }
      return met;
    }

    /** When the last record of a phase is written: not while S3 refuses. */
    private Instant lastWritten(Phase of) {
      Instant sentLast = of.to().plus(CHANGING_OVER).plus(INVOCATION);
      Instant written =
          buffered.stream()
              .filter(b -> b.from().isBefore(sentLast))
              .map(b -> earlier(b.to().plus(TAKING_EFFECT), sentLast).plusSeconds(b.interval()))
              .max(Instant::compareTo)
              .orElseThrow()
              .plus(WRITING);
      for (Refusal refusal : refusals) {
        if (!refusal.from().isAfter(written) && refusal.to().isAfter(written)) {
          written = refusal.to();
        }
      }
      return written;
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }

    boolean isInLine() {
      return plan().isEmpty()
          && ForwarderAlias.of(table.mappings().get(0).function()) == desired.format();
    }

    @Override
    public String toString() {
      return "sent "
          + sent
          + " written "
          + written
          + " buffered "
          + buffered
          + " refused "
          + refusals;
    }
  }
}

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
 * However often the configuration changes its mind, and whenever someone looks at the table: no
 * record can meet a destination that would make an object of it that can't be read.
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

  @Property(tries = 300)
  void noRecordMeetsADestinationOfAnotherFormat(@ForAll long seed) {
    Random random = new Random(seed);
    History history = new History(random);
    for (int look = 0; look < 60; look++) {
      if (random.nextInt(8) == 0) {
        history.changeConfiguration();
      }
      history.look(Duration.ofSeconds(random.nextInt(1_800)));
      assertThat(history.sentTo()).as("%s", history).isEmpty();
    }
    for (int look = 0; look < 6; look++) {
      history.look(Duration.ofHours(1));
    }
    assertThat(history.isInLine()).as("%s", history).isTrue();
  }

  private static final class History {
    private final Random random;
    private final int interval;
    private final boolean leftOver;
    private final List<Phase> sent = new ArrayList<>();
    private final List<Phase> written = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private DesiredTable desired;
    private ActualTable table;

    History(Random random) {
      this.random = random;
      this.interval = random.nextInt(901);
      this.leftOver = random.nextBoolean();
      changeConfiguration();
      String older = Samples.FORWARDER.replace(":live-gzip", random.nextBoolean() ? "" : ":live");
      table = Samples.with(Samples.bare("Orders"), stream("GZIP", "", Optional.empty()));
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
              .firehoseDeliveryIntervalSeconds(interval)
              .delivery(new DeliveryOptions(all[random.nextInt(all.length)], 1))
              .build();
      desired = DesiredTable.of(config, ORDERS, Optional.of(Samples.FORWARDER));
    }

    void look(Duration after) {
      now = now.plus(after);
      for (PlannedChange change :
          new TablePlanner().plan(desired, table, Samples.UNDRAINED, now).changes()) {
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
        table =
            Samples.with(
                table,
                stream(
                    change.wanted("compression").orElse(is.compression()),
                    change.wanted("file extension").orElse(is.fileExtension()),
                    Optional.of(now)));
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

    private ActualDeliveryStream stream(
        String compression, String extension, Optional<Instant> updated) {
      return new ActualDeliveryStream(
          "Orders",
          "arn",
          "ACTIVE",
          "DirectPut",
          Optional.of(desired.destination().compressedAs(compression, extension)),
          desired.tags(),
          updated);
    }

    private void note() {
      DeliveryStreamSettings is = table.deliveryStream().orElseThrow().destination().orElseThrow();
      prolong(sent, ForwarderAlias.of(table.mappings().get(0).function()));
      prolong(
          written,
          is.compression().equals("UNCOMPRESSED") && is.fileExtension().equals(".gz")
              ? ForwarderAlias.GZIP
              : ForwarderAlias.LINES);
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
      Duration late = CHANGING_OVER.plus(INVOCATION).plus(WRITING).plusSeconds(interval);
      List<String> met = new ArrayList<>();
      for (Phase of : sent) {
        for (Phase by : written) {
          if (of.way() != ForwarderAlias.OBJECTS
              && of.way() != by.way()
              && of.from().isBefore(by.to().plus(TAKING_EFFECT))
              && by.from().isBefore(of.to().plus(late))) {
            met.add(of + " by " + by);
          }
        }
      }
      return met;
    }

    boolean isInLine() {
      return new TablePlanner().plan(desired, table, Samples.UNDRAINED, now).isEmpty()
          && ForwarderAlias.of(table.mappings().get(0).function()) == desired.format();
    }

    @Override
    public String toString() {
      return "sent " + sent + " written " + written;
    }
  }
}

package io.github.ddbbackup.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CatalogTest {

  private static final String FOLDER = "p/_catalog=tables/Orders/";
  private static final String NAME = "20261122T184451Z-0d4cbd3f-7e5f-4b4c-8a43-6d7a0f1f2c11";
  private static final TableName ORDERS = TableName.of("Orders");

  private final MemoryObjects objects = new MemoryObjects();
  private Instant now = Instant.parse("2026-11-22T18:45:02Z");
  private final Catalog catalog = new Catalog(objects, BackupPrefix.of("p"), () -> now);
  private final AtomicInteger settingsRead = new AtomicInteger();

  private Recorded record(TableState state) {
    return record(state, Following.goesOn());
  }

  private Recorded record(TableState state, Following following) {
    return catalog.record(
        state,
        following,
        () -> {
          settingsRead.incrementAndGet();
          return Documents.SETTINGS;
        });
  }

  @Test
  void aTableIsDocumentedOnce() {
    assertThat(record(Documents.state(Documents.STREAM))).isEqualTo(Recorded.CREATED);
    assertThat(record(Documents.state(Documents.STREAM))).isEqualTo(Recorded.UNCHANGED);

    assertThat(objects.objects).containsOnlyKeys(FOLDER + NAME + ".json");
    assertThat(objects.writes).isEqualTo(1);
    assertThat(settingsRead).hasValue(1);
    assertThat(catalog.find(Documents.ORDERS)).contains(Documents.orders());
  }

  @Test
  void earlierStreamsStay() {
    record(Documents.state(Documents.STREAM));
    StreamEntry second = Documents.stream("2026-11-23T08:00:00.000");

    assertThat(record(Documents.state(second))).isEqualTo(Recorded.UPDATED);

    assertThat(catalog.find(Documents.ORDERS).orElseThrow().streams())
        .containsExactly(Documents.STREAM.notedAt(now), second.notedAt(now));
  }

  @Test
  void aStreamThatWasThereLongBeforeIsReadFromAlmostADayBeforeItWasNoted() {
    StreamEntry old = Documents.stream("2026-03-01T08:00:00.000");

    record(Documents.state(old));
    now = now.plus(Duration.ofDays(2));
    record(Documents.state(old));

    assertThat(catalog.find(Documents.ORDERS).orElseThrow().streams().get(0).readFrom())
        .isEqualTo(Instant.parse("2026-11-21T18:55:02Z"));
    assertThat(Documents.STREAM.notedAt(Documents.CREATED).readFrom())
        .isEqualTo(Documents.STREAM.began());
    assertThat(old.readFrom()).isEqualTo(old.began());
  }

  @Test
  void twoWritersAtATimeLoseNoStream() {
    StreamEntry second = Documents.stream("2026-11-23T08:00:00.000");
    StreamEntry third = Documents.stream("2026-11-24T08:00:00.000");
    objects.beforeNextWrite(() -> record(Documents.state(Documents.STREAM)));
    record(Documents.state(second));
    objects.beforeNextWrite(() -> record(Documents.state(third)));
    record(Documents.state(Documents.stream("2026-11-25T08:00:00.000")));

    assertThat(catalog.find(Documents.ORDERS).orElseThrow().streams())
        .extracting(StreamEntry::arn)
        .containsExactly(
            Documents.STREAM.arn(),
            second.arn(),
            third.arn(),
            Documents.stream("2026-11-25T08:00:00.000").arn());
  }

  @Test
  void settingsAreReadAgainAfterMostOfADay() {
    record(Documents.state(Documents.STREAM));
    now = now.plus(Duration.ofHours(19));
    assertThat(record(Documents.state(Documents.STREAM))).isEqualTo(Recorded.UNCHANGED);
    now = now.plus(Duration.ofHours(1));

    assertThat(catalog.look(Documents.state(Documents.STREAM), Following.goesOn()))
        .isEqualTo(Recorded.UPDATED);
    assertThat(record(Documents.state(Documents.STREAM))).isEqualTo(Recorded.UPDATED);
    assertThat(settingsRead).hasValue(2);
  }

  @Test
  void aDeletionIsNotedOnceWithItsFirstTime() {
    record(Documents.state(Documents.STREAM));
    Instant deleted = now.plusSeconds(60);
    now = deleted;
    catalog.recordDeletion(entry(), ours -> true);
    now = now.plusSeconds(3600);
    catalog.recordDeletion(entry(), ours -> true);

    assertThat(catalog.find(Documents.ORDERS).orElseThrow().deleted()).contains(deleted);
    assertThat(entry().closed()).isTrue();
    assertThat(objects.objects)
        .containsOnlyKeys(FOLDER + NAME + ".json", FOLDER + NAME + ".deleted");
  }

  @Test
  void aDeletionMeetsAnotherWriter() {
    record(Documents.state(Documents.STREAM));
    StreamEntry second = Documents.stream("2026-11-23T08:00:00.000");
    objects.beforeNextWrite(() -> record(Documents.state(second)));

    catalog.recordDeletion(entry(), ours -> true);

    CatalogDocument document = catalog.find(Documents.ORDERS).orElseThrow();
    assertThat(document.deleted()).contains(now);
    assertThat(document.streams())
        .extracting(StreamEntry::arn)
        .containsExactly(Documents.STREAM.arn(), second.arn());
  }

  @Test
  void aSwitchIsSetAndTakenBack() {
    catalog.switchOff(Documents.ORDERS);
    catalog.switchOff(Documents.ORDERS);

    assertThat(catalog.list().switchedOff(Documents.ORDERS)).isPresent();
    assertThat(catalog.list(ORDERS).entries(ORDERS))
        .singleElement()
        .satisfies(e -> assertThat(e.documented()).isFalse());

    catalog.switchOn(Documents.ORDERS);
    assertThat(catalog.list().switchedOff(Documents.ORDERS)).isEmpty();
    assertThat(objects.objects).isEmpty();
  }

  @Test
  void theSwitchOfAnEarlierTableDoesNotCount() {
    catalog.switchOff(Documents.ORDERS);
    Incarnation later =
        new Incarnation(ORDERS, Documents.ORDERS.arn(), "another-id", Documents.CREATED);

    assertThat(catalog.list().switchedOff(later)).isEmpty();
  }

  @Test
  void otherObjectsAreNoEntries() {
    for (String key : List.of("", "x", "Orders/x.json", "Orders/a/" + NAME + ".json")) {
      objects.create("p/_catalog=tables/" + key, "");
    }

    assertThat(catalog.list().tables()).isEmpty();
  }

  @Test
  void aTableWithoutAStreamIsDocumentedToo() {
    TableState state = new TableState(Documents.ORDERS, Documents.DEFINITION, Optional.empty());

    assertThat(record(state)).isEqualTo(Recorded.CREATED);
    assertThat(record(state)).isEqualTo(Recorded.UNCHANGED);
  }

  private CatalogEntry entry() {
    return catalog.list(ORDERS).entries(ORDERS).get(0);
  }
}

package io.github.ddbbackup.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.TypedValue;
import io.github.ddbbackup.store.WorkSpace;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A state that is larger than the memory that it may take. {@code -Dstate.items=5000000} makes it
 * larger; the objects are made as they are read.
 */
class LargeStateTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
  private static final int ITEMS = Integer.getInteger("state.items", 20_000);
  private static final int HEAP_MEGABYTES = Integer.getInteger("state.heap", 1);
  private static final int ITEMS_OF_OBJECT = 5_000;
  private static final String PADDING = "x".repeat(100);

  @TempDir Path folder;

  @Test
  void isReadWithinItsMemory() {
    Archive archive = new MadeAsItIsRead();
    long began = System.nanoTime();
    StateReader reader =
        new StateReader(
            archive,
            new ArchiveScan(archive, 2, OnDamage.STOP, progress -> {}),
            new WorkSpace(folder, (long) HEAP_MEGABYTES << 20));

    try (TableItems items =
        reader.read(
            StateRequest.of(
                TestTables.TABLE, Lifetime.unbounded(), CREATED.plus(Duration.ofDays(1))))) {
      long read = System.nanoTime();
      AtomicLong values = new AtomicLong();
      items.forEach((key, item) -> values.addAndGet(value(item)));

      assertThat(items.count()).isEqualTo(left(ITEMS));
      assertThat(values.get())
          .isEqualTo(
              IntStream.range(0, ITEMS).filter(i -> i % 4 != 1).mapToLong(i -> i * 2L).sum());
      assertThat(items.find(key(0)).map(LargeStateTest::value)).contains(0L);
      assertThat(items.find(key(1))).isEmpty();
      System.out.printf(
          "%d items, %d lines: read in %d ms, gone over in %d ms%n",
          items.count(),
          items.summary().read().lines(),
          (read - began) / 1_000_000,
          (System.nanoTime() - read) / 1_000_000);
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Every fourth item is removed again. */
  private static int left(int items) {
    return items - (items + 2) / 4;
  }

  private static ItemKey key(int i) {
    return ItemKey.of(Json.of(keyText(i)));
  }

  private static String keyText(int i) {
    return "{\"id\":{\"S\":\"item-" + i + "\"}}";
  }

  private static long value(Json item) {
    return ((TypedValue.N) Item.of(item).attributes().get("v")).value().longValueExact();
  }

  private static String image(int i, long value) {
    return "{\"id\":{\"S\":\"item-"
        + i
        + "\"},\"v\":{\"N\":\""
        + value
        + "\"},\"padding\":{\"S\":\""
        + PADDING
        + "\"}}";
  }

  private static String lines(int i) {
    String end =
        i % 4 == 1
            ? line(i, 2, ",\"OldImage\":" + image(i, i))
            : line(i, 2, ",\"OldImage\":" + image(i, i) + ",\"NewImage\":" + image(i, i * 2L));
    return end + line(i, 1, ",\"NewImage\":" + image(i, i));
  }

  private static String line(int i, int number, String images) {
    return "{\"Keys\":"
        + keyText(i)
        + images
        + ",\"SequenceNumber\":\""
        + (i * 2L + number)
        + "\",\"ApproximateCreationDateTime\":"
        + CREATED.getEpochSecond()
        + "}\n";
  }

  private static final class MadeAsItIsRead implements Archive {

    @Override
    public Listing list(TableName table, TimeSpan span) {
      return new Listing(
          IntStream.range(0, (ITEMS + ITEMS_OF_OBJECT - 1) / ITEMS_OF_OBJECT)
              .mapToObj(i -> new ArchivedObject(Integer.toString(i), 1, CREATED))
              .toList(),
          List.of());
    }

    @Override
    public InputStream open(ArchivedObject object) {
      int first = Integer.parseInt(object.key()) * ITEMS_OF_OBJECT;
      StringBuilder text = new StringBuilder();
      IntStream.range(first, Math.min(ITEMS, first + ITEMS_OF_OBJECT))
          .forEach(i -> text.append(lines(i)));
      return new ByteArrayInputStream(FakeArchive.gzip(text.toString()));
    }
  }
}

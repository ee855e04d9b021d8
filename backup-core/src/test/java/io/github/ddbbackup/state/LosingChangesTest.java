package io.github.ddbbackup.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.KeyedArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As with histories, nobody pays for what can't change the outcome. */
class LosingChangesTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant CHANGED = CREATED.plusSeconds(30);
  private static final String KEY = "{\"id\":{\"S\":\"a\"}}";
  private static final String TORN = ",\"NewImage\":{\"id\":{\"S\":\"a}}";

  @TempDir Path folder;

  @Test
  void imagesOfChangesThatLoseAreNotLookedAt() {
    assertThat(newest(change(2, image("2"), "MODIFY"), change(1, TORN, "INSERT")))
        .contains(item("2"));
    assertThatThrownBy(() -> newest(change(2, TORN, "MODIFY"), change(1, image("1"), "INSERT")))
        .hasMessageContaining("The backup is damaged")
        .hasMessageContaining("line 1");
  }

  /** Nobody is known to write such lines; {@code verify} names them, and the guides tell of it. */
  @Test
  void aLineThatRunsOnIntoTheNextOneIsPassedOverWhereItLoses() {
    String joined =
        "{\"Keys\":" + KEY + ",\"NewImage\":{\"id\":{\"S\":\"" + change(2, "", "REMOVE");

    assertThat(newest(change(3, image("3"), "MODIFY"), joined)).contains(item("3"));
    assertThatThrownBy(() -> newest(change(1, image("1"), "INSERT"), joined))
        .hasMessageContaining("The backup is damaged");
  }

  /** As of streams of other view types; in whatever order they are read. */
  @Test
  void changesWithoutTheImageThatIsNeededAreRefused() {
    String last = change(2, image("2"), "MODIFY");
    String old = image("1").replace("New", "Old");
    for (String lacking : List.of(change(1, "", "INSERT"), change(1, old, "MODIFY"))) {
      assertThatThrownBy(() -> newest(last, lacking))
          .hasMessageContaining("A change lacks an image");
    }
    assertThatThrownBy(() -> newest(change(1, image("1") + ",\"NewImage\":null", "MODIFY")))
        .hasMessageContaining("A change lacks an image");
    Instant before = CHANGED.minusSeconds(1);
    assertThatThrownBy(() -> at(before, change(1, image("1"), "INSERT"), change(3, "", "REMOVE")))
        .hasMessageContaining("REMOVE without OldImage");
  }

  private Optional<Json> newest(String... lines) {
    return at(CHANGED.plusSeconds(30), lines);
  }

  private Optional<Json> at(Instant instant, String... lines) {
    KeyedArchive archive = new KeyedArchive();
    archive.put(TestTables.TABLE, CREATED, String.join("", lines).getBytes(UTF_8));
    ArchiveScan scan = new ArchiveScan(archive, 1, OnDamage.STOP, progress -> {});
    Lifetime table =
        Lifetimes.of(TestTables.TABLE, List.of(TestTables.document("id-1", CREATED, CREATED)))
            .last();
    StateReader reader = new StateReader(archive, scan, new WorkSpace(folder, 1 << 28));
    try (TableItems items = reader.read(StateRequest.of(TestTables.TABLE, table, instant))) {
      return items.find(ItemKey.of(Json.of(KEY)));
    }
  }

  private static Json item(String value) {
    return Json.of("{\"id\":{\"S\":\"a\"},\"v\":{\"N\":\"" + value + "\"}}");
  }

  private static String image(String value) {
    return ",\"NewImage\":" + item(value);
  }

  /** A line as the function writes it. */
  private static String change(int number, String images, String event) {
    return "{\"Keys\":%s%s,\"SequenceNumber\":\"%d\",".formatted(KEY, images, number)
        + "\"ApproximateCreationDateTime\":%d,".formatted(CHANGED.getEpochSecond())
        + "\"eventName\":\"%s\"}\n".formatted(event);
  }
}

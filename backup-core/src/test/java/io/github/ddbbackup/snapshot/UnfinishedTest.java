package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.catalog.CatalogObjects;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.SegmentPosition;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.state.TestTables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {

  private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00.123Z");

  private static final SnapshotFolder FOLDER =
      SnapshotFolder.of(
          BackupPrefix.of("backup"),
          TestTables.document("id-1", BEGAN, BEGAN).incarnation(),
          BEGAN);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isGoneOnWithByOneRunAtATime(boolean answersAreLost) {
    CatalogObjects objects = new Objects(answersAreLost);
    SegmentPosition end = new SegmentPosition(0, Optional.empty(), true);
    Unfinished first = Unfinished.begin(objects, FOLDER, BEGAN, 1, 1);
    first.note("a", Optional.empty(), List.of(SegmentPosition.beginningOf(0)));

    Unfinished second = Unfinished.goOn(objects, FOLDER, 2).orElseThrow();
    second.note("b", Optional.empty(), List.of(end));

    assertThat(second.run()).isEqualTo(2);
    assertThat(second.position().segments()).containsExactly(end);
    assertThatThrownBy(() -> first.note("c", Optional.empty(), List.of(end)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Another run makes this snapshot at the same time");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isNotGoneOnWithByTwoThatBeginTogether(boolean answersAreLost) {
    Objects objects = new Objects(answersAreLost);
    Unfinished.begin(objects, FOLDER, BEGAN, 1, 1);
    objects.meanwhile = Optional.of(() -> Unfinished.goOn(objects, FOLDER, 2));

    assertThatThrownBy(() -> Unfinished.goOn(objects, FOLDER, 3))
        .hasMessageContaining("Another run makes this snapshot at the same time");
  }

  /** In memory; when answers are lost, calls are repeated, and that is answered. */
  private static final class Objects implements CatalogObjects {

    private final TreeMap<String, String> contents = new TreeMap<>();
    private final boolean answersAreLost;
    private Optional<Runnable> meanwhile = Optional.empty();

    Objects(boolean answersAreLost) {
      this.answersAreLost = answersAreLost;
    }

    @Override
    public Optional<Stored> get(String key) {
      return Optional.ofNullable(contents.get(key)).map(content -> new Stored(content, "version"));
    }

    @Override
    public boolean create(String key, String content) {
      Optional<Runnable> other = meanwhile;
      meanwhile = Optional.empty();
      other.ifPresent(Runnable::run);
      return contents.putIfAbsent(key, content) == null && !answersAreLost;
    }

    @Override
    public boolean replace(String key, String content, String version) {
      throw new UnsupportedOperationException("notes are never replaced");
    }

    @Override
    public void delete(String key) {
      contents.remove(key);
    }

    @Override
    public List<Listed> list(String prefix) {
      return contents.tailMap(prefix).entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(prefix))
          .map(entry -> new Listed(entry.getKey(), BEGAN, entry.getValue().length()))
          .toList();
    }
  }
}

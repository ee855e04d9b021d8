package io.github.ddbbackup.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.http.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStateStoreTest {
  @TempDir private Path folder;
  private StateStore store;

  @BeforeEach
  void open() {
    store = new FolderStateStore(folder.resolve("new"));
  }

  @Test
  void givesBackWhatWasWritten() {
    assertThat(store.read("a/b")).isEmpty();
    assertThat(store.names("")).isEmpty();

    store.write("a/b", Json.object().put("n", 1));
    store.write("a/b", Json.object().put("n", 2));
    store.write("c", Json.object());

    StateStore again = new FolderStateStore(folder.resolve("new"));
    assertThat(again.read("a/b")).contains(Json.object().put("n", 2));
    assertThat(again.names("")).containsExactly("a/b", "c");
    assertThat(again.names("a/")).containsExactly("a/b");
    again.delete("a/b");
    assertThat(store.read("a/b")).isEmpty();
  }

  @Test
  void makesFolders() {
    assertThat(store.folder("archives")).isDirectory();
  }

  @Test
  void refusesNamesThatLeadElsewhere() {
    for (String name : new String[] {"../a", "/a", "a//b", "a b", ""}) {
      assertThatThrownBy(() -> store.read(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

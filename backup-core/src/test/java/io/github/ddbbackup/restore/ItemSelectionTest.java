package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSelectionTest {

  private static final Json ITEM =
      Json.of(
          "{\"name\":{\"S\":\"ann b\"},\"n\":{\"N\":\"1E+2\"},\"b\":{\"B\":\"AAE=\"},"
              + "\"t\":{\"BOOL\":true},\"l\":{\"SS\":[\"x\",\"y\"]}}");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=ann b | true",
        "name=ann | false",
        "name^=ann | true",
        "name^=nn | false",
        "n=100 | true",
        "n^=1 | false",
        "n=x | false",
        "b=AAE= | true",
        "t=true | true",
        "t=false | false",
        "other=1 | false",
        "{\"n\":{\"N\":\"100.0\"}} | true",
        "{\"n\":{\"S\":\"100\"}} | false",
        "{\"l\":{\"SS\":[\"y\",\"x\"]}} | true"
      })
  void aFilterTellsItemsApart(String filter, boolean matches) {
    assertThat(ItemFilter.of(filter).matches(Item.of(ITEM))).isEqualTo(matches);
    assertThat(
            new ItemSelection.Matching(ItemFilter.of(filter))
                .includes(List.of(Optional.empty(), Optional.of(ITEM))))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name", "=x", "^=x", "{}", "{\"a\":{\"S\":\"1\"},\"b\":{\"S\":\"1\"}}"})
  void whatIsNoFilterIsRefused(String filter) {
    assertThatThrownBy(() -> ItemFilter.of(filter))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Not a filter of items");
  }

  @Test
  void keysStandInAListOrAFile() throws IOException {
    ItemSelection two =
        new ItemSelection.Keys(List.of(KeyQuery.of("id=1"), KeyQuery.of("id=2,c=x")));

    assertThat(of("id=1;id=2,c=x;")).isEqualTo(two);
    assertThat(
            ItemSelection.of(
                Optional.empty(),
                Optional.of(Files.writeString(folder.resolve("keys"), "id=1\n\nid=2,c=x\n")),
                Optional.empty()))
        .isEqualTo(two);
    assertThat(of("{\"id\":{\"S\":\"a;\\\";b\"}};id=1"))
        .isEqualTo(
            new ItemSelection.Keys(
                List.of(KeyQuery.of("{\"id\":{\"S\":\"a;\\\";b\"}}"), KeyQuery.of("id=1"))));
    assertThat(ItemSelection.of(Optional.empty(), Optional.empty(), Optional.empty()))
        .isEqualTo(new ItemSelection.All());
  }

  @Test
  void mistakesAreTold() {
    assertThatThrownBy(() -> of(" ; ")).hasMessageContaining("No keys of items are given");
    assertThatThrownBy(
            () ->
                ItemSelection.of(
                    Optional.of("id=1"), Optional.empty(), Optional.of(ItemFilter.of("a=b"))))
        .hasMessageContaining("Select items in one way");
    assertThatThrownBy(
            () ->
                ItemSelection.of(
                    Optional.empty(), Optional.of(folder.resolve("none")), Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The file of keys can't be read");
  }

  private static ItemSelection of(String keys) {
    return ItemSelection.of(Optional.of(keys), Optional.empty(), Optional.empty());
  }
}

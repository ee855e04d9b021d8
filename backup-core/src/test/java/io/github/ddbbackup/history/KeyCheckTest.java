package io.github.ddbbackup.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.KeyType;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

  private static final Instant MADE = Instant.parse("2026-11-22T10:00:00Z");
  private static final KeyQuery ID = KeyQuery.of("Id=7");
  private static final KeyQuery ID_AS_NUMBER = KeyQuery.of("{\"Id\":{\"N\":\"7\"}}");
  private static final KeyQuery ID_AS_TEXT = KeyQuery.of("{\"Id\":{\"S\":\"7\"}}");

  @Test
  void theCatalogsKeyCountsAndTheTableIsNotAsked() {
    KeyCheck check =
        new KeyCheck(
            table -> {
              throw new AssertionError("asked for " + table);
            });

    assertThat(check.resolve(ID, tables(key("Id", KeyType.N)))).isEqualTo(ID_AS_NUMBER);
  }

  @Test
  void aTableThatTheCatalogDoesNotKnowIsAsked() {
    KeyCheck check = new KeyCheck(table -> Optional.of(key("Id", KeyType.S)));

    assertThat(check.resolve(ID, tables())).isEqualTo(ID_AS_TEXT);
  }

  @Test
  void aKeyOfWhichNothingIsKnownStaysAsItIs() {
    assertThat(unasked().resolve(ID, tables())).isEqualTo(ID);
  }

  @Test
  void typesOnWhichTablesOfTheNameDoNotAgreeStayOpen() {
    Lifetimes both = tables(key("Id", KeyType.N), key("Id", KeyType.S));

    assertThat(unasked().resolve(ID, both)).isEqualTo(ID);
    assertThat(unasked().resolve(ID_AS_TEXT, both)).isEqualTo(ID_AS_TEXT);
    assertThat(unasked().resolve(KeyQuery.of("Id=seven"), both))
        .isEqualTo(KeyQuery.of("{\"Id\":{\"S\":\"seven\"}}"));
  }

  @Test
  void aKeyOfAnEarlierTableOfTheNameIsTaken() {
    assertThat(unasked().resolve(ID, tables(key("Id", KeyType.N), key("Nr", KeyType.S))))
        .isEqualTo(ID_AS_NUMBER);
  }

  @Test
  void aKeyOfNoTableOfTheNameIsRefusedWithTheKeyOfTheLatest() {
    Lifetimes both = tables(key("Id", KeyType.N), key("Nr", KeyType.S));

    assertThatThrownBy(() -> unasked().resolve(KeyQuery.of("Name=ann"), both))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("No item of the table can have that key: Name")
        .hasMessageContaining("The table's key is Nr (S)");
  }

  @Test
  void tablesOfOneKeyCountOnceAndTheLatestIsLast() {
    Lifetimes three = tables(key("Nr", KeyType.S), key("Id", KeyType.N), key("Id", KeyType.N));

    assertThat(unasked().schemas(three))
        .containsExactly(key("Nr", KeyType.S), key("Id", KeyType.N));
  }

  private static KeyCheck unasked() {
    return new KeyCheck(table -> Optional.empty());
  }

  private static KeySchema key(String name, KeyType type) {
    return new KeySchema(List.of(new KeySchema.Part(name, type)));
  }

  /** Tables that bore the name one after another, as the catalog knows them. */
  private static Lifetimes tables(KeySchema... keys) {
    return Lifetimes.of(
        TestTables.TABLE,
        IntStream.range(0, keys.length)
            .mapToObj(i -> document(MADE.plus(Duration.ofDays(i)), keys[i].attributes().get(0)))
            .toList());
  }

  private static CatalogDocument document(Instant made, KeySchema.Part key) {
    return TestTables.document(
        "id-" + made.getEpochSecond(),
        made,
        List.of(new Attribute(key.name(), key.type().name())),
        List.of(new KeyPart(key.name(), "HASH")));
  }
}

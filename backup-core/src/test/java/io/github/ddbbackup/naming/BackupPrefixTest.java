package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupPrefixTest {

  private static final TableName ORDERS = TableName.of("Orders");

  @ParameterizedTest
  @CsvSource({
    "dynamodb/backup, dynamodb/backup/Orders/",
    "/dynamodb/backup/, dynamodb/backup/Orders/",
    "//a//, a/Orders/",
    "'', Orders/",
    "/, Orders/",
    "daß/漢字, daß/漢字/Orders/"
  })
  void putsTheTableBelowTheFolder(String prefix, String expected) {
    assertThat(BackupPrefix.of(prefix).forTable(ORDERS)).isEqualTo(expected);
  }

  @Test
  void aLongTableNameStandsInFull() {
    TableName table = TableName.of("t".repeat(255));

    assertThat(BackupPrefix.of("p").forTable(table)).isEqualTo("p/" + "t".repeat(255) + "/");
  }

  @Test
  void errorsGoBesideTheTables() {
    assertThat(BackupPrefix.of("p").errorsForTable(ORDERS))
        .isEqualTo("p/_errors=firehose/Orders/!{firehose:error-output-type}/");
    assertThat(BackupPrefix.of("").errorsForTable(ORDERS))
        .isEqualTo("_errors=firehose/Orders/!{firehose:error-output-type}/");
  }

  @Test
  void theCatalogLiesBesideTheTables() {
    assertThat(BackupPrefix.of("p").catalogOf(ORDERS)).isEqualTo("p/_catalog=tables/Orders/");
    assertThat(BackupPrefix.of("").catalog()).isEqualTo("_catalog=tables/");
  }

  @Property
  void errorsAndCatalogLieUnderNoTable(
      @ForAll @StringLength(min = 3, max = 20) @Chars({'_', 'e', 'r', 'o', 's', '-', '.'})
          String one,
      @ForAll @StringLength(min = 3, max = 20) @Chars({'_', 'e', 'r', 'o', 's', '-', '.'})
          String other) {
    BackupPrefix prefix = BackupPrefix.of("p");

    assertThat(prefix.errorsForTable(TableName.of(one)))
        .doesNotStartWith(prefix.forTable(TableName.of(other)));
    assertThat(prefix.unreadableRecords()).doesNotStartWith(prefix.forTable(TableName.of(other)));
    assertThat(prefix.catalogOf(TableName.of(one)))
        .startsWith(prefix.catalog())
        .doesNotStartWith(prefix.forTable(TableName.of(other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/!{timestamp:yyyy}/b", "s3://bucket/a", "a\nb", "a//b", "a/../b", "./a", ".."})
  void refusesWhatWouldMisplaceBackups(String prefix) {
    assertThatThrownBy(() -> BackupPrefix.of(prefix))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not a usable prefix");
  }

  @Test
  void leavesRoomForTheRestOfTheKey() {
    String longest = "é".repeat(256);

    assertThat(BackupPrefix.of(longest).value().getBytes(StandardCharsets.UTF_8)).hasSize(512);
    assertThatThrownBy(() -> BackupPrefix.of(longest + "x")).hasMessageContaining("512 bytes");
  }

  @Property
  void slashesAtTheEndsNeverMatter(@ForAll @StringLength(max = 3) @Chars('/') String slashes) {
    assertThat(BackupPrefix.of(slashes + "a/b" + slashes)).isEqualTo(BackupPrefix.of("a/b"));
  }
}

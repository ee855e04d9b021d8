package io.github.ddbbackup.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DdlTest {

  private static final KeySchema KEY =
      new KeySchema(List.of(new KeySchema.Part("OrderId", KeyType.N)));

  /** The guide shows the statements as they are printed. */
  @ParameterizedTest
  @EnumSource
  void theGuideShowsWhatIsPrinted(Engine engine) throws IOException {
    String guide = Files.readString(Path.of("../docs/queries.md"));

    assertThat(Ddl.of(request(engine, "Orders", KEY)))
        .allSatisfy(statement -> assertThat(guide).contains("\n" + statement));
  }

  @Test
  void whatComesFromOutsideIsQuoted() {
    KeySchema odd =
        new KeySchema(
            List.of(new KeySchema.Part("it's", KeyType.S), new KeySchema.Part("a\\b", KeyType.B)));

    assertThat(text(Engine.SPARK, odd))
        .contains("Keys['it\\'s']['S'] = 'VALUE'", "Keys['a\\\\b']['B'] = 'QUJD'");
    assertThat(text(Engine.TRINO, odd))
        .contains("element_at(element_at(Keys, 'it''s'), 'S')", "element_at(Keys, 'a\\b')");
  }

  @Test
  void aTableNeedsNoQuotesInTheEngine() {
    assertThat(request(Engine.HIVE, "My-Table.2", KEY).name()).isEqualTo("backup_of_my_table_2");
  }

  @Test
  void enginesGoByTheirNames() {
    assertThat(Engine.of(" Hive-OpenX ")).isEqualTo(Engine.HIVE_OPENX);
    assertThatThrownBy(() -> Engine.of("presto"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("No engine has that name: presto")
        .hasMessageContaining("hive, hive-openx, spark, athena, trino");
  }

  private static String text(Engine engine, KeySchema key) {
    return Ddl.of(request(engine, "Orders", key)).stream()
        .map(Statement::toString)
        .collect(Collectors.joining());
  }

  private static DdlRequest request(Engine engine, String table, KeySchema key) {
    return new DdlRequest(
        engine,
        TableName.of(table),
        key,
        (engine == Engine.SPARK ? "s3a" : "s3") + "://my-backup-bucket/dynamodb/backup/Orders/",
        LocalDate.parse("2026-11-22"));
  }
}

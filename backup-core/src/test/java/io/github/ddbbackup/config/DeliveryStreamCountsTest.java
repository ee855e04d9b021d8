package io.github.ddbbackup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryStreamCountsTest {

  private static final String REST =
      """
      region: eu-west-1
      firehoseDeliveryBucket: my-backup-bucket
      firehoseDeliveryRoleArn: arn:aws:iam::123456789012:role/firehose_delivery_role
      lambdaExecRoleArn: arn:aws:iam::123456789012:role/LambdaExecRole
      """;

  private static final String LIST =
      "[{\"tables\": \"Orders\", \"count\": 3}, {\"tables\": \"ev*\", \"count\": 16}]";

  @Test
  void theFirstRuleThatATableIsLikeCounts() {
    DeliveryStreamCounts counts =
        load(
            """
            deliveryStreamsPerTable: [
              { tables: "Orders", count: 3 }
              {
                tables: Orders-*
                count: 1
              }
              { tables: "O*", count: 4 }
            ]
            """);

    assertThat(of(counts, "Orders")).isEqualTo(3);
    assertThat(of(counts, "Orders-2")).isEqualTo(1);
    assertThat(of(counts, "Others")).isEqualTo(4);
    assertThat(of(counts, "Customers")).isEqualTo(1);
    assertThat(counts.severals()).containsExactly(3, 4);
  }

  @Test
  void withoutTheKeyEveryTableHasOne() {
    assertThat(load("")).isEqualTo(DeliveryStreamCounts.ONE);
    assertThat(load("deliveryStreamsPerTable: []")).isEqualTo(DeliveryStreamCounts.ONE);
    assertThat(of(DeliveryStreamCounts.ONE, "Orders")).isEqualTo(1);
  }

  @Test
  void theEnvironmentHoldsTheListAsAText(@TempDir Path folder) throws IOException {
    ConfigLoader loader = new ConfigLoader(Map.of("deliveryStreamsPerTable", LIST));
    DeliveryStreamCounts counts = counts(loader.load(REST, "config.hjson"));

    assertThat(of(counts, "Orders")).isEqualTo(3);
    assertThat(of(counts, "events")).isEqualTo(16);
    Path file = Files.writeString(folder.resolve("config.hjson"), REST);
    BackupConfig again = new ConfigLoader(Map.of()).load(loader.effectiveText(file), "archive");
    assertThat(counts(again)).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3 | not a list",
        "{tables: \"Orders\", count: 3} | not a list",
        "Orders | not a list",
        "[\"Orders\"] | not an object with the keys tables and count",
        "[{tables: \"Orders\"}] | not an object with the keys tables and count",
        "[{tables: \"Orders\", count: 2, more: 1}] | not an object with the keys",
        "[{tables: \"Orders\", count: 2, count: 3}] | tables and count, each once",
        "[{tables: \"Orders\", count: 17}] | a whole number from 1 to 16",
        "[{tables: \"Orders\", count: 0}] | a whole number from 1 to 16",
        "[{tables: \"Orders\", count: 2.5}] | not a whole number",
        "[{tables: \"Orders\", count: many}] | Not valid hjson",
        "[{tables: \"Or+\", count: 2}] | not a pattern for names of tables",
        "[{tables: 7, count: 2}] | not a text"
      })
  void tellsEachMistake(String value, String mistake) {
    assertThatThrownBy(() -> load("deliveryStreamsPerTable: " + value))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "many | not a list",
        "[{tables | not a list",
        "[[[[[[ | not a list",
        "1e999 | not a list",
        "[] more | not a list"
      })
  void tellsMistakesOfTheEnvironment(String value, String mistake) {
    ConfigLoader loader = new ConfigLoader(Map.of("deliveryStreamsPerTable", value));

    assertThatThrownBy(() -> loader.load(REST, "config.hjson"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("deliveryStreamsPerTable")
        .hasMessageContaining(mistake);
  }

  @Test
  void aTextThatIsMoreThanAListIsRefused() {
    ConfigLoader loader = new ConfigLoader(Map.of("deliveryStreamsPerTable", "[]\nother: 1"));

    assertThatThrownBy(() -> loader.load(REST, "config.hjson"))
        .hasMessageContaining("more than a list");
  }

  private static DeliveryStreamCounts load(String key) {
    return counts(new ConfigLoader(Map.of()).load(REST + key, "config.hjson"));
  }

  private static DeliveryStreamCounts counts(BackupConfig config) {
    return config.delivery().deliveryStreamsPerTable();
  }

  private static int of(DeliveryStreamCounts counts, String table) {
    return counts.of(TableName.of(table));
  }
}

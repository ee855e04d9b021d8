package io.github.ddbbackup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupException.Category;
import io.github.ddbbackup.event.ProblemsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigMistakesTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "region", "eu-west-1",
          "firehoseDeliveryBucket", "my-backup-bucket",
          "firehoseDeliveryRoleArn", "arn:aws:iam::123456789012:role/F",
          "lambdaExecRoleArn", "arn:aws:iam::123456789012:role/L");

  private static List<String> mistakes(String text) {
    return mistakes(text, REQUIRED);
  }

  private static List<String> mistakes(String text, Map<String, String> environment) {
    ConfigLoader loader = new ConfigLoader(environment);
    ProblemsException e =
        catchThrowableOfType(ProblemsException.class, () -> loader.load(text, "config.hjson"));
    assertThat(e).as("mistakes in " + text).isNotNull();
    assertThat(e.category()).isEqualTo(Category.USER);
    assertThat(e).hasMessageStartingWith("The configuration from config.hjson can't be used (");
    return e.problems().stream().map(BackupException::getMessage).toList();
  }

  @Test
  void allMistakesAreReportedTogether() {
    List<String> mistakes =
        mistakes(
            """
            {
              region: Ireland
              firehoseDeliveryBucket: "My_Bucket"
              firehoseDeliverySizeMB: 0
              firehoseDeliveryIntervalSeconds: "901"
              firehoseDeliveryRoleArn: "arn:aws:iam::<my account number>:role/F"
              lambdaExecRoleArn: 7
              streamsMaxRecordsBatch: 10001
              cloudWatchRoleArn: { a: 1 }
              firehoseDeliveryPrefix: "!{timestamp:yyyy}"
              firehoseDeliverPrefix: x
            }
            """,
            Map.of());

    assertThat(mistakes)
        .containsExactlyInAnyOrder(
            "Unknown key: firehoseDeliverPrefix. Did you mean firehoseDeliveryPrefix?",
            "region: not the code of an AWS Region: 'Ireland'."
                + " Give a code such as eu-west-1 or us-east-1.",
            "firehoseDeliveryBucket: not a bucket name: 'My_Bucket'. A bucket name has 3 to 63"
                + " lower-case letters, digits, dots and hyphens, starts and ends with a letter or"
                + " digit, and has no two dots in a row.",
            "firehoseDeliverySizeMB: out of range: 0. Give a whole number from 1 to 128 (MB).",
            "firehoseDeliveryIntervalSeconds: out of range: '901'."
                + " Give a whole number from 0 to 900 (seconds).",
            "firehoseDeliveryRoleArn: a placeholder was not filled in:"
                + " 'arn:aws:iam::<my account number>:role/F'. Put your account's 12-digit number"
                + " in place of the text between < and >; 'aws sts get-caller-identity' shows it.",
            "lambdaExecRoleArn: not a text: 7. Put the value in quotes, or leave the key out.",
            "streamsMaxRecordsBatch: out of range: 10001."
                + " Give a whole number from 1 to 10000 (records).",
            "cloudWatchRoleArn: not a text: {\"a\":1}."
                + " Put the value in quotes, or leave the key out.",
            "firehoseDeliveryPrefix: not a usable prefix: '!{timestamp:yyyy}'."
                + " Leave out !{...}: the table's name and the date are added to it.");
  }

  @Test
  void everyRequiredKeyIsMissed() {
    assertThat(mistakes("{}", Map.of()))
        .containsExactly(
            "A required key is missing: region."
                + " Add it to the file, or set the environment variable region.",
            "A required key is missing: firehoseDeliveryBucket."
                + " Add it to the file, or set the environment variable firehoseDeliveryBucket.",
            "A required key is missing: firehoseDeliveryRoleArn."
                + " Add it to the file, or set the environment variable firehoseDeliveryRoleArn.",
            "A required key is missing: lambdaExecRoleArn."
                + " Add it to the file, or set the environment variable lambdaExecRoleArn.");
    assertThatThrownBy(() -> new ConfigLoader(Map.of()).loadEnvironment())
        .hasMessageContaining("(4 problems)");
  }

  @Test
  void aMisspeltRequiredKeyIsReportedOnce() {
    Map<String, String> rest =
        Map.of(
            "region", "eu-west-1",
            "firehoseDeliveryRoleArn", "arn:aws:iam::123456789012:role/F",
            "lambdaExecRoleArn", "arn:aws:iam::123456789012:role/L");

    assertThat(mistakes("firehoseDeliverBucket: my-backup-bucket", rest))
        .containsExactly(
            "Unknown key: firehoseDeliverBucket. Did you mean firehoseDeliveryBucket?");
  }

  @ParameterizedTest
  @CsvSource({
    "Region, region",
    "regoin, region",
    "lambdaRoleArn, lambdaExecRoleArn",
    "lambda_exec_role_arn, lambdaExecRoleArn",
    "firehoseDeliverySizeMb, firehoseDeliverySizeMB",
    "firehoseDeliveryInterval, firehoseDeliveryIntervalSeconds",
    "tableNameMatchRegexp, tableNameMatchRegex",
    "streamsMaxRecordBatch, streamsMaxRecordsBatch",
    "cloudwatchRole, cloudWatchRoleArn"
  })
  void namesTheNearestKey(String misspelt, String right) {
    assertThat(mistakes("{\"" + misspelt + "\": \"x\"}"))
        .containsExactly("Unknown key: " + misspelt + ". Did you mean " + right + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4", "1441", "-5"})
  void reconcilingIsNotTooOftenNorTooSeldom(String minutes) {
    assertThat(mistakes("{\"reconcileIntervalMinutes\": " + minutes + "}"))
        .containsExactly(
            "reconcileIntervalMinutes: out of range: "
                + minutes
                + ". Give a whole number from 5 to 1440 (minutes).");
  }

  @Test
  void choicesAreNamedWhereAValueIsNoneOfThem() {
    assertThat(
            mistakes(
                "{compression: \"GZIP\", runtime: \"java11\", architecture: \"arm\", snapStart: 1,"
                    + " memoryMB: 128, parallelizationFactor: 11}"))
        .contains(
            "compression: not a way of compression: 'GZIP'. Use one of FUNCTION, FIREHOSE, NONE.",
            "runtime: not a runtime for these functions: 'java11'. Use one of java17, java21,"
                + " java25.",
            "architecture: not an architecture: 'arm'. Use one of arm64, x86_64.",
            "snapStart: neither true nor false: 1. Give true or false.",
            "memoryMB: out of range: 128. Give a whole number from 256 to 10240 (MB).",
            "parallelizationFactor: out of range: 11. Give a whole number from 1 to 10 (batches of"
                + " a shard at once).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"color", "xyz", "q"})
  void listsTheKeysWhenNoneIsNear(String key) {
    assertThat(mistakes("{\"" + key + "\": 1}"))
        .singleElement()
        .asString()
        .startsWith("Unknown key: " + key + ". The keys are region, cloudWatchRoleArn, ")
        .endsWith("tableNameMatchRegex.");
  }

  @ParameterizedTest
  @CsvSource({
    "firehoseDeliverySizeMB, 1, 128",
    "firehoseDeliveryIntervalSeconds, 0, 900",
    "streamsMaxRecordsBatch, 1, 10000"
  })
  void numbersHaveTheirRanges(String key, int min, int max) {
    ConfigLoader loader = new ConfigLoader(REQUIRED);

    assertThat(loader.load(key + ": " + min, "c")).isNotNull();
    assertThat(loader.load(key + ": " + max, "c")).isNotNull();
    assertThat(mistakes(key + ": " + (min - 1))).hasSize(1);
    assertThat(mistakes(key + ": " + (max + 1)))
        .containsExactly(
            "%s: out of range: %d. Give a whole number from %d to %d (%s)."
                .formatted(key, max + 1, min, max, unit(key)));
  }

  private static String unit(String key) {
    return switch (key) {
      case "firehoseDeliverySizeMB" -> "MB";
      case "firehoseDeliveryIntervalSeconds" -> "seconds";
      default -> "records";
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e300",
        "-1e300",
        "99999999999999999999",
        "\"\"",
        "\"ten\"",
        "true",
        "null",
        "[1]",
        "{}",
        "\"1e2\"",
        "\"0x10\"",
        "\"٣\""
      })
  void numbersAreWholeAndDecimal(String value) {
    assertThat(mistakes("{\"streamsMaxRecordsBatch\": " + value + "}"))
        .singleElement()
        .asString()
        .startsWith("streamsMaxRecordsBatch: ")
        .endsWith("Give a whole number from 1 to 10000 (records).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "100.0", "1e2", "\"100\"", "\" 100 \"", "\"+100\""})
  void numbersMayBeWrittenInSeveralWays(String value) {
    assertThat(
            new ConfigLoader(REQUIRED)
                .load("{\"streamsMaxRecordsBatch\": " + value + "}", "c")
                .streamsMaxRecordsBatch())
        .isEqualTo(100);
  }

  @Test
  void mistakesInTheEnvironmentSaySo() {
    Map<String, String> environment = new HashMap<>(REQUIRED);
    environment.put("firehoseDeliverySizeMB", "many");

    assertThat(mistakes("{}", environment))
        .containsExactly(
            "firehoseDeliverySizeMB (environment variable): not a number: 'many'."
                + " Give a whole number from 1 to 128 (MB).");
  }

  @Test
  void aRepeatedKeyIsAMistake() {
    assertThat(mistakes("{streamsMaxRecordsBatch: 1\n streamsMaxRecordsBatch: 2\n}"))
        .containsExactly(
            "A key stands there more than once: streamsMaxRecordsBatch. Keep one of them.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "firehoseDeliveryPrefix: backup,",
        "firehoseDeliveryPrefix: backup // the folder",
        "region: eu-west-1 # Ireland",
        "region: eu-west-1 /* Ireland */",
        "tableNameMatchRegex: prod.*,",
        "tableNameMatchRegex: prod.* // all of production"
      })
  void textsThatSwallowedTheirCommaOrCommentAreExplained(String line) {
    assertThat(mistakes(line))
        .singleElement()
        .asString()
        .contains("a comma or a comment became part of the value")
        .contains("Put the value in quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\\n  \"region\": \"eu\\n}| 2| 16",
        "{\\n  region: eu\\n| 3| 1",
        "{\\r\\n\\r\\n  [\\r\\n}| 3| 3",
        "{} {}| 1| 4",
        "{\"ä😀\" 1}| 1| 7"
      })
  void syntaxErrorsHaveLineAndColumn(String text, int line, int column) {
    String unescaped = text.replace("\\n", "\n").replace("\\r", "\r");

    assertThat(mistakes(unescaped))
        .singleElement()
        .asString()
        .startsWith("Not valid hjson at line " + line + ", column " + column + ": ")
        .endsWith("The syntax is described at https://hjson.github.io/syntax.html.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2]", "just a text", "17"})
  void theRootIsAnObject(String text) {
    assertThat(mistakes(text)).singleElement().asString().startsWith("The text is not an object");
  }

  @Test
  void endlessNestingIsRefused() {
    assertThat(mistakes("[".repeat(500_000))).singleElement().asString().contains("depth");
  }

  @Property(tries = 300)
  void anyTextGivesAConfigurationOrMistakes(@ForAll String text) {
    try {
      assertThat(new ConfigLoader(REQUIRED).load(text, "x")).isNotNull();
    } catch (ProblemsException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Test
  void numbersOfAProgramAreCheckedToo() {
    assertThatThrownBy(() -> BackupConfig.SIZE_MB.check("firehoseDeliverySizeMB", 129))
        .hasMessage(
            "firehoseDeliverySizeMB is out of range: 129. Give a whole number from 1 to 128 (MB).");
    assertThatThrownBy(() -> new IntRange(2, 1, "x")).isInstanceOf(IllegalArgumentException.class);
  }
}

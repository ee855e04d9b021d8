package io.github.ddbbackup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TopicArn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

  private static final String MINIMAL =
      """
      region: eu-west-1
      firehoseDeliveryBucket: my-backup-bucket
      firehoseDeliveryRoleArn: arn:aws:iam::123456789012:role/firehose_delivery_role
      lambdaExecRoleArn: arn:aws:iam::123456789012:role/LambdaExecRole
      """;

  /** The keys, order, tabs and comment style of the file that comes with the Python original. */
  private static final String ORIGINAL =
      """
      {
      \t// target region - for example 'us-east-1' or 'eu-west-1'
      \t"region" : "eu-west-1",
      \t
      \t// firehose destination information
      \t"firehoseDeliveryBucket" : "my-backup-bucket",
      \t"firehoseDeliveryPrefix" : "dynamodb/backup",
      \t
      \t// the role that writes to S3
      \t"firehoseDeliveryRoleArn" : "arn:aws:iam::<my account number>:role/firehose_delivery_role",
      \t"firehoseDeliverySizeMB" : 128,
      \t"firehoseDeliveryIntervalSeconds" : 60,
      \t"lambdaExecRoleArn" : "arn:aws:iam::<my account number>:role/LambdaExecRole",
      \t"cloudWatchRoleArn" : "arn:aws:iam::<my account number>:role/CloudWatchEventsRole",
      \t"streamsMaxRecordsBatch" : 1000,
      \t// regular expression
      \t"tableNameMatchRegex": ".*"
      }\
      """;

  private final ConfigLoader loader = new ConfigLoader(Map.of());

  private BackupConfig load(String text) {
    return loader.load(text, "config.hjson");
  }

  @Test
  void takesTheOriginalsFile() {
    BackupConfig config = load(ORIGINAL.replace("<my account number>", "123456789012"));

    assertThat(config.region()).isEqualTo(RegionName.of("eu-west-1"));
    assertThat(config.firehoseDeliveryBucket()).isEqualTo(BucketName.of("my-backup-bucket"));
    assertThat(config.firehoseDeliveryPrefix()).isEqualTo(BackupPrefix.of("dynamodb/backup"));
    assertThat(config.firehoseDeliveryRoleArn().roleName()).isEqualTo("firehose_delivery_role");
    assertThat(config.firehoseDeliverySizeMB()).isEqualTo(128);
    assertThat(config.firehoseDeliveryIntervalSeconds()).isEqualTo(60);
    assertThat(config.lambdaExecRoleArn().roleName()).isEqualTo("LambdaExecRole");
    assertThat(config.cloudWatchRoleArn().map(RoleArn::roleName)).contains("CloudWatchEventsRole");
    assertThat(config.streamsMaxRecordsBatch()).isEqualTo(1_000);
    assertThat(config.tableNameMatchRegex()).contains(".*");
  }

  @Test
  void readsTheTopicOfAlarmsAndChecksIt() {
    String topic = "arn:aws:sns:eu-west-1:123456789012:backup-alarms";
    String with = ORIGINAL.replace("<my account number>", "123456789012");
    String key = "{\n  \"alarmTopicArn\": \"%s\",";

    assertThat(load(with.replaceFirst("\\{", key.formatted(topic))).alarmTopicArn())
        .contains(TopicArn.of(topic));
    assertThatThrownBy(() -> load(with.replaceFirst("\\{", key.formatted(topic + ".fifo"))))
        .hasMessageContaining("alarmTopicArn: not the ARN of an SNS topic");
  }

  @Test
  void readsTheKeyOfObjectsAndChecksIt() {
    String with = ORIGINAL.replace("<my account number>", "123456789012");
    String arn = "arn:aws:kms:eu-west-1:123456789012:";
    String key = "{\n  \"kmsKeyArn\": \"%s\",";

    assertThat(load(with.replaceFirst("\\{", key.formatted(arn + "key/a-b"))).kmsKeyArn())
        .contains(KeyArn.of(arn + "key/a-b"));
    assertThatThrownBy(() -> load(with.replaceFirst("\\{", key.formatted(arn + "alias/backup"))))
        .hasMessageContaining("kmsKeyArn: not the ARN of a KMS key");
  }

  @Test
  void explainsEachPlaceholderOfTheOriginalsFile() {
    assertThatThrownBy(() -> load(ORIGINAL))
        .hasMessageContaining("(3 problems)")
        .hasMessageContaining("firehoseDeliveryRoleArn: a placeholder was not filled in")
        .hasMessageContaining("lambdaExecRoleArn: a placeholder was not filled in")
        .hasMessageContaining("cloudWatchRoleArn: a placeholder was not filled in")
        .hasMessageContaining("12-digit number");
  }

  @Test
  void whatMayBeAbsentHasItsDefault() {
    BackupConfig config = load(MINIMAL);

    assertThat(config.cloudWatchRoleArn()).isEmpty();
    assertThat(config.firehoseDeliveryPrefix()).isEqualTo(BackupPrefix.of(""));
    assertThat(config.firehoseDeliverySizeMB()).isEqualTo(128);
    assertThat(config.firehoseDeliveryIntervalSeconds()).isEqualTo(60);
    assertThat(config.streamsMaxRecordsBatch()).isEqualTo(1_000);
    assertThat(config.reconcileIntervalMinutes()).isEqualTo(60);
    assertThat(config.tableNameMatchRegex()).isEmpty();
    assertThat(config.delivery()).isEqualTo(new DeliveryOptions(Compression.FUNCTION, 1));
    assertThat(config.functions())
        .isEqualTo(
            new FunctionOptions(
                FunctionOptions.JavaRuntime.JAVA21,
                FunctionOptions.Architecture.X86_64,
                512,
                false));
  }

  @Test
  void readsHowChangesTravelAndWhatTheFunctionsRunOn() {
    BackupConfig config =
        load(
            MINIMAL
                + """
                compression: firehose
                parallelizationFactor: 10
                runtime: java25
                architecture: arm64
                memoryMB: "1769"
                snapStart: true
                """);

    assertThat(config.delivery()).isEqualTo(new DeliveryOptions(Compression.FIREHOSE, 10));
    assertThat(config.functions())
        .isEqualTo(
            new FunctionOptions(
                FunctionOptions.JavaRuntime.JAVA25,
                FunctionOptions.Architecture.ARM64,
                1_769,
                true));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 1_440})
  void reconcilingIsEveryFewMinutesOrNever(int minutes) {
    BackupConfig config = load(MINIMAL + "reconcileIntervalMinutes: " + minutes);

    assertThat(config.reconcileIntervalMinutes()).isEqualTo(minutes);
    assertThat(config.reconciles()).isEqualTo(minutes > 0);
  }

  @Test
  void commentsUnquotedTextsAndTrailingCommasWork() {
    BackupConfig config =
        load(
            """
            # one comment
            /* another
               one */
            {
              region: eu-west-1
              'firehoseDeliveryBucket': "my-backup-bucket", // a third one
              firehoseDeliverySizeMB: 64 # a number may be followed by one
              firehoseDeliveryRoleArn: arn:aws:iam::123456789012:role/firehose_delivery_role
              "lambdaExecRoleArn": "arn:aws:iam::123456789012:role/LambdaExecRole",
            }
            """);

    assertThat(config.region().value()).isEqualTo("eu-west-1");
    assertThat(config.firehoseDeliveryBucket().value()).isEqualTo("my-backup-bucket");
    assertThat(config.firehoseDeliverySizeMB()).isEqualTo(64);
  }

  @Test
  void aKeyThatTheFileLacksComesFromTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "firehoseDeliveryBucket", "bucket-of-the-environment",
            "region", "us-east-1",
            "firehoseDeliverySizeMB", "5",
            "tableNameMatchRegex", "prod.*",
            "cloudWatchRoleArn", "",
            "PATH", "/bin");

    BackupConfig config =
        new ConfigLoader(environment)
            .load(MINIMAL.replaceAll("(?m)^firehoseDeliveryBucket.*$", ""), "config.hjson");

    assertThat(config.firehoseDeliveryBucket().value()).isEqualTo("bucket-of-the-environment");
    assertThat(config.region().value()).as("the file comes first").isEqualTo("eu-west-1");
    assertThat(config.firehoseDeliverySizeMB()).isEqualTo(5);
    assertThat(config.tableNameMatchRegex()).contains("prod.*");
    assertThat(config.cloudWatchRoleArn()).as("empty is absent").isEmpty();
  }

  @Test
  void theEnvironmentAloneIsEnough() {
    BackupConfig config =
        new ConfigLoader(
                Map.of(
                    "region", "us-east-1",
                    "firehoseDeliveryBucket", "my-backup-bucket",
                    "firehoseDeliveryRoleArn", "arn:aws:iam::123456789012:role/F",
                    "lambdaExecRoleArn", "arn:aws:iam::123456789012:role/L",
                    "firehoseDeliveryIntervalSeconds", " 900 ",
                    "streamsMaxRecordsBatch", "1"))
            .loadEnvironment();

    assertThat(config.region().value()).isEqualTo("us-east-1");
    assertThat(config.firehoseDeliveryIntervalSeconds()).isEqualTo(900);
    assertThat(config.streamsMaxRecordsBatch()).isEqualTo(1);
  }

  @Test
  void anInvalidExpressionIsNoMistake() {
    assertThat(load(MINIMAL + "tableNameMatchRegex: \"(\"").tableNameMatchRegex()).contains("(");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("config.hjson");
    Files.writeString(file, "\uFEFF# Größe\r\n" + MINIMAL.replace("\n", "\r\n"));

    assertThat(loader.load(file).region().value()).isEqualTo("eu-west-1");
    assertThat(HjsonText.read(file).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void saysWhichFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("none.hjson");
    Path latin = Files.write(folder.resolve("latin.hjson"), new byte[] {'#', (byte) 0xE9, '\n'});
    Path large = Files.writeString(folder.resolve("large.hjson"), "#".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> loader.load(missing))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("does not exist")
        .hasMessageContaining("none.hjson");
    assertThatThrownBy(() -> loader.load(folder)).hasMessageContaining("not a folder");
    assertThatThrownBy(() -> loader.load(latin)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> loader.load(large)).hasMessageContaining("larger than 1 MiB");
    assertThatThrownBy(() -> load("#".repeat((1 << 20) + 1)))
        .hasMessageContaining("larger than 1 MiB");
  }

  @Test
  void theSampleFilesAreValid() {
    Path samples = Path.of("../examples/configuration");

    BackupConfig config = loader.load(samples.resolve(BackupConfig.FILE_NAME));

    assertThat(config.firehoseDeliveryPrefix()).isEqualTo(BackupPrefix.of("dynamodb/backup"));
    assertThat(config.tableNameMatchRegex()).contains(".*");
    assertThat(SelectionLoader.load(samples.resolve("selection.hjson")))
        .isEqualTo(TableSelection.named("Orders,Customers,Invoices"));
  }

  @Test
  void theBuilderHasTheDefaultsOfAFile() {
    BackupConfig built =
        BackupConfig.builder(
                RegionName.of("eu-west-1"),
                BucketName.of("my-backup-bucket"),
                RoleArn.of("arn:aws:iam::123456789012:role/firehose_delivery_role"),
                RoleArn.of("arn:aws:iam::123456789012:role/LambdaExecRole"))
            .build();

    assertThat(built).isEqualTo(load(MINIMAL));
  }

  @Test
  void theBuilderSetsEveryOptionalKey() {
    String text =
        MINIMAL
            + """
            cloudWatchRoleArn: arn:aws:iam::123456789012:role/C
            firehoseDeliveryPrefix: p/q/
            firehoseDeliverySizeMB: 2
            firehoseDeliveryIntervalSeconds: 61
            streamsMaxRecordsBatch: 17
            tableNameMatchRegex: x.*
            """;
    BackupConfig built =
        BackupConfig.builder(
                RegionName.of("eu-west-1"),
                BucketName.of("my-backup-bucket"),
                RoleArn.of("arn:aws:iam::123456789012:role/firehose_delivery_role"),
                RoleArn.of("arn:aws:iam::123456789012:role/LambdaExecRole"))
            .cloudWatchRoleArn(RoleArn.of("arn:aws:iam::123456789012:role/C"))
            .firehoseDeliveryPrefix(BackupPrefix.of("p/q"))
            .firehoseDeliverySizeMB(2)
            .firehoseDeliveryIntervalSeconds(61)
            .streamsMaxRecordsBatch(17)
            .tableNameMatchRegex("x.*")
            .build();

    assertThat(built).isEqualTo(load(text));
  }
}

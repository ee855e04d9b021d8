package io.github.ddbbackup.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveTextTest {

  private static final String FILE =
      """
      {
        // where the tables are
        region: eu-west-1
        firehoseDeliveryRoleArn: arn:aws:iam::123456789012:role/firehose_delivery_role
        lambdaExecRoleArn: arn:aws:iam::123456789012:role/LambdaExecRole
        streamsMaxRecordsBatch: 500
      }
      """;

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "firehoseDeliveryBucket", "my-\"quoted\"-bucket",
          "firehoseDeliverySizeMB", "5",
          "region", "us-east-1",
          "tableNameMatchRegex", "",
          "PATH", "/bin");

  @TempDir Path folder;

  private String effective(String text, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("config.hjson"), text);
    return new ConfigLoader(environment).effectiveText(file);
  }

  @Test
  void aFileThatHasEverythingIsKeptAsItIs() throws IOException {
    String text = FILE.replace("500", "500\n  firehoseDeliveryBucket: my-bucket");

    assertThat(effective(text, Map.of("region", "us-east-1", "PATH", "/bin"))).isEqualTo(text);
  }

  @Test
  void whatTheEnvironmentAddsIsWrittenOutInOneOrder() throws IOException {
    assertThat(effective(FILE, ENVIRONMENT))
        .isEqualTo(
            """
            # The configuration file, and environment variables for the keys that it lacks.
            {
              "region": "eu-west-1",
              "firehoseDeliveryBucket": "my-\\"quoted\\"-bucket",
              "firehoseDeliveryRoleArn": "arn:aws:iam::123456789012:role/firehose_delivery_role",
              "firehoseDeliverySizeMB": "5",
              "lambdaExecRoleArn": "arn:aws:iam::123456789012:role/LambdaExecRole",
              "streamsMaxRecordsBatch": 500
            }
            """);
  }

  @Test
  void theTextLoadsToTheSameConfigurationWithoutTheEnvironment() throws IOException {
    Map<String, String> environment =
        Map.of(
            "firehoseDeliveryBucket", "my-bucket",
            "firehoseDeliveryIntervalSeconds", "0",
            "tableNameMatchRegex", "(a|b)\\d{2,}#\"b");
    String text = effective(FILE, environment);

    assertThat(new ConfigLoader(Map.of()).load(text, "archive"))
        .isEqualTo(new ConfigLoader(environment).load(FILE, "here"));
  }
}

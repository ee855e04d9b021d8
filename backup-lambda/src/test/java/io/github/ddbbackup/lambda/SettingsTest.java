package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupEvent.ConfigurationLoaded;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.RegionName;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "region", "eu-central-1",
          "firehoseDeliveryBucket", "environments-bucket",
          "firehoseDeliveryRoleArn", "arn:aws:iam::123456789012:role/firehose",
          "lambdaExecRoleArn", "arn:aws:iam::123456789012:role/lambda",
          "AWS_REGION", "eu-west-1");

  @TempDir Path archive;
  private final List<BackupEvent> events = new ArrayList<>();

  @Test
  void takesTheConfigurationFromTheArchiveAndWhatItLacksFromTheEnvironment() throws IOException {
    Files.writeString(
        archive.resolve("config.hjson"), "{\n  firehoseDeliveryBucket: archives-bucket\n}");

    BackupConfig config = load(ENVIRONMENT);

    assertThat(config.firehoseDeliveryBucket().value()).isEqualTo("archives-bucket");
    assertThat(config.region()).isEqualTo(RegionName.of("eu-central-1"));
    assertThat(events).containsExactly(new ConfigurationLoaded("config.hjson"));
  }

  @Test
  void takesTheConfigurationFromTheEnvironmentWhereTheArchiveHasNone() throws IOException {
    assertThat(load(ENVIRONMENT).firehoseDeliveryBucket().value()).isEqualTo("environments-bucket");
    assertThat(events).containsExactly(new ConfigurationLoaded("the environment"));
  }

  @Test
  void tellsWhatIsWrongWithTheConfiguration() throws IOException {
    Files.writeString(archive.resolve("config.hjson"), "{ firehoseDeliverySizeMB: 1000 }");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("config.hjson")
        .hasMessageContaining("firehoseDeliverySizeMB");
    assertThat(events).isEmpty();
  }

  @Test
  void runsInTheRegionOfTheFunction() throws IOException {
    Settings settings = new Settings(ENVIRONMENT, loader());

    assertThat(settings.region(load(ENVIRONMENT))).isEqualTo(RegionName.of("eu-west-1"));
    assertThat(settings.hasOwnS3Endpoint()).isFalse();
    assertThat(new Settings(Map.of("AWS_ENDPOINT_URL_S3", "http://x"), loader()).hasOwnS3Endpoint())
        .isTrue();
  }

  private BackupConfig load(Map<String, String> environment) throws IOException {
    return new Settings(environment, loader()).load(events::add);
  }

  private ClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {archive.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }
}

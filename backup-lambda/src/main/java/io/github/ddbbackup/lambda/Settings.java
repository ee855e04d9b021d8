package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.event.BackupEvent.ConfigurationLoaded;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.RegionName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What a function finds where it runs: its configuration, and what Lambda tells it. */
final class Settings {

  private static final String ENDPOINT = "AWS_ENDPOINT_URL";

  private final Map<String, String> environment;
  private final ClassLoader archive;

  /**
   * Makes the settings.
   *
   * @param environment the environment variables
   * @param archive finds the files of the function's archive
   */
  Settings(Map<String, String> environment, ClassLoader archive) {
    this.environment = Map.copyOf(environment);
    this.archive = archive;
  }

  /**
   * Loads the configuration from the archive or, if that has none, from the environment alone.
   *
   * @throws BackupException with all mistakes in it
   */
  BackupConfig load(BackupListener listener) {
    ConfigLoader loader = new ConfigLoader(environment);
    Optional<String> text = text();
    BackupConfig config =
        text.map(t -> loader.load(t, BackupConfig.FILE_NAME)).orElseGet(loader::loadEnvironment);
    listener.on(
        new ConfigurationLoaded(text.map(t -> BackupConfig.FILE_NAME).orElse("the environment")));
    return config;
  }

  /** The Region that the function runs in. */
  RegionName region(BackupConfig config) {
    return Optional.ofNullable(environment.get("AWS_REGION"))
        .map(RegionName::of)
        .orElse(config.region());
  }

  /** Whether S3 is elsewhere than at AWS. */
  boolean hasOwnS3Endpoint() {
    return environment.containsKey(ENDPOINT) || environment.containsKey(ENDPOINT + "_S3");
  }

  /**
   * Whether a snapshot is taken of the runtime once it has started, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined runtime
   * environment variables</a>.
   */
  boolean isSnapshotTaken() {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  private Optional<String> text() {
    try (InputStream in = archive.getResourceAsStream(BackupConfig.FILE_NAME)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw BackupException.service(
          "Can't read the configuration",
          BackupConfig.FILE_NAME,
          "Check the function's archive.",
          e);
    }
  }
}

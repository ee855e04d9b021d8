package io.github.ddbbackup.aws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * How AWS is reached. Credentials come from the SDK's own chain and are never settings.
 *
 * @param region the code of the Region, before that of the configuration; empty to use the latter
 * @param profile the profile of the shared AWS configuration; empty for the SDK's default
 * @param endpoint where all services are, instead of AWS itself; empty for AWS
 */
public record AwsSettings(
    Optional<String> region, Optional<String> profile, Optional<URI> endpoint) {

  /** Checks that nothing is null. */
  public AwsSettings {
    requireNonNull(region);
    requireNonNull(profile);
    requireNonNull(endpoint);
  }

  /**
   * AWS itself, in the configuration's Region, with the SDK's default credentials.
   *
   * @return settings without any override
   */
  public static AwsSettings defaults() {
    return new AwsSettings(Optional.empty(), Optional.empty(), Optional.empty());
  }
}

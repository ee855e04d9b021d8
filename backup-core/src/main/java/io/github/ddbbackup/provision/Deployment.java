package io.github.ddbbackup.provision;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.plan.DesiredInstallation;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What an installation should look like, with the code for its functions.
 *
 * @param installation what it should look like
 * @param code the archive of both functions; empty when the installation is removed
 */
record Deployment(DesiredInstallation installation, Optional<SdkBytes> code) {

  Deployment {
    requireNonNull(installation);
    requireNonNull(code);
  }
}

package io.github.ddbbackup.maven;

import io.github.ddbbackup.provision.ContinuousBackup;

/** What the goals share that look at an account's backup or work on it. */
abstract class AbstractAccountMojo extends AbstractConnectedMojo {

  @Override
  final void run(Connection connection) {
    try (ContinuousBackup backup = connection.backup()) {
      run(connection, backup);
    }
  }

  /**
   * Makes the goal's call and shows what came back.
   *
   * @param connection opens other ways into the core
   * @param backup the account's backup
   */
  abstract void run(Connection connection, ContinuousBackup backup);
}

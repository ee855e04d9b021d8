package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The one place that says how a failure ends a build. What the user mends becomes a {@link
 * MojoFailureException}, which Maven shows as its message alone. A refusal by AWS, a failure of
 * input or output, or a defect becomes a {@link MojoExecutionException} with its cause, whose stack
 * trace {@code -e} shows.
 */
final class Failures {

  private Failures() {}

  /**
   * Ends the build.
   *
   * @param failure what a goal threw
   * @return never
   */
  static RuntimeException end(RuntimeException failure)
      throws MojoExecutionException, MojoFailureException {
    if (failure instanceof BackupException known) {
      if (known.category() == BackupException.Category.USER) {
        throw new MojoFailureException(known.getMessage(), known);
      }
      throw new MojoExecutionException(known.getMessage(), known);
    }
    throw new MojoExecutionException(
        "unexpected failure: " + failure + ". Please report this, with the output of -e.", failure);
  }
}

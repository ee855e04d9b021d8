package io.github.ddbbackup.maven;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.event.BackupException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the archive of the functions as {@code deploy} would upload it: with the configuration and
 * the table filters that this build provides, each with what it needs at run time. The same input
 * gives the same bytes. A project provides a filter when its jar, or that of a dependency, holds
 * {@code META-INF/services/io.github.ddbbackup.filter.TableFilter}.
 */
@Mojo(name = "package", requiresProject = false, threadSafe = true, aggregator = true)
public final class PackageMojo extends AbstractConfiguredMojo {

  /** Where the archive is written. */
  @Parameter(property = "ddbbackup.outputFile", defaultValue = "target/ddbbackup-function.zip")
  private File outputFile;

  /** Makes the goal; Maven fills the parameters in. */
  public PackageMojo() {}

  @Override
  protected void run() {
    config();
    FunctionArchive archive = functionArchive();
    write(archive);
    getLog().info("Wrote " + outputFile);
    getLog().info(archive.size() + " bytes, SHA-256 " + archive.sha256Base64());
  }

  private void write(FunctionArchive archive) {
    try {
      Files.createDirectories(outputFile.getAbsoluteFile().toPath().getParent());
      Files.write(outputFile.toPath(), archive.bytes());
    } catch (IOException e) {
      throw BackupException.service("The archive can't be written", outputFile.toString(), "", e);
    }
  }
}

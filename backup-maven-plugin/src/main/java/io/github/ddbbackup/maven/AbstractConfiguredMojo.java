package io.github.ddbbackup.maven;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.event.BackupException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/** What the goals share that need a configuration. */
abstract class AbstractConfiguredMojo extends AbstractBackupMojo {

  /**
   * The configuration, an hjson file. A key that it lacks is taken from the environment variable of
   * the same name.
   */
  @Parameter(property = "ddbbackup.configFile", defaultValue = "config.hjson")
  private File configFile;

  @Inject private ProjectDependenciesResolver dependenciesResolver;

  /**
   * The configuration.
   *
   * @throws BackupException when there is none, or with all its mistakes
   */
  final BackupConfig config() {
    return new ConfigLoader(System.getenv()).load(configPath());
  }

  /** The archive of the functions with the configuration and the filters of this build. */
  final FunctionArchive functionArchive() {
    Path base = artifacts().file(modules().functionArchive());
    BaseLibraries libraries = BaseLibraries.of(base);
    return FunctionArchive.assemble(
        base, Optional.of(configText()), filters().jars(libraries::holds));
  }

  /** The filters of this build. */
  final FilterJars filters() {
    return new FilterJars(session(), dependenciesResolver);
  }

  private String configText() {
    try {
      return Files.readString(configPath());
    } catch (IOException e) {
      throw BackupException.service(
          "The configuration file can't be read", configFile.toString(), "", e);
    }
  }

  private Path configPath() {
    Path path = configFile.toPath();
    if (!Files.isRegularFile(path)) {
      throw BackupException.user(
          "There is no configuration file",
          path.toString(),
          "Write one, or name yours with -Dddbbackup.configFile=FILE; docs/configuration.md"
              + " describes every key.");
    }
    return path;
  }
}

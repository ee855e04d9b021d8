package io.github.ddbbackup.maven;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.event.BackupException;
import java.io.File;
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
    return configLoader().load(configPath());
  }

  private static ConfigLoader configLoader() {
    return new ConfigLoader(System.getenv());
  }

  /** The archive of the functions with the configuration and the filters of this build. */
  final FunctionArchive functionArchive() {
    Path base = artifacts().file(modules().functionArchive());
    BaseLibraries libraries = BaseLibraries.of(base);
    return FunctionArchive.assemble(
        base,
        Optional.of(configLoader().effectiveText(configPath())),
        filters().jars(libraries::holds));
  }

  /** The filters of this build. */
  final FilterJars filters() {
    return new FilterJars(
        session(), new RuntimeDependencies(session(), dependenciesResolver, repositorySystem()));
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

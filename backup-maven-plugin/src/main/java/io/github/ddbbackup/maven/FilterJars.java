package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.TableFilter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;

/**
 * The jars of the table filters that the projects of this build provide: by themselves, when their
 * classes or resources hold a service file for {@link TableFilter}, or by a dependency whose jar
 * holds one. Each filter's jar comes with everything it needs at run time.
 */
final class FilterJars {

  private static final String SERVICE_FILE = "META-INF/services/" + TableFilter.class.getName();

  private final MavenSession session;
  private final RuntimeDependencies dependencies;

  FilterJars(MavenSession session, RuntimeDependencies dependencies) {
    this.session = session;
    this.dependencies = dependencies;
  }

  /**
   * The jars of all filters and of what they need at run time, each once.
   *
   * @param leftOut says of an artifact id whether it is there already and is left out
   * @throws BackupException when a filter was not packaged yet, or a dependency cannot be had
   */
  List<Path> jars(Predicate<String> leftOut) {
    Set<Path> jars = new LinkedHashSet<>();
    for (MavenProject project : session.getProjects()) {
      if (project.getFile() == null) {
        continue;
      }
      if (providesFilter(project)) {
        jars.add(jar(project));
        dependencies.of(project).stream()
            .filter(artifact -> !leftOut.test(artifact.getArtifactId()))
            .map(FilterJars::packaged)
            .forEach(jars::add);
      } else {
        jars.addAll(ofDependencies(project, leftOut));
      }
    }
    return List.copyOf(jars);
  }

  private Set<Path> ofDependencies(MavenProject project, Predicate<String> leftOut) {
    List<Artifact> all = dependencies.resolvableOf(project);
    Set<Path> jars = new LinkedHashSet<>();
    for (Artifact filter : all) {
      if (providesFilter(filter)) {
        Set<String> needed = dependencies.closure(project, filter);
        all.stream()
            .filter(artifact -> needed.contains(RuntimeDependencies.key(artifact)))
            .filter(artifact -> !leftOut.test(artifact.getArtifactId()))
            .map(FilterJars::packaged)
            .forEach(jars::add);
      }
    }
    return jars;
  }

  /** The sources count as well: after a clean, a filter must be missed and not passed over. */
  private static boolean providesFilter(MavenProject project) {
    Stream<String> folders =
        Stream.concat(
            Stream.of(project.getBuild().getOutputDirectory()),
            project.getBuild().getResources().stream().map(Resource::getDirectory));
    return folders.anyMatch(folder -> Files.isRegularFile(Path.of(folder).resolve(SERVICE_FILE)));
  }

  /** A project of this build that was not packaged has a folder here; it is looked at by itself. */
  private static boolean providesFilter(Artifact artifact) {
    if (!artifact.getExtension().equals("jar") || !artifact.getFile().isFile()) {
      return false;
    }
    try (ZipFile jar = new ZipFile(artifact.getFile())) {
      return jar.getEntry(SERVICE_FILE) != null;
    } catch (IOException e) {
      throw BackupException.service(
          "The jar of a dependency can't be read",
          artifact.getFile().toString(),
          "Delete it, so that Maven fetches it again.",
          e);
    }
  }

  private static Path jar(MavenProject project) {
    File packaged = project.getArtifact().getFile();
    if (packaged != null && packaged.isFile()) {
      return packaged.toPath();
    }
    Path jar =
        Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw notPackaged(project.getArtifactId());
    }
    return jar;
  }

  private static Path packaged(Artifact artifact) {
    if (!artifact.getFile().isFile()) {
      throw notPackaged(artifact.getArtifactId());
    }
    return artifact.getFile().toPath();
  }

  private static BackupException notPackaged(String project) {
    return BackupException.user(
        "The project with the table filter has no jar yet",
        project,
        "Name the package phase before this goal: mvn package ddbbackup:deploy.");
  }
}

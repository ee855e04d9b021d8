package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.TableFilter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The jars of the table filters that the projects of this build provide. A project provides a
 * filter when its classes or resources hold a service file for {@link TableFilter}; its jar then
 * comes with everything it needs at run time.
 */
final class FilterJars {

  private static final String SERVICE_FILE = "META-INF/services/" + TableFilter.class.getName();

  private final MavenSession session;
  private final ProjectDependenciesResolver resolver;

  FilterJars(MavenSession session, ProjectDependenciesResolver resolver) {
    this.session = session;
    this.resolver = resolver;
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
      if (providesFilter(project)) {
        jars.add(jar(project));
        jars.addAll(dependencies(project, leftOut));
      }
    }
    return List.copyOf(jars);
  }

  /** The sources count as well: after a clean, a filter must be missed and not passed over. */
  private static boolean providesFilter(MavenProject project) {
    if (project.getFile() == null) {
      return false;
    }
    Stream<String> folders =
        Stream.concat(
            Stream.of(project.getBuild().getOutputDirectory()),
            project.getBuild().getResources().stream().map(Resource::getDirectory));
    return folders.anyMatch(folder -> Files.isRegularFile(Path.of(folder).resolve(SERVICE_FILE)));
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

  private List<Path> dependencies(MavenProject project, Predicate<String> leftOut) {
    List<Path> jars = new ArrayList<>();
    for (Dependency dependency : runtimeDependencies(project)) {
      Artifact artifact = dependency.getArtifact();
      if (leftOut.test(artifact.getArtifactId())) {
        continue;
      }
      if (!artifact.getFile().isFile()) {
        throw notPackaged(artifact.getArtifactId());
      }
      jars.add(artifact.getFile().toPath());
    }
    return jars;
  }

  private List<Dependency> runtimeDependencies(MavenProject project) {
    DefaultDependencyResolutionRequest request =
        new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
    request.setResolutionFilter((node, parents) -> isRuntime(node.getDependency()));
    try {
      return resolver.resolve(request).getResolvedDependencies();
    } catch (DependencyResolutionException e) {
      throw BackupException.service(
          "What the table filter's project needs at run time can't be fetched",
          project.getArtifactId(),
          "Check the project's dependencies and the network.",
          e);
    }
  }

  private static boolean isRuntime(Dependency dependency) {
    return dependency == null
        || "compile".equals(dependency.getScope())
        || "runtime".equals(dependency.getScope());
  }

  private static BackupException notPackaged(String project) {
    return BackupException.user(
        "The project with the table filter has no jar yet",
        project,
        "Name the package phase before this goal: mvn package ddbbackup:deploy.");
  }
}

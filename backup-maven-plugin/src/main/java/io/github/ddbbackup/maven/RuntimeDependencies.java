package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/** What the projects of this build need at run time, as Maven's own resolution says. */
final class RuntimeDependencies {

  private final MavenSession session;
  private final ProjectDependenciesResolver resolver;
  private final RepositorySystem system;

  RuntimeDependencies(
      MavenSession session, ProjectDependenciesResolver resolver, RepositorySystem system) {
    this.session = session;
    this.resolver = resolver;
    this.system = system;
  }

  /** Tells artifacts apart whatever their versions. */
  static String key(Artifact artifact) {
    return ArtifactIdUtils.toVersionlessId(artifact);
  }

  /**
   * All that a project needs.
   *
   * @throws BackupException when one of them cannot be had
   */
  List<Artifact> of(MavenProject project) {
    try {
      return artifacts(resolve(project));
    } catch (DependencyResolutionException e) {
      throw unavailable(project, e);
    }
  }

  /**
   * All that a project needs, but for projects of this build that have nothing to show so far.
   *
   * @throws BackupException when another one cannot be had
   */
  List<Artifact> resolvableOf(MavenProject project) {
    try {
      return artifacts(resolve(project));
    } catch (DependencyResolutionException e) {
      DependencyResolutionResult result = e.getResult();
      Set<String> own =
          session.getProjects().stream()
              .map(p -> key(RepositoryUtils.toArtifact(p.getArtifact())))
              .collect(Collectors.toUnmodifiableSet());
      boolean onlyOwn =
          result.getCollectionErrors().isEmpty()
              && result.getUnresolvedDependencies().stream()
                  .allMatch(d -> own.contains(key(d.getArtifact())));
      if (onlyOwn) {
        return artifacts(result);
      }
      throw unavailable(project, e);
    }
  }

  /**
   * What one dependency of a project needs, itself included.
   *
   * @return the keys of the artifacts
   * @throws BackupException when that cannot be found out
   */
  Set<String> closure(MavenProject project, Artifact dependency) {
    RepositorySystemSession repositories = session.getRepositorySession();
    CollectRequest request = new CollectRequest();
    request.setRoot(new Dependency(dependency, "runtime"));
    request.setRepositories(project.getRemoteProjectRepositories());
    if (project.getDependencyManagement() != null) {
      request.setManagedDependencies(
          project.getDependencyManagement().getDependencies().stream()
              .map(d -> RepositoryUtils.toDependency(d, repositories.getArtifactTypeRegistry()))
              .toList());
    }
    try {
      PreorderNodeListGenerator nodes = new PreorderNodeListGenerator();
      system.collectDependencies(repositories, request).getRoot().accept(nodes);
      Set<String> keys = new HashSet<>();
      nodes.getDependencies(true).stream()
          .filter(RuntimeDependencies::isRuntime)
          .forEach(needed -> keys.add(key(needed.getArtifact())));
      return keys;
    } catch (DependencyCollectionException e) {
      throw unavailable(project, e);
    }
  }

  private DependencyResolutionResult resolve(MavenProject project)
      throws DependencyResolutionException {
    DefaultDependencyResolutionRequest request =
        new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
    request.setResolutionFilter((node, parents) -> isRuntime(node.getDependency()));
    return resolver.resolve(request);
  }

  private static List<Artifact> artifacts(DependencyResolutionResult result) {
    return result.getResolvedDependencies().stream().map(Dependency::getArtifact).toList();
  }

  private static boolean isRuntime(Dependency dependency) {
    return dependency == null
        || "compile".equals(dependency.getScope())
        || "runtime".equals(dependency.getScope());
  }

  private static BackupException unavailable(MavenProject project, Exception cause) {
    return BackupException.service(
        "What a project needs at run time can't be fetched, and a table filter may be in it",
        project.getArtifactId(),
        "Check the project's dependencies and the network.",
        cause);
  }
}

package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Files that the goals need besides their own class path, fetched as Maven fetches everything: from
 * the reactor, the local repository, or the repositories that the build may use.
 *
 * <p>Coordinates are written {@code group:artifact[:extension[:classifier]]:version}.
 */
final class Artifacts {

  private static final String RUNTIME = "runtime";

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  Artifacts(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = List.copyOf(repositories);
  }

  /**
   * The file of one artifact.
   *
   * @throws BackupException when it cannot be had
   */
  Path file(String coordinates) {
    ArtifactRequest request =
        new ArtifactRequest(new DefaultArtifact(coordinates), repositories, null);
    try {
      return system.resolveArtifact(session, request).getArtifact().getFile().toPath();
    } catch (ArtifactResolutionException e) {
      throw unavailable(coordinates, e);
    }
  }

  /**
   * The files of an artifact and of everything it needs at run time, in class path order.
   *
   * @throws BackupException when one of them cannot be had
   */
  List<Path> classPath(String coordinates) {
    // As the root of the request, so that the dependency management of the artifact's own build
    // holds, and its test and provided dependencies are left out.
    return resolve(coordinates, new CollectRequest(runtime(coordinates), repositories));
  }

  /**
   * The same, with other artifacts in place of all that it needs of one group.
   *
   * @param coordinates the artifact
   * @param group the group id to do without
   * @param instead what takes the place of that group
   * @throws BackupException when one of them cannot be had
   */
  List<Path> classPath(String coordinates, String group, List<String> instead) {
    Exclusion ofGroup = new Exclusion(group, "*", "*", "*");
    CollectRequest request = new CollectRequest();
    request.setRepositories(repositories);
    request.addDependency(runtime(coordinates).setExclusions(List.of(ofGroup)));
    instead.forEach(one -> request.addDependency(runtime(one)));
    return resolve(coordinates, request);
  }

  private List<Path> resolve(String coordinates, CollectRequest request) {
    try {
      return system
          .resolveDependencies(session, new DependencyRequest(request, null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw unavailable(coordinates, e);
    }
  }

  private static Dependency runtime(String coordinates) {
    return new Dependency(new DefaultArtifact(coordinates), RUNTIME);
  }

  private static BackupException unavailable(String coordinates, RepositoryException cause) {
    return BackupException.service(
        "An artifact that this goal needs can't be fetched",
        coordinates,
        "Check the network, the repositories in settings.xml, and that Maven is not offline (-o).",
        cause);
  }
}

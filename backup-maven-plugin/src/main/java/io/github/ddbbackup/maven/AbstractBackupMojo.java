package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.progress.ReadingProgress;
import io.github.ddbbackup.maven.progress.SnapshotLines;
import io.github.ddbbackup.snapshot.SnapshotProgress;
import java.time.InstantSource;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;

/** What all goals share: how they run, how they end, and where they fetch artifacts from. */
abstract class AbstractBackupMojo extends AbstractMojo {

  /** Leaves the goal out, in a build that names it or binds it to a phase. */
  @Parameter(property = "ddbbackup.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true, required = true)
  private List<RemoteRepository> repositories;

  @Inject private RepositorySystem repositorySystem;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, because ddbbackup.skip is set.");
      return;
    }
    try {
      run();
    } catch (RuntimeException e) {
      throw Failures.end(e);
    }
  }

  /**
   * Does what the goal is for. Failures are thrown as they are; what becomes of them stands in
   * {@link Failures}.
   */
  protected abstract void run();

  /** The build that the goal is part of. */
  final MavenSession session() {
    return session;
  }

  /** The artifacts of this plugin's own version, and those of others that it needs. */
  final Artifacts artifacts() {
    return new Artifacts(repositorySystem, session.getRepositorySession(), repositories);
  }

  /**
   * Shows how far the reading of a backup is: as a bar on a terminal, as lines elsewhere and in
   * batch mode ({@code -B}).
   *
   * @param task what is done, in a word or two
   * @return to be told, and to be closed by the caller
   */
  final ReadingProgress progress(String task) {
    return ReadingProgress.of(
        task,
        session.getRequest().isInteractiveMode(),
        line -> getLog().info(line),
        InstantSource.system());
  }

  /** Tells how far snapshots are. */
  final SnapshotProgress snapshotProgress() {
    return new SnapshotLines(line -> getLog().info(line), InstantSource.system());
  }

  /** Maven's own way to artifacts. */
  final RepositorySystem repositorySystem() {
    return repositorySystem;
  }

  final Modules modules() {
    return new Modules(plugin.getVersion());
  }
}

package io.github.ddbbackup.maven;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.configuration.PlexusConfigurationException;

/**
 * One run of a goal without a project, in this JVM. The parameters are set by Maven's own means:
 * from the descriptor that the build made, the properties, and else the defaults. What a goal asks
 * of Maven beyond that is not there.
 */
final class GoalRun {

  private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF/maven/plugin.xml");

  private final String goal;
  private final Properties properties = new Properties();

  GoalRun(String goal) {
    this.goal = goal;
  }

  /** Gives a parameter on the command line, as {@code -Dddbbackup.NAME=VALUE} does. */
  GoalRun with(String name, String value) {
    properties.setProperty("ddbbackup." + name, value);
    return this;
  }

  /** Runs the goal. */
  void execute() throws MojoExecutionException, MojoFailureException {
    mojo().execute();
  }

  private AbstractMojo mojo() {
    try (ClassWorld world = new ClassWorld("plugin", GoalRun.class.getClassLoader())) {
      MojoDescriptor descriptor = descriptor();
      ClassRealm realm = world.getClassRealm("plugin");
      AbstractMojo mojo =
          (AbstractMojo)
              realm.loadClass(descriptor.getImplementation()).getConstructor().newInstance();
      new BasicComponentConfigurator()
          .configureComponent(
              mojo,
              descriptor.getMojoConfiguration(),
              new PluginParameterExpressionEvaluator(session(), new MojoExecution(descriptor)),
              realm);
      return mojo;
    } catch (IOException
        | ReflectiveOperationException
        | PlexusConfigurationException
        | ComponentConfigurationException e) {
      throw new AssertionError("the goal " + goal + " can't be set up", e);
    }
  }

  private MojoDescriptor descriptor() throws IOException, PlexusConfigurationException {
    try (Reader reader = Files.newBufferedReader(DESCRIPTOR)) {
      return new PluginDescriptorBuilder().build(reader).getMojo(goal);
    }
  }

  /** The constructor is discouraged, and the only one that asks for no running Maven. */
  @SuppressWarnings("deprecation")
  private MavenSession session() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setUserProperties(properties);
    MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setProjects(new ArrayList<>(List.of(new MavenProject())));
    return session;
  }
}

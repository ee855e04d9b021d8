package io.github.ddbbackup.maven;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.maven.report.ReportLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * What the goals share that reach an account. Credentials come from where the AWS SDK looks for
 * them; there is no parameter for a secret.
 */
abstract class AbstractConnectedMojo extends AbstractConfiguredMojo {

  private static final String NOT_A_URL = "ddbbackup.endpointUrl is not a URL";
  private static final String URL_EXAMPLE = "Write it like http://localhost:4566.";

  /** The AWS Region to work in, instead of the {@code region} of the configuration. */
  @Parameter(property = "ddbbackup.region")
  private String region;

  /** The profile of the AWS configuration and credentials files to use. */
  @Parameter(property = "ddbbackup.profile")
  private String profile;

  /**
   * Where to reach AWS instead of its public endpoints, for example {@code http://localhost:4566},
   * where the {@code local} goal answers.
   */
  @Parameter(property = "ddbbackup.endpointUrl")
  private String endpointUrl;

  @Override
  protected final void run() {
    BackupConfig config = config();
    try (FilterLoader filters = new FilterLoader(filterJars())) {
      run(
          new Connection(
              config,
              new AwsSettings(
                  given(region),
                  given(profile),
                  given(endpointUrl).map(AbstractConnectedMojo::uri)),
              TableFilters.load(config.tableNameMatchRegex(), filters.classLoader()),
              new LogListener(getLog())));
    }
  }

  /** Does what the goal is for. */
  abstract void run(Connection connection);

  /** Whether the goal asks filters about tables; one that does not runs without their jars too. */
  protected boolean decidesOnTables() {
    return true;
  }

  private List<Path> filterJars() {
    return decidesOnTables() ? filters().jars(artifact -> false) : List.of();
  }

  /** Shows a report. */
  final void show(List<ReportLine> report) {
    for (ReportLine line : report) {
      switch (line.level()) {
        case INFO -> getLog().info(line.text());
        case WARNING -> getLog().warn(line.text());
        case ERROR -> getLog().error(aligned(line.text()));
      }
    }
  }

  /** "[ERROR]" is one wider than "[INFO]". */
  private static String aligned(String text) {
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** What a parameter says; empty when it is left out or blank. */
  static Optional<String> given(String parameter) {
    return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static URI uri(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw BackupException.user(NOT_A_URL, text, URL_EXAMPLE, e);
    }
    if (!uri.isAbsolute() || uri.getHost() == null) {
      throw BackupException.user(NOT_A_URL, text, URL_EXAMPLE);
    }
    return uri;
  }
}

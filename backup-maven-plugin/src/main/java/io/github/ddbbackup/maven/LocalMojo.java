package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts an AWS account on this machine to try everything on, and stays until it is stopped with
 * Ctrl-C. It answers on {@code http://localhost:4566}: for the goals with {@code
 * -Dddbbackup.endpointUrl=http://localhost:4566}, for the AWS command line and the SDKs with the
 * environment variable {@code AWS_ENDPOINT_URL}. Any credentials will do, unless some are set.
 *
 * <p>Its tables are those of Amazon DynamoDB Local, which Maven fetches from Maven Central and
 * which runs as a process of its own. It comes under the <a
 * href="https://aws.amazon.com/dynamodblocallicense/">Amazon DynamoDB Local License Agreement</a>:
 * for development and testing only, not for redistribution.
 */
@Mojo(name = "local", requiresProject = false, threadSafe = true, aggregator = true)
public final class LocalMojo extends AbstractBackupMojo {

  private static final String MAIN_CLASS = "io.github.ddbbackup.local.Main";
  private static final String ACCESS_KEY_ID = "DDBBACKUP_LOCAL_ACCESS_KEY_ID";
  private static final String SECRET_ACCESS_KEY = "DDBBACKUP_LOCAL_SECRET_ACCESS_KEY";

  private static final String LICENSE =
      "DynamoDB Local comes under the Amazon DynamoDB Local License Agreement, for development and"
          + " testing only: https://aws.amazon.com/dynamodblocallicense/";

  /** Exit statuses of a process that was stopped on purpose: by SIGINT and by SIGTERM. */
  private static final Set<Integer> STOPPED = Set.of(0, 128 + 2, 128 + 15);

  /** The port on the loopback address. 0 takes a free one, which the output names. */
  @Parameter(property = "ddbbackup.port", defaultValue = "4566")
  private int port;

  /**
   * The folder that keeps tables, objects, functions and logs from one start to the next. Without
   * it everything is gone when the account stops.
   */
  @Parameter(property = "ddbbackup.directory")
  private File directory;

  /**
   * A file that says {@code endpoint=URL} once the account answers, and that is gone when the
   * account has ended; for scripts that start it in the background.
   */
  @Parameter(property = "ddbbackup.readyFile")
  private File readyFile;

  /**
   * Faults to switch on from the start: parts with commas between, each of them {@code
   * KIND@SERVICE:OPERATION} with {@code =PROBABILITY} or {@code *COUNT} behind it, or {@code
   * seed=NUMBER}, such as {@code seed=42,throttle@firehose:PutRecordBatch=0.1}.
   */
  @Parameter(property = "ddbbackup.faults")
  private String faults;

  /**
   * The only access key that is taken, with {@code secretAccessKey}; by default that of the
   * environment variables {@code DDBBACKUP_LOCAL_ACCESS_KEY_ID} and {@code
   * DDBBACKUP_LOCAL_SECRET_ACCESS_KEY}, and any without them.
   */
  @Parameter(property = "ddbbackup.accessKeyId")
  private String accessKeyId;

  /**
   * The secret of {@code accessKeyId}. On a command line anyone on the machine can read it: the
   * environment variable, a profile or the settings keep it.
   */
  @Parameter(property = "ddbbackup.secretAccessKey")
  private String secretAccessKey;

  /** Makes the goal; Maven fills the parameters in. */
  public LocalMojo() {}

  @Override
  protected void run() {
    Artifacts artifacts = artifacts();
    getLog().info(LICENSE);
    try (JavaProcess account =
        JavaProcess.start(
            artifacts.classPath(modules().local()),
            MAIN_CLASS,
            arguments(dynamoDbLocal(artifacts)),
            environment())) {
      int status = account.follow(getLog()::info);
      if (!STOPPED.contains(status)) {
        throw BackupException.service(
            "The loopback account ended with exit status",
            String.valueOf(status),
            "Its output above says why.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Path> dynamoDbLocal(Artifacts artifacts) {
    return artifacts.classPath(
        modules().dynamoDbLocal(), Modules.SDK_GROUP, modules().dynamoDbLocalSdk());
  }

  private List<String> arguments(List<Path> dynamoDbClassPath) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", String.valueOf(port)));
    if (directory != null) {
      arguments.addAll(List.of("--directory", directory.toString()));
    }
    if (readyFile != null) {
      arguments.addAll(List.of("--ready-file", readyFile.toString()));
    }
    if (faults != null) {
      arguments.addAll(List.of("--faults", faults));
    }
    arguments.add("--until-stdin-ends");
    arguments.addAll(
        List.of("--dynamodb-classpath", "@" + ArgumentFile.ofClassPath(dynamoDbClassPath)));
    return arguments;
  }

  private Map<String, String> environment() {
    if (accessKeyId == null && secretAccessKey == null) {
      return Map.of();
    }
    if (accessKeyId == null || secretAccessKey == null) {
      throw BackupException.user(
          "Only one of ddbbackup.accessKeyId and ddbbackup.secretAccessKey is set, of the access"
              + " key",
          String.valueOf(accessKeyId),
          "Set both, or neither.");
    }
    return Map.of(ACCESS_KEY_ID, accessKeyId, SECRET_ACCESS_KEY, secretAccessKey);
  }
}

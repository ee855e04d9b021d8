package io.github.ddbbackup.local.lambda.runtime;

import io.github.ddbbackup.local.http.AccessKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What it takes to run one version of a function.
 *
 * @param key tells apart what must not share a JVM: the version's ARN and what it was last updated
 *     to
 * @param region where the function is
 * @param name of the function
 * @param version a number, or {@code $LATEST}
 * @param runtime such as {@code java21}
 * @param handler class and method
 * @param memoryMegabytes decides how much heap the JVM gets
 * @param timeout after which the JVM is ended
 * @param environment the function's own variables
 * @param taskRoot the unpacked archive
 * @param logGroup where its lines go
 * @param credentials that its requests are signed with
 */
public record FunctionSpec(
    String key,
    String region,
    String name,
    String version,
    String runtime,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment,
    Path taskRoot,
    String logGroup,
    AccessKey credentials) {

  /** Copies the variables. */
  public FunctionSpec {
    environment = Map.copyOf(environment);
  }
}

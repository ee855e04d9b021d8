package io.github.ddbbackup.local.lambda.runtime;

import java.nio.file.Path;
import java.util.Map;

/**
 * One version of a function, with everything that running it takes. Two that are equal share their
 * sandboxes.
 *
 * @param region of the function
 * @param name of the function
 * @param version {@code $LATEST} or a number
 * @param arn as the function sees itself invoked, qualified
 * @param runtime such as {@code java21}
 * @param handler such as {@code org.example.Handler::handleRequest}
 * @param code the zip archive; stays readable and unchanged as long as the version is invoked
 * @param codeSha256 base64, as the API gives it
 * @param memoryMb 128 to 10,240
 * @param timeoutSeconds 1 to 900
 * @param environment the function's own variables
 * @param roleArn the execution role
 */
public record FunctionVersion(
    String region,
    String name,
    String version,
    String arn,
    String runtime,
    String handler,
    Path code,
    String codeSha256,
    int memoryMb,
    int timeoutSeconds,
    Map<String, String> environment,
    String roleArn) {

  /** A version; the variables are copied. */
  public FunctionVersion {
    environment = Map.copyOf(environment);
  }
}

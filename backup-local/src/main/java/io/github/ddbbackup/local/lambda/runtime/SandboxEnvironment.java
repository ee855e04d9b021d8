package io.github.ddbbackup.local.lambda.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment variables of a function's JVM, as <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda sets
 * them</a>.
 */
final class SandboxEnvironment {
  private SandboxEnvironment() {}

  /**
   * The variables.
   *
   * @param runtimeApi host and port
   * @param endpoint of the account, where the SDK's clients then send their requests
   */
  static Map<String, String> of(
      FunctionSpec spec, String logStream, String runtimeApi, String endpoint) {
    Map<String, String> variables = new TreeMap<>();
    for (String passed : new String[] {"PATH", "TMPDIR"}) {
      Optional.ofNullable(System.getenv(passed)).ifPresent(value -> variables.put(passed, value));
    }
    // The user's own home may hold settings of the AWS SDK, which are none of the function's.
    variables.put("HOME", spec.taskRoot().toString());
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("AWS_ENDPOINT_URL", endpoint);
    variables.put("AWS_ACCESS_KEY_ID", spec.credentials().id());
    variables.put("AWS_SECRET_ACCESS_KEY", spec.credentials().secret());
    variables.put("AWS_SESSION_TOKEN", "loopback");
    variables.putAll(spec.environment());
    // On the command line the service's options would come last, and of two the last one counts.
    variables.computeIfPresent(
        SandboxCommand.OWN_OPTIONS,
        (name, own) -> String.join(" ", SandboxCommand.options(spec)) + " " + own);
    variables.put("AWS_REGION", spec.region());
    variables.put("AWS_DEFAULT_REGION", spec.region());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + spec.runtime());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", spec.version());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.logGroup());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("LAMBDA_TASK_ROOT", spec.taskRoot().toString());
    variables.put("_HANDLER", spec.handler());
    return variables;
  }
}

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
  /** What Lambda leaves to the heap of all memory. */
  private static final double HEAP_SHARE = 0.85;

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
    for (String passed : new String[] {"PATH", "HOME", "TMPDIR", "SystemRoot", "TEMP"}) {
      Optional.ofNullable(System.getenv(passed)).ifPresent(value -> variables.put(passed, value));
    }
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("AWS_ENDPOINT_URL", endpoint);
    variables.put("AWS_ACCESS_KEY_ID", "ASIALOOPBACKEXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "loopback");
    variables.put("AWS_SESSION_TOKEN", "loopback");
    variables.putAll(spec.environment());
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
    variables.put("JAVA_TOOL_OPTIONS", javaOptions(spec));
    return variables;
  }

  private static String javaOptions(FunctionSpec spec) {
    String options =
        "-Xmx"
            + Math.round(spec.memoryMegabytes() * 1024 * HEAP_SHARE)
            + "k -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    return Optional.ofNullable(spec.environment().get("JAVA_TOOL_OPTIONS"))
        .map(own -> options + " " + own)
        .orElse(options);
  }
}

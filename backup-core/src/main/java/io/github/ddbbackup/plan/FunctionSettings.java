package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The code and configuration of a Lambda function, or of one of its versions. What is not named
 * here, environment variables that are there and tags for example, is the user's and stays.
 *
 * @param runtime the runtime's identifier
 * @param handler the class and method that Lambda calls
 * @param roleArn the role that the function runs in
 * @param memoryInMb the memory in MB, which decides on the share of a processor too
 * @param architecture the instruction set that it runs on, in Lambda's own words
 * @param snapStart whether published versions are started from a snapshot
 * @param timeoutInSeconds the longest run of one invocation, 1 to 900
 * @param description what the function is for
 * @param codeSha256 the SHA-256 of the archive, in base64 as Lambda reports it
 */
public record FunctionSettings(
    String runtime,
    String handler,
    String roleArn,
    int memoryInMb,
    String architecture,
    boolean snapStart,
    int timeoutInSeconds,
    String description,
    String codeSha256) {

  /** The name of the field that says whether the code differs. */
  public static final String CODE = "code";

  /** The name of the field that says on which processors the code runs. */
  public static final String ARCHITECTURE = "architecture";

  /**
   * The environment variables that a new function gets; from then on they are the user's. What
   * AWS's runtime client allocates outside of the heap for an event is then kept for the next one:
   * without it glibc gives the memory back each time, see <a
   * href="https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html">Memory
   * Allocation Tunables</a>.
   */
  public static final Map<String, String> FIRST_ENVIRONMENT =
      Map.of("MALLOC_TOP_PAD_", Integer.toString(16 * 1024 * 1024));

  /** Checks that nothing is null. */
  public FunctionSettings {
    requireNonNull(runtime);
    requireNonNull(handler);
    requireNonNull(roleArn);
    requireNonNull(architecture);
    requireNonNull(description);
    requireNonNull(codeSha256);
  }

  /**
   * The settings by name, for comparing and showing them.
   *
   * @return names in plain words and values as text
   */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(CODE, codeSha256);
    fields.put("runtime", runtime);
    fields.put("handler", handler);
    fields.put("role", roleArn);
    fields.put("memory in MB", Integer.toString(memoryInMb));
    fields.put(ARCHITECTURE, architecture);
    fields.put("start from a snapshot", Boolean.toString(snapStart));
    fields.put("timeout in seconds", Integer.toString(timeoutInSeconds));
    fields.put("description", description);
    return fields;
  }
}

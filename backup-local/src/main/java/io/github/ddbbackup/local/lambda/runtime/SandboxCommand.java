package io.github.ddbbackup.local.lambda.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a function's JVM. */
final class SandboxCommand {
  /** What Lambda leaves to the heap of all memory. */
  private static final double HEAP_SHARE = 0.85;

  /** The first JDK that warns of native libraries unless they are allowed. */
  private static final int WARNS_OF_NATIVE_ACCESS = 24;

  /** The variable with a function's own options, which override those of the service. */
  static final String OWN_OPTIONS = "JAVA_TOOL_OPTIONS";

  private SandboxCommand() {}

  /** How the service sets a JVM up. */
  static List<String> options(FunctionSpec spec) {
    return List.of(
        "-Xmx" + Math.round(spec.memoryMegabytes() * 1024 * HEAP_SHARE) + "k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1");
  }

  /**
   * Program and arguments.
   *
   * @param library the runtime client's native library
   */
  static List<String> of(FunctionSpec spec, Path library) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!spec.environment().containsKey(OWN_OPTIONS)) {
      command.addAll(options(spec));
    }
    if (Runtime.version().feature() >= WARNS_OF_NATIVE_ACCESS) {
      command.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    }
    command.add("-D" + RuntimeLibrary.PROPERTY + "=" + library);
    command.addAll(
        List.of("-cp", RuntimeClassPath.find(), RuntimeClassPath.MAIN_CLASS, spec.handler()));
    return command;
  }
}

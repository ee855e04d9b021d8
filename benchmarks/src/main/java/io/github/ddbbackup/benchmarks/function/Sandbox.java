package io.github.ddbbackup.benchmarks.function;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One process of a function, run by AWS's runtime interface client. */
public final class Sandbox implements AutoCloseable {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final List<String> CLIENT_JARS =
      List.of(
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-core",
          "aws-lambda-java-serialization",
          "utils-lite");

  private final RuntimeApi api;
  private final Process process;
  private final Path log;

  private Sandbox(RuntimeApi api, Process process, Path log) {
    this.api = api;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process.
   *
   * @param function what it runs
   * @param java the program and its options
   * @param firehose where it finds Firehose
   */
  public static Sandbox start(Function function, List<String> java, URI firehose)
      throws IOException {
    RuntimeApi api = RuntimeApi.start();
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-cp", clientClassPath(), CLIENT, function.handler()));
    Path log = function.taskRoot().resolveSibling(function.title().replace(' ', '-') + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            // Where the client looks for the function's classes.
            .directory(function.taskRoot().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API",
            api.address(),
            "AWS_REGION",
            "eu-west-1",
            "AWS_ACCESS_KEY_ID",
            "local",
            "AWS_SECRET_ACCESS_KEY",
            "local",
            "AWS_ENDPOINT_URL",
            firehose.toString(),
            "AWS_LAMBDA_FUNCTION_NAME",
            "Forward",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "1024",
            "LAMBDA_TASK_ROOT",
            function.taskRoot().toString(),
            "_HANDLER",
            function.handler(),
            "HOME",
            function.taskRoot().toString()));
    environment.putAll(function.environment());
    return new Sandbox(api, builder.start(), log);
  }

  private static String clientClassPath() {
    return ClassPath.parts().stream()
        .filter(part -> CLIENT_JARS.stream().anyMatch(part.getFileName().toString()::startsWith))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Hands an event over and waits for the answer. */
  public void invoke(byte[] event) throws IOException, InterruptedException {
    try {
      api.invoke(event, process::isAlive);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; its log: " + Files.readString(log), e);
    }
  }

  /** The processor time that the process has taken so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Ends the process as a person would, so that it does what it does at its end. */
  public void stop() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    api.close();
  }
}

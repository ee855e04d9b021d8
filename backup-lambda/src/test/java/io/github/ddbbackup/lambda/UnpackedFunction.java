package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.bundle.FunctionArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive of the build with a configuration, unpacked, and run as Lambda runs it. */
final class UnpackedFunction {

  /** What a call of the function gave. */
  record Run(int exitCode, String log, String answer) {}

  private static final long TIMEOUT_IN_SECONDS = 120;

  private final Path folder;
  private final Path work;

  private UnpackedFunction(Path folder, Path work) {
    this.folder = folder;
    this.work = work;
  }

  /** The archive that the build has made. */
  static Path archive() {
    return Path.of(System.getProperty("ddbbackup.function.archive"));
  }

  static UnpackedFunction in(Path folder, String configuration) throws IOException {
    FunctionArchive archive =
        FunctionArchive.assemble(archive(), Optional.of(configuration), List.of());
    Path task = Files.createDirectories(folder.resolve("task"));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = task.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
    Path work = folder.resolve("work");
    for (Class<?> helper : List.of(HandlerDriver.class, FakeContext.class)) {
      copy(helper, work.resolve(helper.getName().replace('.', '/') + ".class"));
    }
    return new UnpackedFunction(task, work);
  }

  /** Calls a handler with an event in a JVM of its own. */
  Run run(Class<?> handler, String event, URI endpoint) throws Exception {
    Path eventFile = Files.writeString(work.resolve("event.json"), event);
    Path answerFile = work.resolve("answer.json");
    Path logFile = work.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                work + ":" + folder + ":" + folder.resolve("lib") + "/*",
                HandlerDriver.class.getName(),
                handler.getName(),
                eventFile.toString(),
                answerFile.toString())
            .redirectErrorStream(true)
            .redirectOutput(logFile.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL", endpoint.toString()));
    Process process = builder.start();
    if (!process.waitFor(TIMEOUT_IN_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    String answer = Files.exists(answerFile) ? Files.readString(answerFile, UTF_8) : "";
    return new Run(process.exitValue(), Files.readString(logFile, UTF_8), answer);
  }

  private static void copy(Class<?> helper, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = helper.getResourceAsStream(helper.getSimpleName() + ".class")) {
      Files.copy(in, target);
    }
  }
}

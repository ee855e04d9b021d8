package io.github.ddbbackup.local.dynamodb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DynamoDB Local, running in a process of its own. */
public final class DynamoDbLocalProcess implements AutoCloseable {
  private static final int LINES_KEPT = 20;
  private static final int SECONDS_TO_END = 5;
  private static final String COMPILERS = "-XX:TieredStopAtLevel=";

  private final Process process;
  private Optional<URI> endpoint = Optional.empty();

  private DynamoDbLocalProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts DynamoDB Local and waits until it listens.
   *
   * @param classPath its jars, and the native library of SQLite for this machine
   * @param folder for its database; empty to keep everything in memory
   * @throws IOException if it does not start; the message holds what it printed
   */
  public static DynamoDbLocalProcess start(List<Path> classPath, Optional<Path> folder)
      throws IOException {
    DynamoDbLocalProcess process = launch(classPath, folder);
    process.awaitReady();
    return process;
  }

  /**
   * Starts DynamoDB Local without waiting; {@link #awaitReady()} must be called before anything
   * else but {@link #close()}.
   *
   * @throws IOException if there is no process to be had
   */
  public static DynamoDbLocalProcess launch(List<Path> classPath, Optional<Path> folder)
      throws IOException {
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
    }
    List<String> command =
        command(classPath, folder, ManagementFactory.getRuntimeMXBean().getInputArguments());
    return new DynamoDbLocalProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /**
   * The program and its arguments.
   *
   * @param ownArguments those of the JVM that starts it: where that one does without the second
   *     compiler, because it lives for seconds, this one does too, and takes half the processor
   *     time
   */
  static List<String> command(
      List<Path> classPath, Optional<Path> folder, List<String> ownArguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-Djava.awt.headless=true"));
    ownArguments.stream().filter(one -> one.startsWith(COMPILERS)).forEach(command::add);
    // The store is SQLite's, whose native library lies among the jars.
    nativeLibraryFolder(classPath)
        .ifPresent(libraries -> command.add("-Dsqlite4java.library.path=" + libraries));
    command.addAll(List.of("-cp", ownClasses() + File.pathSeparator + joined(classPath)));
    command.add(LoopbackLauncher.class.getName());
    command.add("-disableTelemetry");
    command.addAll(
        folder.map(path -> List.of("-dbPath", path.toString())).orElse(List.of("-inMemory")));
    return command;
  }

  /**
   * Waits until it listens.
   *
   * @throws IOException if it does not start; the message holds what it printed
   */
  public void awaitReady() throws IOException {
    endpoint = Optional.of(awaitEndpoint(process));
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint.orElseThrow(() -> new IllegalStateException("not waited for"));
  }

  /** Ends the process and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static URI awaitEndpoint(Process process) throws IOException {
    Deque<String> lines = new ArrayDeque<>();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LoopbackLauncher.LISTENING)) {
        drain(output);
        String port = line.substring(LoopbackLauncher.LISTENING.length());
        return URI.create("http://127.0.0.1:" + port);
      }
      lines.add(line);
      if (lines.size() > LINES_KEPT) {
        lines.remove();
      }
    }
    process.destroyForcibly();
    throw new IOException("DynamoDB Local did not start: " + String.join(" | ", lines));
  }

  /** Reads on, so that the process never waits for a reader. */
  private static void drain(BufferedReader output) {
    Thread reader =
        new Thread(
            () -> {
              try (output) {
                output.transferTo(java.io.Writer.nullWriter());
              } catch (IOException e) {
                // The process ended; there is nothing more to read.
                return;
              }
            },
            "dynamodb-local-output");
    reader.setDaemon(true);
    reader.start();
  }

  private static Optional<Path> nativeLibraryFolder(List<Path> classPath) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch");
    String part;
    if (system.contains("win")) {
      part = "win32-x64";
    } else if (system.contains("mac")) {
      part = architecture.equals("aarch64") ? "osx-aarch64" : "osx-";
    } else {
      part = architecture.equals("aarch64") ? "linux-aarch64" : "linux-amd64";
    }
    return classPath.stream()
        .filter(file -> !file.toString().endsWith(".jar"))
        .filter(file -> file.getFileName().toString().contains(part))
        .map(Path::getParent)
        .findFirst();
  }

  private static String ownClasses() {
    try {
      return Path.of(
              LoopbackLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this program's own classes are not in a file", e);
    }
  }

  private static String joined(List<Path> classPath) {
    try (Stream<Path> files = classPath.stream()) {
      return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }
}

package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Java program run as a process of its own, which never outlives this one: it ends at {@link
 * #close()}, when the virtual machine shuts down, and, because its standard input then ends, it can
 * tell even when this process was killed.
 */
final class JavaProcess implements AutoCloseable {

  private static final long GRACE_SECONDS = 10;

  private final Process process;
  private final Thread atShutdown;

  private JavaProcess(Process process) {
    this.process = process;
    this.atShutdown = new Thread(this::end, "end child process");
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /**
   * Starts a program with the Java that runs this process.
   *
   * @param classPath its class path
   * @param mainClass its main class
   * @param arguments its arguments, which anyone on the machine can list
   * @param environment its variables besides those of this process
   * @throws BackupException when it cannot be started
   */
  static JavaProcess start(
      List<Path> classPath,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + ArgumentFile.ofJava(classPath));
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new JavaProcess(builder.start());
    } catch (IOException e) {
      throw BackupException.service("A process can't be started", command.get(0), "", e);
    }
  }

  /**
   * Passes on what the process prints, until it ends.
   *
   * @param output takes each line
   * @return the exit status
   * @throws InterruptedException when this thread is interrupted meanwhile
   */
  int follow(Consumer<String> output) throws InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output);
    } catch (IOException | UncheckedIOException e) {
      throw BackupException.service("The output of a process can't be read", "", "", e);
    }
    return process.waitFor();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // The virtual machine is shutting down: the hook runs, and finds the process ended.
      return;
    }
  }

  /** Asks the process to end and, when it takes too long, makes it. */
  private void end() {
    // By its handle, because Process.destroy() would also close the output that is being followed.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.toHandle().destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

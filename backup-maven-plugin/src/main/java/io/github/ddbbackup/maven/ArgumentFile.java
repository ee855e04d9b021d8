package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of arguments for {@code java @file}, because a class path of many jars does not fit the
 * command line everywhere. See <a
 * href="https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html#java-command-line-argument-files">its
 * description</a>.
 */
final class ArgumentFile {

  private ArgumentFile() {}

  /** The option that sets a class path. */
  static List<String> classPath(List<Path> classPath) {
    return List.of(
        "-cp",
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  /**
   * Writes a file that is deleted when this process ends.
   *
   * @param arguments the arguments
   * @return the file
   * @throws BackupException when it cannot be written
   */
  static Path write(List<String> arguments) {
    try {
      Path file = Files.createTempFile("ddbbackup-", ".args");
      file.toFile().deleteOnExit();
      return Files.write(
          file, arguments.stream().map(ArgumentFile::quoted).toList(), Charset.defaultCharset());
    } catch (IOException e) {
      throw BackupException.service(
          "cannot write a temporary file", System.getProperty("java.io.tmpdir"), "", e);
    }
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

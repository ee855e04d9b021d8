package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments of a program in a file, because a class path of many jars does not fit the command line
 * everywhere. The files are deleted when this process ends.
 */
final class ArgumentFile {

  private ArgumentFile() {}

  /**
   * A file that sets a class path as an argument {@code @file} of {@code java}. See <a
   * href="https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html#java-command-line-argument-files">java
   * command-line argument files</a>.
   *
   * @throws BackupException when it cannot be written
   */
  static Path ofJava(List<Path> classPath) {
    String quoted = joined(classPath).replace("\\", "\\\\").replace("\"", "\\\"");
    return write("-cp \"" + quoted + "\"", Charset.defaultCharset());
  }

  /**
   * A file that holds a class path and nothing else.
   *
   * @throws BackupException when it cannot be written
   */
  static Path ofClassPath(List<Path> classPath) {
    return write(joined(classPath), StandardCharsets.UTF_8);
  }

  private static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path write(String text, Charset charset) {
    try {
      Path file = Files.createTempFile("ddbbackup-", ".args");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text, charset);
    } catch (IOException e) {
      throw BackupException.service(
          "A temporary file can't be written", System.getProperty("java.io.tmpdir"), "", e);
    }
  }
}

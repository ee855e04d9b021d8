package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that goals write what they found to. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Writes lines, in UTF-8, each ended by a newline; folders are made.
   *
   * @throws BackupException if it can't be written
   */
  static void write(Path file, List<String> lines) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line).append('\n'));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw BackupException.user(
          "The output file can't be written",
          file.toString(),
          "Name one that can be, with -Dddbbackup.outputFile=FILE.",
          e);
    }
  }
}

package io.github.ddbbackup.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs held to some of the machine's cores, where {@code taskset} can do that. */
final class Pinned {

  private Pinned() {}

  /**
   * A script that runs a program.
   *
   * @param program the program
   * @param cores the numbers of the cores, such as {@code 0,1}
   */
  static Path script(Path program, String cores) throws IOException {
    Path script =
        Files.createTempFile(
            "pinned",
            ".sh",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    script.toFile().deleteOnExit();
    return Files.writeString(
        script,
        """
        #!/bin/sh
        if command -v taskset >/dev/null; then exec taskset -c %s '%s' "$@"; fi
        exec '%s' "$@"
        """
            .formatted(cores, program, program));
  }
}

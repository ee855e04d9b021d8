package io.github.ddbbackup.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there while the account answers, for scripts that wait for it. It is a properties
 * file that says {@code endpoint=http://127.0.0.1:4566}.
 */
final class ReadyFile implements AutoCloseable {
  private final Path file;

  private ReadyFile(Path file) {
    this.file = file;
  }

  /**
   * Writes the file; who sees it sees all of it.
   *
   * @throws AccountException if it can't be written
   */
  static ReadyFile write(Path file, URI endpoint) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, ".ready", "");
      Files.writeString(draft, "endpoint=" + endpoint + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new ReadyFile(file);
    } catch (IOException e) {
      throw new AccountException(
          "can't write the file that tells that the account is up: " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}

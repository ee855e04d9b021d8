package io.github.ddbbackup.local;

import io.github.ddbbackup.local.state.FolderStateStore;
import io.github.ddbbackup.local.state.StateStore;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Where the account keeps what it holds: a folder of the user's, or one that goes with it. */
final class Storage implements AutoCloseable {
  private final Path root;
  private final boolean kept;

  private Storage(Path root, boolean kept) {
    this.root = root;
    this.kept = kept;
  }

  static Storage in(Path folder) throws IOException {
    return new Storage(Files.createDirectories(folder).toAbsolutePath(), true);
  }

  static Storage temporary() throws IOException {
    return new Storage(Files.createTempDirectory("ddbbackup-local-"), false);
  }

  /** The folder of DynamoDB's database; empty if nothing is kept. */
  Optional<Path> dynamoDb() {
    return kept ? Optional.of(root.resolve("dynamodb")) : Optional.empty();
  }

  /** The folder of the buckets. */
  Path s3() {
    return root.resolve("s3");
  }

  StateStore state() {
    return new FolderStateStore(root.resolve("state"));
  }

  /** Deletes the folder unless it is kept. */
  @Override
  public void close() throws IOException {
    if (kept || !Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException error)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

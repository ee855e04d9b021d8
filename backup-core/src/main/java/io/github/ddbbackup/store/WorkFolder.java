package io.github.ddbbackup.store;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for temporary files, which is removed when it is closed. What was left by a process that
 * ended before it could is removed when the next folder is made: a lock on a file beside it, which
 * is there before it and after it, tells whether someone still uses it.
 */
public final class WorkFolder implements AutoCloseable {

  private static final String NAME = "ddbbackup-work-";
  private static final String LOCK = ".lock";

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lock;

  private WorkFolder(Path folder, Path lockFile, FileChannel lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Makes a folder.
   *
   * @param base where to; made if it is not there
   * @return the folder
   * @throws StoreException if it can't be made
   */
  static WorkFolder in(Path base) {
    try {
      Files.createDirectories(base);
      removeAbandoned(base);
      Path lockFile = Files.createTempFile(base, ours(), LOCK);
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
      channel.lock();
      return new WorkFolder(createPrivate(folderOf(lockFile)), lockFile, channel);
    } catch (IOException e) {
      throw failure(base, e);
    }
  }

  /** What comes into it is no one else's to read. */
  private static Path createPrivate(Path folder) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createDirectory(folder);
  }

  /**
   * The folder itself.
   *
   * @return where it is; no one else may read what comes into it
   */
  public Path path() {
    return folder;
  }

  /**
   * Makes a folder inside.
   *
   * @param name its name
   * @return the folder
   */
  Path newFolder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /**
   * Removes the folder with all that is in it.
   *
   * @throws StoreException if it can't be removed
   */
  @Override
  public void close() {
    try {
      remove(folder);
      lock.close();
      Files.deleteIfExists(lockFile);
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static void removeAbandoned(Path base) throws IOException {
    for (Path lockFile : list(base)) {
      String name = lockFile.getFileName().toString();
      if (name.startsWith(NAME) && name.endsWith(LOCK) && !name.startsWith(ours())) {
        removeIfAbandoned(lockFile);
      }
    }
  }

  /**
   * The names of this process's folders begin with its number. Their locks must not be tried: that
   * alone would end them.
   */
  private static String ours() {
    return NAME + ProcessHandle.current().pid() + "-";
  }

  private static void removeIfAbandoned(Path lockFile) throws IOException {
    Path folder = folderOf(lockFile);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(lockFile)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      if (Optional.ofNullable(channel.tryLock()).isEmpty()) {
        return;
      }
      remove(folder);
    } catch (NoSuchFileException removedByItsOwner) {
      return;
    }
    Files.deleteIfExists(lockFile);
  }

  private static Path folderOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> contents;
    try (Stream<Path> found = Files.walk(folder)) {
      contents = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : contents) {
      Files.deleteIfExists(path);
    }
  }

  private static StoreException failure(Path folder, IOException e) {
    return new StoreException(
        BackupException.Category.USER,
        "Temporary files can't be written",
        folder + ": " + e.getMessage(),
        "Name a folder that can be written to and has room.",
        e);
  }
}

package io.github.ddbbackup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  @TempDir Path base;
  @TempDir Path system;

  @Test
  void isGoneWhenItIsClosed() throws IOException {
    WorkFolder folder = WorkFolder.in(base.resolve("new"));
    Path inside = folder.newFolder("inside");
    Files.writeString(inside.resolve("file"), "content");
    assertThat(Files.getPosixFilePermissions(inside.getParent()))
        .containsOnly(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE);
    assertThat(contents(base.resolve("new"))).hasSize(2);

    folder.close();

    assertThat(contents(base.resolve("new"))).isEmpty();
  }

  @Test
  void leavesThoseOfThisProcessAlone() throws IOException {
    WorkFolder first = WorkFolder.in(base);
    first.newFolder("inside");
    WorkFolder second = WorkFolder.in(base);

    second.close();

    assertThat(contents(base)).hasSize(2);
    first.close();
    assertThat(contents(base)).isEmpty();
  }

  @Test
  void takesAwayWhatACrashLeftAndNotWhatAnotherProcessUses() throws Exception {
    Process other = otherProcess();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("ready");

      WorkFolder.in(base).close();
      assertThat(contents(base)).hasSize(2);
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();

    WorkFolder.in(base).close();
    assertThat(contents(base)).isEmpty();
    assertThat(contents(system)).isEmpty();
  }

  @Test
  void saysWhereItCanNotWrite() throws IOException {
    Path file = Files.writeString(base.resolve("file"), "");

    assertThatThrownBy(() -> WorkFolder.in(file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("Name a folder");
  }

  @Test
  void aStoreThatSpillsLeavesNothingBehind() throws IOException {
    OrderedStore store = new WorkSpace(base, 1).newStore();
    store.keepGreater(new byte[] {1}, new byte[100]);
    assertThat(contents(base)).isNotEmpty();

    store.close();

    assertThat(contents(base)).isEmpty();
  }

  private Process otherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + system,
            "-cp",
            System.getProperty("java.class.path"),
            Crashing.class.getName(),
            base.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    }
  }

  /** Makes a store on disk and waits for its end. */
  static final class Crashing {

    private Crashing() {}

    public static void main(String[] arguments) throws Exception {
      OrderedStore store = FolderStore.in(Path.of(arguments[0]));
      store.keepGreater(new byte[] {1}, new byte[] {2});
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }
}

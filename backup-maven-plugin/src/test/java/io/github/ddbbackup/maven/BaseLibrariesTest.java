package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseLibrariesTest {

  @TempDir Path folder;

  @Test
  void listsTheJarsOfTheLibFolder() throws IOException {
    Path archive = folder.resolve("function.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("lib/", "lib/guava-33.8.0-jre.jar", "lib/NOTICE", "a-1.jar")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.closeEntry();
      }
    }
    assertThat(BaseLibraries.of(archive).fileNames()).containsExactly("guava-33.8.0-jre.jar");
  }

  @Test
  void knowsAnArtifactInAnyVersionAndNoOther() {
    BaseLibraries libraries =
        new BaseLibraries(List.of("json-utils-2.41.14.jar", "backup-core-1.0.0-SNAPSHOT.jar"));
    assertThat(libraries.holds("json-utils")).isTrue();
    assertThat(libraries.holds("backup-core")).isTrue();
    assertThat(libraries.holds("json")).isFalse();
    assertThat(libraries.holds("backup")).isFalse();
  }

  @Test
  void saysWhichArchiveCannotBeRead() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.zip"), "not a zip");
    assertThatThrownBy(() -> BaseLibraries.of(broken))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("broken.zip");
  }
}

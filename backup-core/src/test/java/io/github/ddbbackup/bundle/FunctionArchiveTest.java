package io.github.ddbbackup.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionArchiveTest {

  private static final Optional<String> CONFIGURATION = Optional.of("{ region: eu-west-1 }");

  @TempDir Path folder;
  private Path base;

  @BeforeEach
  void makeBase() throws IOException {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    Files.write(jars.resolve("core.jar"), zip("io/Core.class", "META-INF/MANIFEST.MF"));
    Files.write(jars.resolve("sdk.jar"), zip("META-INF/X.SF", "META-INF/maven/pom.xml", "a.class"));
    base = folder.resolve("base.zip");
    BaseArchive.write(base, List.of(jars));
  }

  @Test
  void holdsLibrariesThenConfigurationAndFilters() throws IOException {
    FunctionArchive archive =
        FunctionArchive.assemble(base, CONFIGURATION, List.of(jar("my-filter.jar"), jar("a.jar")));

    assertThat(names(archive.bytes()))
        .containsExactly(
            "lib/core.jar", "lib/sdk.jar", "config.hjson", "lib/a.jar", "lib/my-filter.jar");
    assertThat(content(archive.bytes(), "config.hjson")).asString(UTF_8).contains("eu-west-1");
    assertThat(archive.size()).isEqualTo(archive.bytes().length);
  }

  @Test
  void keepsOfALibraryWhatTheFunctionsNeed() throws IOException {
    assertThat(names(content(Files.readAllBytes(base), "lib/sdk.jar"))).containsExactly("a.class");
  }

  @Test
  void hasTheSameBytesWheneverAndFromWhereverItIsMade() throws IOException {
    Path filter = jar("filter.jar");
    FunctionArchive one = FunctionArchive.assemble(base, CONFIGURATION, List.of(filter));
    Path later = folder.resolve("copied.zip");
    Files.copy(base, later);
    Files.setLastModifiedTime(later, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    FunctionArchive other = FunctionArchive.assemble(later, CONFIGURATION, List.of(filter));

    assertThat(other.bytes()).isEqualTo(one.bytes());
    assertThat(FunctionArchive.assemble(base, Optional.empty(), List.of()).bytes())
        .isEqualTo(Files.readAllBytes(base));
  }

  @Test
  void canBeReadByItsDirectory() throws IOException {
    Path file = folder.resolve("function.zip");
    FunctionArchive.assemble(base, CONFIGURATION, List.of(jar("a.jar"), jar("b.jar")))
        .writeTo(file);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("lib/core.jar", "lib/sdk.jar", "config.hjson", "lib/a.jar", "lib/b.jar");
      assertThat(zip.getInputStream(zip.getEntry("lib/b.jar")))
          .hasBinaryContent(Files.readAllBytes(folder.resolve("b.jar")));
      assertThat(zip.getInputStream(zip.getEntry("lib/sdk.jar")))
          .hasBinaryContent(content(Files.readAllBytes(base), "lib/sdk.jar"));
    }
  }

  /** However it was packed: other versions of Java compress in other ways. */
  @Test
  void keepsTheLibrariesAsTheyWerePacked() throws IOException {
    Path packed = folder.resolve("packed.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(packed))) {
      out.setLevel(1);
      out.putNextEntry(new ZipEntry("lib/long.jar"));
      out.write("again and again ".repeat(500).getBytes(UTF_8));
    }
    byte[] archive = FunctionArchive.assemble(packed, CONFIGURATION, List.of()).bytes();

    assertThat(archive).startsWith(filesOf(Files.readAllBytes(packed)));
    assertThat(content(archive, "lib/long.jar")).hasSize(16 * 500);
  }

  @Test
  void tellsNoInstantThatWouldDependOnATimeZone() throws IOException {
    byte[] archive = FunctionArchive.assemble(base, CONFIGURATION, List.of()).bytes();

    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(entry.getExtra()).as(entry.getName()).isNull();
      }
    }
  }

  @Test
  void hasTheChecksumThatLambdaReports() throws Exception {
    FunctionArchive archive = FunctionArchive.assemble(base, CONFIGURATION, List.of());
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(archive.bytes());

    assertThat(archive.sha256Base64()).isEqualTo(Base64.getEncoder().encodeToString(sha256));
    assertThat(FunctionArchive.of(archive.bytes()).sha256Base64())
        .isEqualTo(archive.sha256Base64());
  }

  @Test
  void refusesTwoFilesOfOneName() throws IOException {
    List<Path> filters = List.of(jar("core.jar"));

    assertThatThrownBy(() -> FunctionArchive.assemble(base, CONFIGURATION, filters))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "Two files of the archive have the same name: lib/core.jar. "
                + "Leave one out, or give it another name.");
  }

  @Test
  void refusesWhatLambdaWouldNotTake() throws IOException {
    Path huge = folder.resolve("huge.jar");
    byte[] noise = new byte[FunctionArchive.MAX_SIZE];
    new Random(7).nextBytes(noise);
    noise[0] = 'P';
    noise[1] = 'K';
    Files.write(huge, noise);

    assertThatThrownBy(() -> FunctionArchive.assemble(base, CONFIGURATION, List.of(huge)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The functions' archive is too large")
        .hasMessageContaining("at most 52428800");
  }

  @Test
  void refusesFilesThatAreNotWhatTheyShouldBe() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no zip");
    Path missing = folder.resolve("missing.jar");

    assertThatThrownBy(() -> FunctionArchive.assemble(text, CONFIGURATION, List.of()))
        .hasMessageStartingWith("Not the functions' archive: ");
    assertThatThrownBy(() -> FunctionArchive.assemble(base, CONFIGURATION, List.of(text)))
        .hasMessageStartingWith("Not a jar: ");
    assertThatThrownBy(() -> FunctionArchive.assemble(base, CONFIGURATION, List.of(missing)))
        .hasMessageStartingWith("Can't read a file for the functions' archive: ");
    assertThatThrownBy(() -> FunctionArchive.assemble(missing, CONFIGURATION, List.of()))
        .hasMessageStartingWith("Can't read a file for the functions' archive: ");
  }

  /** Whatever is cut off, it is refused: there is no archive that lacks something. */
  @Test
  void refusesAnArchiveThatIsCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(base);
    Path cut = folder.resolve("cut.zip");

    for (int length = 1; length < whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> FunctionArchive.assemble(cut, CONFIGURATION, List.of()))
          .as("the first %s bytes", length)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(cut.toString());
    }
  }

  @Test
  void isWrittenToAFile() throws IOException {
    FunctionArchive archive = FunctionArchive.assemble(base, CONFIGURATION, List.of());
    Path file = folder.resolve("new/folder/function.zip");

    archive.writeTo(file);

    assertThat(file).hasBinaryContent(archive.bytes());
  }

  /** All before the directory at the end. */
  private static byte[] filesOf(byte[] zip) {
    int directory =
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 22 + 16);
    return Arrays.copyOf(zip, directory);
  }

  private Path jar(String name) throws IOException {
    return Files.write(folder.resolve(name), zip("my/Filter.class"));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    Set<Long> times = new HashSet<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        times.add(entry.getTime());
      }
    }
    assertThat(times).hasSize(1);
    return names;
  }

  private static byte[] content(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return in.readAllBytes();
        }
      }
    }
    throw new AssertionError("there is no " + name);
  }
}

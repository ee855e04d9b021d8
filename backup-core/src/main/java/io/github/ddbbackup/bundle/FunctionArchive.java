package io.github.ddbbackup.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A zip file as Lambda takes it, whole in memory. Immutable. */
public final class FunctionArchive {

  /**
   * The largest archive that can be sent to Lambda directly, in bytes, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
   * quotas</a>.
   */
  public static final int MAX_SIZE = 50 * 1024 * 1024;

  /**
   * The most room that an archive may take when unpacked, in bytes, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
   * quotas</a>.
   */
  public static final int MAX_UNPACKED_SIZE = 250 * 1024 * 1024;

  private static final String LIBRARIES = "lib/";

  private final byte[] zip;

  private FunctionArchive(byte[] zip) {
    this.zip = zip;
  }

  /**
   * An archive that was made before.
   *
   * @param zip the bytes of the zip file
   * @return the archive
   * @throws BackupException if it is larger than {@link #MAX_SIZE}
   */
  public static FunctionArchive of(byte[] zip) {
    checkSize("in all", zip.length, MAX_SIZE);
    return new FunctionArchive(zip.clone());
  }

  /**
   * Puts a user's own parts into the archive of the functions. The same input gives the same bytes,
   * whatever version of Java does it: what is in that archive is copied as it is, and the parts are
   * added without compression.
   *
   * @param baseZip the functions' archive without a configuration, as this project's build makes it
   * @param configuration the text of the configuration file; empty for functions that are
   *     configured by environment variables
   * @param filterJars the jars of the user's own table filters and of what these need
   * @return the archive
   * @throws BackupException if a file can't be read, is no archive, has a name that is taken, or
   *     makes the archive too large
   */
  public static FunctionArchive assemble(
      Path baseZip, Optional<String> configuration, List<Path> filterJars) {
    try {
      byte[] zip = Files.readAllBytes(baseZip);
      BaseContent base = BaseContent.of(zip);
      checkBase(baseZip, base);
      SortedZip parts = new SortedZip(base.names());
      configuration.ifPresent(text -> parts.add(BackupConfig.FILE_NAME, text.getBytes(UTF_8)));
      filterJars.forEach(jar -> addJar(parts, jar));
      checkSize("unpacked", base.unpackedSize() + parts.unpackedSize(), MAX_UNPACKED_SIZE);
      return of(ZipParts.of(zip).with(ZipParts.of(parts.stored())));
    } catch (IOException e) {
      throw unreadable(baseZip, e);
    }
  }

  /**
   * The archive itself.
   *
   * @return a copy of the bytes of the zip file
   */
  public byte[] bytes() {
    return zip.clone();
  }

  /**
   * The checksum by which Lambda tells whether a function's code differs.
   *
   * @return the SHA-256 of the bytes, in base64 with padding
   */
  public String sha256Base64() {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(zip));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The archive's size.
   *
   * @return the number of bytes
   */
  public int size() {
    return zip.length;
  }

  /**
   * Writes the archive to a file, whose folder is made if need be.
   *
   * @param file the file, which is replaced if it is there
   * @throws BackupException if it can't be written
   */
  public void writeTo(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, zip);
    } catch (IOException e) {
      throw BackupException.service(
          "Can't write the functions' archive", file.toString(), "Check the folder.", e);
    }
  }

  private static void checkBase(Path baseZip, BaseContent base) {
    if (base.names().stream().noneMatch(name -> name.startsWith(LIBRARIES))) {
      throw BackupException.user(
          "Not the functions' archive",
          baseZip.toString(),
          "Use the zip file with classifier 'function' that backup-lambda publishes.");
    }
  }

  private static void addJar(SortedZip files, Path jar) {
    try {
      byte[] content = Files.readAllBytes(jar);
      if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
        throw BackupException.user(
            "Not a jar", jar.toString(), "Give the jars of your table filters.");
      }
      files.add(LIBRARIES + jar.getFileName(), content);
    } catch (IOException e) {
      throw unreadable(jar, e);
    }
  }

  private static void checkSize(String how, long size, long limit) {
    if (size > limit) {
      throw BackupException.user(
          "The functions' archive is too large",
          size + " bytes " + how + ", at most " + limit,
          "Leave out jars that your table filters don't need.");
    }
  }

  private static BackupException unreadable(Path file, IOException cause) {
    return BackupException.user(
        "Can't read a file for the functions' archive",
        file.toString(),
        "Check that it is there and can be read.",
        cause);
  }
}

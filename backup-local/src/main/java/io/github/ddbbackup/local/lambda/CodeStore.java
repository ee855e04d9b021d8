package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archives of functions, each kept once, and unpacked when it is first to run. */
final class CodeStore {
  /**
   * Unzipped, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">quotas</a>.
   */
  private static final long MAX_UNZIPPED = 250L * 1024 * 1024;

  private final Path folder;

  CodeStore(Path folder) {
    this.folder = folder;
  }

  /** Checks and keeps an archive; returns its SHA-256 in base64, as Lambda shows it. */
  String keep(byte[] archive) {
    check(archive);
    String sha = sha256(archive);
    Path file = file(sha);
    if (!Files.exists(file)) {
      write(file, archive);
    }
    return sha;
  }

  /** SHA-256 in base64. */
  static String sha256(byte[] archive) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(archive));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM knows SHA-256", e);
    }
  }

  /** Checks an archive without keeping it. */
  static void check(byte[] archive) {
    long unzipped = 0;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      byte[] chunk = new byte[64 * 1024];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
          unzipped += read;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw notUnzipped();
    }
    if (entries == 0) {
      throw notUnzipped();
    }
    if (unzipped > MAX_UNZIPPED) {
      throw LambdaErrors.invalid("Unzipped size must be smaller than " + MAX_UNZIPPED + " bytes");
    }
  }

  /** The archive of this digest. */
  byte[] archive(String sha) {
    try {
      return Files.readAllBytes(file(sha));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the archive " + sha, e);
    }
  }

  /** The folder with the unpacked archive. */
  synchronized Path unpacked(String sha) {
    Path target = folder.resolve(hex(sha));
    if (!Files.isDirectory(target)) {
      unpack(file(sha), target);
    }
    return target;
  }

  private void unpack(Path archive, Path target) {
    try {
      Path next = Files.createTempDirectory(folder, "unpacking");
      try (InputStream in = Files.newInputStream(archive);
          ZipInputStream zip = new ZipInputStream(in)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          unpack(zip, entry, next);
        }
      }
      Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("can't unpack " + archive, e);
    }
  }

  private static void unpack(ZipInputStream zip, ZipEntry entry, Path root) throws IOException {
    Path file = root.resolve(entry.getName()).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("an entry leads out of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void write(Path file, byte[] archive) {
    try {
      Path next = Files.createTempFile(folder, "archive", ".next");
      Files.write(next, archive);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  private Path file(String sha) {
    return folder.resolve(hex(sha) + ".zip");
  }

  private static String hex(String sha) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(sha));
  }

  private static ApiException notUnzipped() {
    return LambdaErrors.invalid(
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }
}

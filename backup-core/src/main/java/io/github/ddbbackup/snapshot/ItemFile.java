package io.github.ddbbackup.snapshot;

import com.google.common.io.CountingOutputStream;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of a snapshot while it is written, on disk: its sums are known before it is sent, and
 * sending can be repeated. Only its owner can read it.
 */
final class ItemFile implements AutoCloseable {

  private static final int BUFFER_SIZE = 64 * 1024;
  private static final byte[] BEFORE = "{\"Item\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER = "}\n".getBytes(StandardCharsets.UTF_8);

  private final Path path;
  private final MessageDigest md5 = digest("MD5");
  private final MessageDigest sha256 = digest("SHA-256");
  private final CountingOutputStream compressed;
  private final OutputStream out;
  private long items;

  private ItemFile(Path path) throws IOException {
    this.path = path;
    this.compressed =
        new CountingOutputStream(
            new DigestOutputStream(
                new DigestOutputStream(Files.newOutputStream(path), md5), sha256));
    this.out = new GZIPOutputStream(compressed, BUFFER_SIZE);
  }

  /** An empty file in a folder. */
  static ItemFile in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new ItemFile(Files.createTempFile(folder, "ddbbackup-snapshot-", ".json.gz"));
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  void add(Json item) {
    try {
      out.write(BEFORE);
      out.write(item.toBytes());
      out.write(AFTER);
      items++;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** How many items it has. */
  long items() {
    return items;
  }

  /** How long it is so far, about. */
  long bytes() {
    return compressed.getCount();
  }

  /** Ends it. */
  SnapshotFile finish(String name) {
    try {
      out.close();
      return new SnapshotFile(name, items, compressed.getCount(), hex(md5), hex(sha256));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** Removes it. */
  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private static BackupException failure(Path where, IOException e) {
    return BackupException.user(
        "Temporary files can't be written",
        where + ": " + e.getMessage(),
        "Name a folder that can be written to and has room.",
        e);
  }
}

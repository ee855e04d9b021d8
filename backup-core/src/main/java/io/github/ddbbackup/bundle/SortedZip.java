package io.github.ddbbackup.bundle;

import io.github.ddbbackup.event.BackupException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a zip file. Written out, they are in the order of their names and bear one fixed
 * time, so that the same files always give the same bytes.
 */
final class SortedZip {

  /**
   * Local, so that no time zone has a part in it. Not the very first time that a zip file can tell:
   * {@link ZipEntry} takes that for one too early, and writes the instant beside it.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final Set<String> taken;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  SortedZip() {
    this(Set.of());
  }

  /**
   * Makes one that is to be joined to another.
   *
   * @param taken the names of the other's files
   */
  SortedZip(Set<String> taken) {
    this.taken = Set.copyOf(taken);
  }

  /** Adds a file, whose name must be new. */
  void add(String name, byte[] content) {
    if (taken.contains(name) || files.putIfAbsent(name, content) != null) {
      throw BackupException.user(
          "Two files of the archive have the same name",
          name,
          "Leave one out, or give it another name.");
    }
  }

  /** Adds the files of another zip file; its folders have no entries of their own. */
  void addAll(InputStream zip, Predicate<String> wanted) throws IOException {
    ZipInputStream in = new ZipInputStream(zip);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (!entry.isDirectory() && wanted.test(entry.getName())) {
        add(entry.getName(), in.readAllBytes());
      }
    }
  }

  /** How much room the files take when unpacked, in bytes. */
  long unpackedSize() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }

  /** The zip file with its files compressed. */
  byte[] compressed() {
    return written(ZipEntry.DEFLATED);
  }

  /** The zip file with its files as they are. */
  byte[] stored() {
    return written(ZipEntry.STORED);
  }

  private byte[] written(int method) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.DEFAULT_COMPRESSION);
      for (var file : files.entrySet()) {
        out.putNextEntry(entry(file.getKey(), file.getValue(), method));
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content, int method) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setMethod(method);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    entry.setSize(content.length);
    return entry;
  }
}

package io.github.ddbbackup.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is in the functions' archive as this project's build makes it.
 *
 * @param names of its files
 * @param unpackedSize how much room they take when unpacked, in bytes
 */
record BaseContent(Set<String> names, long unpackedSize) {

  BaseContent {
    names = Set.copyOf(names);
  }

  /**
   * Reads all of it, so that damage is noticed here and not by a function.
   *
   * @throws IOException if it is damaged
   */
  static BaseContent of(byte[] zip) throws IOException {
    Set<String> names = new HashSet<>();
    long size = 0;
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      names.add(entry.getName());
      size += in.transferTo(OutputStream.nullOutputStream());
    }
    return new BaseContent(names, size);
  }
}

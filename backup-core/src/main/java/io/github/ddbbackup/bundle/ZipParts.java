package io.github.ddbbackup.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipException;

/**
 * Where the parts of a zip file are: first its files, then the directory that tells of them, then
 * the record that tells of the directory, see <a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a> (4.3.6, 4.3.12 and
 * 4.3.16). Larger zip files and those with something between or around these are not understood.
 */
final class ZipParts {

  private static final int FILE_SIGNATURE = 0x02014b50;
  private static final int FILE_HEADER = 46;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int MOST_FILES = 0xfffe;

  private final ByteBuffer zip;
  private final int files;
  private final int directory;
  private final int end;

  private ZipParts(ByteBuffer zip, int files, int directory, int end) {
    this.zip = zip;
    this.files = files;
    this.directory = directory;
    this.end = end;
  }

  /**
   * Finds the parts.
   *
   * @throws ZipException if they are not where they should be
   */
  static ZipParts of(byte[] bytes) throws ZipException {
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - END_LENGTH;
    if (end < 0 || zip.getInt(end) != END_SIGNATURE) {
      throw new ZipException("it does not end as a zip file does");
    }
    int files = Short.toUnsignedInt(zip.getShort(end + 10));
    long length = Integer.toUnsignedLong(zip.getInt(end + 12));
    long directory = Integer.toUnsignedLong(zip.getInt(end + 16));
    if (files > MOST_FILES || directory + length != end) {
      throw new ZipException("its directory is not at its end");
    }
    return new ZipParts(zip, files, (int) directory, end);
  }

  /**
   * A zip file with the files of this one and of another. They are copied as they are: packing them
   * anew takes seconds, and other versions of Java would give other bytes.
   *
   * @throws ZipException if there are too many, or the other's directory is damaged
   */
  byte[] with(ZipParts other) throws ZipException {
    if (files + other.files > MOST_FILES) {
      throw new ZipException("it would have too many files");
    }
    ByteBuffer joined =
        ByteBuffer.allocate(end + other.end + END_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    joined.put(zip.slice(0, directory)).put(other.zip.slice(0, other.directory));
    int start = joined.position();
    joined.put(zip.slice(directory, end - directory)).put(other.directoryMovedBy(directory));
    int length = joined.position() - start;
    short count = (short) (files + other.files);
    joined.putInt(END_SIGNATURE).putInt(0).putShort(count).putShort(count);
    joined.putInt(length).putInt(start).putShort((short) 0);
    return joined.array();
  }

  /** The directory of files that begin so many bytes later than they do here. */
  private ByteBuffer directoryMovedBy(int bytes) throws ZipException {
    ByteBuffer moved = ByteBuffer.allocate(end - directory).order(ByteOrder.LITTLE_ENDIAN);
    moved.put(zip.slice(directory, end - directory)).flip();
    int at = 0;
    for (int file = 0; file < files; file++) {
      if (at + FILE_HEADER > moved.limit() || moved.getInt(at) != FILE_SIGNATURE) {
        throw new ZipException("its directory is damaged");
      }
      moved.putInt(at + 42, moved.getInt(at + 42) + bytes);
      at += FILE_HEADER + length(moved, at + 28) + length(moved, at + 30) + length(moved, at + 32);
    }
    return moved;
  }

  private static int length(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }
}

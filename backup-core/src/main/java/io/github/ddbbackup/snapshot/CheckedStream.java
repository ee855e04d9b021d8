package io.github.ddbbackup.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The bytes of a file of a snapshot, which end in a failure if they are not those of the file. */
final class CheckedStream extends FilterInputStream {

  private final SnapshotFile file;
  private final MessageDigest digest = ItemFile.digest("SHA-256");
  private long bytes;
  private boolean checked;

  CheckedStream(InputStream in, SnapshotFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      digest.update(buffer, offset, count);
      bytes += count;
    } else if (count < 0 && !checked) {
      check();
    }
    return count;
  }

  private void check() throws IOException {
    checked = true;
    if (bytes != file.bytes()) {
      throw new IOException("It has %d bytes instead of %d".formatted(bytes, file.bytes()));
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw new IOException("Its SHA-256 sum is not that of the manifest");
    }
  }

  @Override
  public long skip(long count) {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

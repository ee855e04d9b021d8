package io.github.ddbbackup.restore;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A stream of which each block is looked at as a whole before any byte of it is given out. So what
 * was read once can be read again without keeping it, and none but the same bytes are given out.
 */
final class BlockInput extends InputStream {

  private static final int BLOCK_BYTES = 1 << 20;

  private final InputStream in;
  private final Look look;
  private byte[] block = new byte[0];
  private int next;
  private boolean ended;

  private BlockInput(InputStream in, Look look) {
    this.in = in;
    this.look = look;
  }

  /** Reads what may be read again later, and only as it is now. */
  static InputStream remembering(InputStream in, Sums sums) {
    return new BlockInput(in, sums::add);
  }

  /**
   * Reads again; an {@link IOException} of {@link Changed} where it is not what was read before.
   */
  static InputStream again(InputStream in, Sums sums) {
    return new BlockInput(in, sums.again());
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, block.length - next);
    System.arraycopy(block, next, into, from, count);
    next += count;
    return count;
  }

  /** The end is a block without bytes: a stream that is shorter or longer is not the same. */
  private boolean fill() throws IOException {
    if (next == block.length && !ended) {
      block = in.readNBytes(BLOCK_BYTES);
      next = 0;
      ended = block.length == 0;
      look.at(block);
    }
    return next < block.length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Looks at a block. */
  @FunctionalInterface
  private interface Look {
    void at(byte[] block) throws IOException;
  }

  /** The bytes are not those that were read before. */
  static final class Changed extends IOException {
    private static final long serialVersionUID = 1L;

    Changed() {
      super("it was changed since it was read");
    }
  }

  /** The sums of the blocks of a stream, and of the whole. */
  static final class Sums {

    private final Hasher whole = Hashing.sha256().newHasher();
    private final List<HashCode> blocks = new ArrayList<>();

    private void add(byte[] block) {
      whole.putBytes(block);
      blocks.add(Hashing.sha256().hashBytes(block));
    }

    /** The sum of all that was read; to be asked once, at the end. */
    HashCode ofWhole() {
      return whole.hash();
    }

    private Look again() {
      int[] index = new int[1];
      return block -> {
        if (!blocks.get(index[0]++).equals(Hashing.sha256().hashBytes(block))) {
          throw new Changed();
        }
      };
    }
  }
}

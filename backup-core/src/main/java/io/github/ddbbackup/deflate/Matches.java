package io.github.ddbbackup.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds earlier occurrences of what comes next. Positions that are kept are numbered through all
 * streams, so that those of an earlier stream, and those that slid out of the window, lie before
 * its begin, and nothing has to be cleared.
 */
final class Matches {

  /** A match is found no farther back than this, a power of two: RFC 1951, section 3.2.5. */
  static final int REACH = 32 * 1024;

  private static final int MASK = REACH - 1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SLOT_BITS = 15;
  private static final int SHORT_SLOT_BITS = 13;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int SHORT_SPREAD = 0x9E3779B1;

  /** Every match but a short one has that many bytes. */
  private static final int WIDTH = Long.BYTES;

  private static final int SHORT_WIDTH = Integer.BYTES;

  /** How many earlier positions are tried. */
  private static final int CANDIDATES = 8;

  /** From farther back, the shortest of all matches takes as much as its bytes would. */
  private static final int NEAR = 8 * 1024;

  /** A match of that length is long enough to look for no longer one. */
  private static final int ENOUGH = 32;

  /** From there on positions are numbered anew, and those before are forgotten. */
  private static final int MOST = 1 << 30;

  private final byte[] window;

  /** Of each slot the newest position. */
  private final int[] newest = new int[1 << SLOT_BITS];

  /** Of each position within reach the one before it in the same slot. */
  private final int[] before = new int[REACH];

  private final int[] newestShort = new int[1 << SHORT_SLOT_BITS];

  /** The number of the window's first position: more than nought, which stands for none. */
  private int base = REACH;

  private int source;

  Matches(byte[] window) {
    this.window = window;
  }

  /**
   * Forgets all positions.
   *
   * @param end behind the last one
   */
  void forget(int end) {
    advance((end + MASK) / REACH * REACH);
  }

  /** Tells that what stood in the window moved to its front by a multiple of the reach. */
  void slide(int by) {
    advance(by);
  }

  private void advance(int by) {
    base += by;
    if (base > MOST) {
      Arrays.fill(newest, 0);
      Arrays.fill(newestShort, 0);
      base = REACH;
    }
  }

  /**
   * Finds the longest match, and keeps the position: among those of short matches, too, if it is
   * none of a longer one.
   *
   * @param position behind all that were kept before
   * @param end no match goes beyond it
   * @param than matches that are no longer are of no use
   * @return its length, or 0 if there is none
   */
  int longest(int position, int end, int than) {
    long bytes = at(position);
    int slot = slot(bytes);
    int number = newest[slot];
    newest[slot] = position + base;
    before[position & MASK] = number;
    int lowest = Math.max(0, position - MASK);
    int best = Math.max(than, WIDTH - 1);
    long last = at(position + best - WIDTH + 1);
    int found = -1;
    int at = number - base;
    for (int left = CANDIDATES; left > 0 && at >= lowest; left--) {
      // Only what ends alike can be longer.
      if (at(at + best - WIDTH + 1) == last && at(at) == bytes) {
        int length = WIDTH + same(at + WIDTH, position + WIDTH, end);
        if (length > best) {
          found = at;
          best = length;
          if (length >= ENOUGH) {
            break;
          }
          last = at(position + best - WIDTH + 1);
        }
      }
      at = before[at & MASK] - base;
    }
    if (found < 0) {
      return shortMatch((int) bytes, position, end, than);
    }
    source = found;
    return best;
  }

  private int shortMatch(int bytes, int position, int end, int than) {
    int slot = shortSlot(bytes);
    int nearest = newestShort[slot] - base;
    newestShort[slot] = position + base;
    if (than >= WIDTH - 1 || nearest < Math.max(0, position - MASK) || (int) at(nearest) != bytes) {
      return 0;
    }
    int length = SHORT_WIDTH + same(nearest + SHORT_WIDTH, position + SHORT_WIDTH, end);
    if (length <= than || (length == SHORT_WIDTH && position - nearest > NEAR)) {
      return 0;
    }
    source = nearest;
    return length;
  }

  /** Where the match was found last. */
  int source() {
    return source;
  }

  /**
   * How many bytes before a match are the same as well.
   *
   * @param lowest no byte before it counts
   */
  int sameBefore(int source, int position, int lowest) {
    int most = Math.min(source, position - lowest);
    int same = 0;
    while (same < most && window[source - same - 1] == window[position - same - 1]) {
      same++;
    }
    return same;
  }

  /**
   * Keeps positions.
   *
   * @param from the first one, behind all that were kept before
   * @param to behind the last one
   * @param step how far they are from each other
   */
  void keep(int from, int to, int step) {
    for (int position = from; position < to; position += step) {
      long bytes = at(position);
      int slot = slot(bytes);
      before[position & MASK] = newest[slot];
      newest[slot] = position + base;
    }
  }

  private int same(int earlier, int later, int end) {
    int a = earlier;
    int b = later;
    while (b <= end - WIDTH) {
      long difference = at(a) ^ at(b);
      if (difference != 0) {
        return b - later + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      a += WIDTH;
      b += WIDTH;
    }
    while (b < end && window[a] == window[b]) {
      a++;
      b++;
    }
    return b - later;
  }

  private long at(int position) {
    return (long) LONGS.get(window, position);
  }

  private static int slot(long bytes) {
    return (int) ((bytes * SPREAD) >>> (Long.SIZE - SLOT_BITS));
  }

  private static int shortSlot(int bytes) {
    return (bytes * SHORT_SPREAD) >>> (Integer.SIZE - SHORT_SLOT_BITS);
  }
}

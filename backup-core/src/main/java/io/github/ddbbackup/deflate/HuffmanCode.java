package io.github.ddbbackup.deflate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A prefix code, see <a href="https://www.rfc-editor.org/rfc/rfc1951#page-7">RFC 1951, section
 * 3.2.2</a>.
 */
final class HuffmanCode {

  /** What a block takes that tells of none: section 3.2.6. */
  static final HuffmanCode FIXED_LITERALS =
      new HuffmanCode(
          IntStream.range(0, 288).map(i -> i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8).toArray());

  static final HuffmanCode FIXED_DISTANCES =
      new HuffmanCode(IntStream.range(0, 32).map(i -> 5).toArray());

  private static final int SYMBOL_BITS = 9;
  private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

  /** The most bits of a symbol in a block: section 3.2.7. */
  static final int MOST_BITS = 15;

  private static final int LENGTH_SIZE = 4;
  private static final int LENGTH_MASK = (1 << LENGTH_SIZE) - 1;

  private final int[] words;

  private HuffmanCode(int[] lengths) {
    words = words(lengths);
  }

  /**
   * Makes a code for symbols that is as short as one of that length can be, or nearly so where the
   * limit is met. It has two symbols at least: not all decoders take others.
   *
   * @param frequencies how often each symbol is there, less than 2²²
   * @param limit the most bits of a symbol
   */
  static HuffmanCode of(int[] frequencies, int limit) {
    int[] used = used(frequencies);
    Arrays.sort(used);
    int[] counts = limited(depths(used), limit);
    int[] lengths = new int[frequencies.length];
    int next = 0;
    for (int length = limit; length > 0; length--) {
      for (int i = counts[length]; i > 0; i--) {
        lengths[used[next] & SYMBOL_MASK] = length;
        next++;
      }
    }
    return new HuffmanCode(lengths);
  }

  /** Frequencies and symbols, two at least. */
  private static int[] used(int[] frequencies) {
    int[] used = new int[frequencies.length];
    int count = 0;
    int missing = 2 - (int) Math.min(2, Arrays.stream(frequencies).filter(f -> f > 0).count());
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      int frequency = frequencies[symbol];
      if (frequency == 0 && missing > 0) {
        missing--;
        frequency = 1;
      }
      if (frequency > 0) {
        used[count] = frequency << SYMBOL_BITS | symbol;
        count++;
      }
    }
    return Arrays.copyOf(used, count);
  }

  /** How deep in the tree each leaf is; leaves come in the order of their frequencies. */
  private static int[] depths(int[] leaves) {
    int count = leaves.length;
    int root = 2 * count - 2;
    int[] weights = new int[root + 1];
    int[] depths = new int[root + 1];
    int[] parents = new int[root + 1];
    for (int i = 0; i < count; i++) {
      weights[i] = leaves[i] >>> SYMBOL_BITS;
    }
    int leaf = 0;
    int inner = count;
    for (int parent = count; parent <= root; parent++) {
      for (int child = 0; child < 2; child++) {
        boolean takesLeaf = leaf < count && (inner == parent || weights[leaf] <= weights[inner]);
        int taken = takesLeaf ? leaf++ : inner++;
        weights[parent] += weights[taken];
        parents[taken] = parent;
      }
    }
    for (int node = root - 1; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
    }
    return Arrays.copyOf(depths, count);
  }

  /**
   * How many symbols have each length. Those that would be longer than the limit get it; for the
   * room that they then take too much, others become longer.
   */
  private static int[] limited(int[] depths, int limit) {
    int[] counts = new int[limit + 1];
    long room = 1L << limit;
    for (int depth : depths) {
      int length = Math.min(depth, limit);
      counts[length]++;
      room -= 1L << (limit - length);
    }
    for (; room < 0; room++) {
      int length = limit - 1;
      while (counts[length] == 0) {
        length--;
      }
      // One that was longest moves beside one that becomes longer.
      counts[limit]--;
      counts[length]--;
      counts[length + 1] += 2;
    }
    return counts;
  }

  /** Of each symbol how many bits it has, and above that the bits, the first one lowest. */
  private static int[] words(int[] lengths) {
    int[] counts = new int[MOST_BITS + 1];
    for (int length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    int[] next = new int[MOST_BITS + 1];
    for (int length = 1; length <= MOST_BITS; length++) {
      next[length] = (next[length - 1] + counts[length - 1]) << 1;
    }
    int[] words = new int[lengths.length];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        int bits = Integer.reverse(next[length]) >>> (Integer.SIZE - length);
        words[symbol] = bits << LENGTH_SIZE | length;
        next[length]++;
      }
    }
    return words;
  }

  /** How many bits a symbol has, 0 if it has none. */
  int length(int symbol) {
    return count(words[symbol]);
  }

  /** A symbol's bits and how many they are, in one. */
  int word(int symbol) {
    return words[symbol];
  }

  /** The bits of a word. */
  static long bits(int word) {
    return (long) word >>> LENGTH_SIZE;
  }

  /** How many bits a word has. */
  static int count(int word) {
    return word & LENGTH_MASK;
  }

  /** How many symbols there are up to the last one that has bits. */
  int count() {
    int count = words.length;
    while (length(count - 1) == 0) {
      count--;
    }
    return count;
  }

  /** How many bits symbols take that are there so often. */
  long bits(int[] frequencies) {
    long bits = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      bits += (long) frequencies[symbol] * length(symbol);
    }
    return bits;
  }
}

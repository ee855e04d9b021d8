package io.github.ddbbackup.deflate;

/**
 * Which symbols stand for lengths and distances, and how many bits follow them, see <a
 * href="https://www.rfc-editor.org/rfc/rfc1951#page-11">RFC 1951, section 3.2.5</a>.
 */
final class Alphabet {

  /** How many symbols there are for literals, the end of a block, and lengths. */
  static final int LITERALS = 286;

  static final int END_OF_BLOCK = 256;
  static final int DISTANCES = 30;
  static final int SHORTEST = 3;
  static final int LONGEST = 258;

  /** Lengths and distances within a group share their first bits, and have as many behind them. */
  private static final int FIRST_LENGTH = END_OF_BLOCK + 1;

  private static final int[] LENGTH_BASES = new int[LITERALS - FIRST_LENGTH];
  private static final int[] LENGTH_BITS = new int[LITERALS - FIRST_LENGTH];
  private static final int[] DISTANCE_BASES = new int[DISTANCES];
  private static final int[] DISTANCE_BITS = new int[DISTANCES];
  private static final short[] LENGTH_SYMBOLS = new short[LONGEST + 1];

  static {
    int base = SHORTEST;
    for (int i = 0; i < LENGTH_BASES.length - 1; i++) {
      LENGTH_BASES[i] = base;
      LENGTH_BITS[i] = Math.max(0, i / 4 - 1);
      base += 1 << LENGTH_BITS[i];
    }
    LENGTH_BASES[LENGTH_BASES.length - 1] = LONGEST; // The last one stands for itself.
    for (int i = 0; i < LENGTH_BASES.length; i++) {
      int to = Math.min(LONGEST, LENGTH_BASES[i] + (1 << LENGTH_BITS[i]) - 1);
      for (int length = LENGTH_BASES[i]; length <= to; length++) {
        LENGTH_SYMBOLS[length] = (short) (FIRST_LENGTH + i);
      }
    }
    base = 1;
    for (int i = 0; i < DISTANCES; i++) {
      DISTANCE_BASES[i] = base;
      DISTANCE_BITS[i] = Math.max(0, i / 2 - 1);
      base += 1 << DISTANCE_BITS[i];
    }
  }

  private Alphabet() {}

  static int ofLength(int length) {
    return LENGTH_SYMBOLS[length];
  }

  static int lengthBase(int symbol) {
    return LENGTH_BASES[symbol - FIRST_LENGTH];
  }

  /** How many bits follow a symbol; none follow a literal. */
  static int lengthBits(int symbol) {
    return symbol < FIRST_LENGTH ? 0 : LENGTH_BITS[symbol - FIRST_LENGTH];
  }

  /** Two symbols have each number of bits: one more bit of the distance tells which. */
  static int ofDistance(int distance) {
    int rest = distance - 1;
    if (rest < 2) {
      return rest;
    }
    int high = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rest);
    return 2 * high + (rest >>> (high - 1) & 1);
  }

  static int distanceBase(int symbol) {
    return DISTANCE_BASES[symbol];
  }

  static int distanceBits(int symbol) {
    return DISTANCE_BITS[symbol];
  }
}

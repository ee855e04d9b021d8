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

  private static final int FIRST_LENGTH = END_OF_BLOCK + 1;

  /** Of each symbol for a length how many bits follow it; the last one stands for itself. */
  private static final byte[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };

  private static final short[] SYMBOLS_OF_LENGTHS = new short[LONGEST + 1];
  private static final byte[] RESTS_OF_LENGTHS = new byte[LONGEST + 1];

  static {
    int length = SHORTEST;
    for (int i = 0; i < LENGTH_BITS.length - 1; i++) {
      for (int rest = 0; rest < 1 << LENGTH_BITS[i] && length < LONGEST; rest++) {
        SYMBOLS_OF_LENGTHS[length] = (short) (FIRST_LENGTH + i);
        RESTS_OF_LENGTHS[length] = (byte) rest;
        length++;
      }
    }
    SYMBOLS_OF_LENGTHS[LONGEST] = LITERALS - 1;
  }

  private Alphabet() {}

  static int ofLength(int length) {
    return SYMBOLS_OF_LENGTHS[length];
  }

  /** What the bits behind the symbol say. */
  static int restOfLength(int length) {
    return RESTS_OF_LENGTHS[length];
  }

  /** How many bits follow a symbol; none follow a literal. */
  static int lengthBits(int symbol) {
    return symbol < FIRST_LENGTH ? 0 : LENGTH_BITS[symbol - FIRST_LENGTH];
  }

  /** Two symbols have each number of bits: the second bit of what is written tells which. */
  static int ofDistance(int distance) {
    int bits = bitsOfDistance(distance);
    return 2 * bits + ((distance - 1) >>> bits);
  }

  /** What the bits behind the symbol say. */
  static int restOfDistance(int distance) {
    return (distance - 1) & ((1 << bitsOfDistance(distance)) - 1);
  }

  private static int bitsOfDistance(int distance) {
    // Two of the bits, or what there is of them, are told by the symbol.
    return Integer.SIZE - 2 - Integer.numberOfLeadingZeros((distance - 1) | 2);
  }

  static int distanceBits(int symbol) {
    return Math.max(0, symbol / 2 - 1);
  }
}

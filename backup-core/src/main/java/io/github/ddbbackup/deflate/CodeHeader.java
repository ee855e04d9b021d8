package io.github.ddbbackup.deflate;

/** Tells of the codes of a block, see RFC 1951, section 3.2.7. */
final class CodeHeader {

  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int AGAIN = 16;
  private static final int FEW_NOUGHTS = 17;
  private static final int MANY_NOUGHTS = 18;
  private static final int[] FOLLOWING_BITS = new int[ORDER.length];

  static {
    FOLLOWING_BITS[AGAIN] = 2;
    FOLLOWING_BITS[FEW_NOUGHTS] = 3;
    FOLLOWING_BITS[MANY_NOUGHTS] = 7;
  }

  private static final int LENGTH_LIMIT = 7;
  private static final int FEWEST_LITERALS = 257;
  private static final int FEWEST_DISTANCES = 1;
  private static final int FEWEST_LENGTHS = 4;
  private static final int COUNT_BITS = 5 + 5 + 4;

  private final int literals;
  private final int distances;
  private final int[] symbols;
  private final int[] following;
  private final int[] frequencies = new int[ORDER.length];
  private final HuffmanCode code;
  private int count;

  CodeHeader(HuffmanCode literalCode, HuffmanCode distanceCode) {
    literals = Math.max(FEWEST_LITERALS, literalCode.count());
    distances = distanceCode.count();
    int[] lengths = new int[literals + distances];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i < literals ? literalCode.length(i) : distanceCode.length(i - literals);
    }
    symbols = new int[lengths.length];
    following = new int[lengths.length];
    for (int from = 0; from < lengths.length; ) {
      int to = from + 1;
      while (to < lengths.length && lengths[to] == lengths[from]) {
        to++;
      }
      addRun(lengths[from], to - from);
      from = to;
    }
    code = HuffmanCode.of(frequencies, LENGTH_LIMIT);
  }

  private void addRun(int length, int times) {
    int left = times;
    if (length == 0) {
      left = addRepeats(MANY_NOUGHTS, 11, 138, left);
      left = addRepeats(FEW_NOUGHTS, 3, 10, left);
    } else {
      add(length, 0);
      left = addRepeats(AGAIN, 3, 6, left - 1);
    }
    for (; left > 0; left--) {
      add(length, 0);
    }
  }

  private int addRepeats(int symbol, int least, int most, int times) {
    int left = times;
    while (left >= least) {
      int part = Math.min(left, most);
      add(symbol, part - least);
      left -= part;
    }
    return left;
  }

  private void add(int symbol, int follows) {
    symbols[count] = symbol;
    following[count] = follows;
    frequencies[symbol]++;
    count++;
  }

  /** How many bits it takes. */
  long bits() {
    long bits = COUNT_BITS + 3L * lengthCount() + code.bits(frequencies);
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      bits += (long) frequencies[symbol] * FOLLOWING_BITS[symbol];
    }
    return bits;
  }

  private int lengthCount() {
    int lengths = ORDER.length;
    while (lengths > FEWEST_LENGTHS && code.length(ORDER[lengths - 1]) == 0) {
      lengths--;
    }
    return lengths;
  }

  void write(BitSink sink) {
    int lengths = lengthCount();
    sink.write(literals - FEWEST_LITERALS, 5);
    sink.write(distances - FEWEST_DISTANCES, 5);
    sink.write(lengths - FEWEST_LENGTHS, 4);
    for (int i = 0; i < lengths; i++) {
      sink.write(code.length(ORDER[i]), 3);
    }
    for (int i = 0; i < count; i++) {
      int symbol = symbols[i];
      sink.write(HuffmanCode.bits(code.word(symbol)), code.length(symbol));
      sink.write(following[i], FOLLOWING_BITS[symbol]);
    }
  }
}

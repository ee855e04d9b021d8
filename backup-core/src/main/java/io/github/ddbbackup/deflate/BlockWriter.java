package io.github.ddbbackup.deflate;

/** Writes blocks, see RFC 1951, section 3.2.3. */
final class BlockWriter {

  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final int TYPE_BITS = 3;

  /** So many literals can be written at once. */
  private static final int TOGETHER = BitSink.MOST_BITS / HuffmanCode.MOST_BITS;

  private final Symbols symbols;
  private final BitSink sink;
  private final HuffmanCode literals;
  private final HuffmanCode distances;
  private int written;

  private BlockWriter(Symbols symbols, BitSink sink, HuffmanCode literals, HuffmanCode distances) {
    this.symbols = symbols;
    this.sink = sink;
    this.literals = literals;
    this.distances = distances;
  }

  /**
   * Writes a block with codes of its own, or with the fixed ones if it is shorter then.
   *
   * @param last whether it ends the stream
   */
  static void write(Symbols symbols, BitSink sink, boolean last) {
    HuffmanCode literals = HuffmanCode.of(symbols.literalFrequencies(), HuffmanCode.MOST_BITS);
    HuffmanCode distances = HuffmanCode.of(symbols.distanceFrequencies(), HuffmanCode.MOST_BITS);
    CodeHeader header = new CodeHeader(literals, distances);
    long own = header.bits() + bits(symbols, literals, distances);
    long fixed = bits(symbols, HuffmanCode.FIXED_LITERALS, HuffmanCode.FIXED_DISTANCES);
    sink.reserve(TYPE_BITS + Math.min(own, fixed));
    sink.write((last ? 1 : 0) | (own < fixed ? DYNAMIC : FIXED) << 1, TYPE_BITS);
    if (own < fixed) {
      header.write(sink);
      new BlockWriter(symbols, sink, literals, distances).write();
    } else {
      new BlockWriter(symbols, sink, HuffmanCode.FIXED_LITERALS, HuffmanCode.FIXED_DISTANCES)
          .write();
    }
  }

  private static long bits(Symbols symbols, HuffmanCode literals, HuffmanCode distances) {
    return literals.bits(symbols.literalFrequencies())
        + distances.bits(symbols.distanceFrequencies())
        + symbols.followingBits();
  }

  private void write() {
    for (int match = 0; match < symbols.matchCount(); match++) {
      writeLiterals(symbols.run(match));
      writeMatch(symbols.length(match), symbols.distance(match));
    }
    writeLiterals(symbols.lastRun());
    int word = literals.word(Alphabet.END_OF_BLOCK);
    sink.write(HuffmanCode.bits(word), HuffmanCode.count(word));
  }

  private void writeLiterals(int count) {
    byte[] bytes = symbols.literals();
    int end = written + count;
    int next = written;
    while (next < end) {
      long bits = 0;
      int bitCount = 0;
      for (int stop = Math.min(next + TOGETHER, end); next < stop; next++) {
        int word = literals.word(Byte.toUnsignedInt(bytes[next]));
        bits |= HuffmanCode.bits(word) << bitCount;
        bitCount += HuffmanCode.count(word);
      }
      sink.write(bits, bitCount);
    }
    written = end;
  }

  /** At most 15 + 5 + 15 + 13 bits. */
  private void writeMatch(int length, int distance) {
    int symbol = Alphabet.ofLength(length);
    int word = literals.word(symbol);
    long bits = HuffmanCode.bits(word);
    int bitCount = HuffmanCode.count(word);
    bits |= (long) Alphabet.restOfLength(length) << bitCount;
    bitCount += Alphabet.lengthBits(symbol);
    int distanceSymbol = Alphabet.ofDistance(distance);
    int distanceWord = distances.word(distanceSymbol);
    bits |= HuffmanCode.bits(distanceWord) << bitCount;
    bitCount += HuffmanCode.count(distanceWord);
    bits |= (long) Alphabet.restOfDistance(distance) << bitCount;
    bitCount += Alphabet.distanceBits(distanceSymbol);
    sink.write(bits, bitCount);
  }
}

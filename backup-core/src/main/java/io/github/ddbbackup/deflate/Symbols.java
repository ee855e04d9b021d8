package io.github.ddbbackup.deflate;

import java.util.Arrays;

/** The symbols of a block, and how often each is in it. */
final class Symbols {

  private static final int MOST_LITERALS = 64 * 1024;
  private static final int MOST_MATCHES = 16 * 1024;
  private static final int DISTANCE_SIZE = 16;
  private static final int DISTANCE_MASK = (1 << DISTANCE_SIZE) - 1;

  private final byte[] literals = new byte[MOST_LITERALS];

  /** Of each match, how many literals are before it, and behind the match before. */
  private final int[] runs = new int[MOST_MATCHES];

  private final int[] matches = new int[MOST_MATCHES];
  private final int[] literalFrequencies = new int[Alphabet.LITERALS];
  private final int[] distanceFrequencies = new int[Alphabet.DISTANCES];
  private int literalCount;
  private int matchCount;
  private int run;

  Symbols() {
    clear();
  }

  void clear() {
    literalCount = 0;
    matchCount = 0;
    run = 0;
    Arrays.fill(literalFrequencies, 0);
    Arrays.fill(distanceFrequencies, 0);
    literalFrequencies[Alphabet.END_OF_BLOCK] = 1;
  }

  /**
   * Adds as many literals as there is room for.
   *
   * @return how many
   */
  int addLiterals(byte[] bytes, int from, int to) {
    int count = Math.min(to - from, MOST_LITERALS - literalCount);
    for (int i = 0; i < count; i++) {
      byte literal = bytes[from + i];
      literals[literalCount + i] = literal;
      literalFrequencies[Byte.toUnsignedInt(literal)]++;
    }
    literalCount += count;
    run += count;
    return count;
  }

  /**
   * Adds a match.
   *
   * @param length at least as long as the shortest match
   * @return how much of the length it has; the rest is nought or fills a match again
   */
  int addMatch(int length, int distance) {
    int part = length <= Alphabet.LONGEST ? length : part(length);
    runs[matchCount] = run;
    matches[matchCount] = part << DISTANCE_SIZE | distance;
    literalFrequencies[Alphabet.ofLength(part)]++;
    distanceFrequencies[Alphabet.ofDistance(distance)]++;
    matchCount++;
    run = 0;
    return part;
  }

  private static int part(int length) {
    return Math.min(Alphabet.LONGEST, length - Alphabet.SHORTEST);
  }

  boolean isFull() {
    return literalCount == MOST_LITERALS || matchCount == MOST_MATCHES;
  }

  byte[] literals() {
    return literals;
  }

  int literalCount() {
    return literalCount;
  }

  int matchCount() {
    return matchCount;
  }

  int run(int match) {
    return runs[match];
  }

  /** How many literals are behind the last match. */
  int lastRun() {
    return run;
  }

  int length(int match) {
    return matches[match] >>> DISTANCE_SIZE;
  }

  int distance(int match) {
    return matches[match] & DISTANCE_MASK;
  }

  /** How often each literal, and each length's symbol, is there. */
  int[] literalFrequencies() {
    return literalFrequencies;
  }

  int[] distanceFrequencies() {
    return distanceFrequencies;
  }

  /** How many bits follow the symbols of all lengths and distances. */
  long followingBits() {
    long bits = 0;
    for (int symbol = 0; symbol < Alphabet.LITERALS; symbol++) {
      bits += (long) literalFrequencies[symbol] * Alphabet.lengthBits(symbol);
    }
    for (int symbol = 0; symbol < Alphabet.DISTANCES; symbol++) {
      bits += (long) distanceFrequencies[symbol] * Alphabet.distanceBits(symbol);
    }
    return bits;
  }
}

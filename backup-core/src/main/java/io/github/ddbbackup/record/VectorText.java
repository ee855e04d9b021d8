package io.github.ddbbackup.record;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Looks at as many bytes of text at a time as the processor works on at once, up to 64. Slow where
 * the second compiler is switched off.
 *
 * <p>Of the bytes under a look, one bit of a long is for each, the lowest for the first.
 */
final class VectorText implements WideText {

  private static final VectorSpecies<Byte> SPECIES =
      ByteVector.SPECIES_PREFERRED.length() > Long.SIZE
          ? ByteVector.SPECIES_512
          : ByteVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  /** Bytes are compared as signed ones: what lies below is a continuation, 80 to BF. */
  private static final byte FIRST_BEGINNING = (byte) 0xC0;

  private static final byte FIRST_OF_TWO = (byte) 0xC2;
  private static final byte FIRST_OF_THREE = (byte) 0xE0;
  private static final byte BEFORE_SURROGATES = (byte) 0xED;

  /** Those of the first planes; characters of four bytes that begin beyond are rare. */
  private static final byte FIRST_OF_FOUR = (byte) 0xF0;

  private static final byte UPPER_HALF = (byte) 0xA0;
  private static final byte UPPER_QUARTERS = (byte) 0x90;

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public boolean reaches(byte[] one, int at, byte[] other, int there, int length) {
    return length <= WIDTH && at <= one.length - WIDTH && there <= other.length - WIDTH;
  }

  @Override
  public boolean areEqual(byte[] one, int at, byte[] other, int there, int length) {
    ByteVector bytes = ByteVector.fromArray(SPECIES, one, at);
    long different =
        bytes.compare(VectorOperators.NE, ByteVector.fromArray(SPECIES, other, there)).toLong();
    return Long.numberOfTrailingZeros(different) >= length;
  }

  @Override
  public int skip(byte[] text, int position, int end) {
    int at = position;
    while (at <= end - WIDTH) {
      ByteVector bytes = ByteVector.fromArray(SPECIES, text, at);
      // Signed, so that what is not ASCII is less, too.
      long found =
          bits(bytes, VectorOperators.LT, (byte) ' ')
              | bits(bytes, VectorOperators.EQ, (byte) '"')
              | bits(bytes, VectorOperators.EQ, (byte) '\\');
      if (found == 0) {
        at += WIDTH;
        continue;
      }
      int passed = Long.numberOfTrailingZeros(found);
      if (text[at + passed] >= 0) {
        return at + passed;
      }
      passed = passedUtf8(text, at, found);
      at += passed;
      if (passed == 0 || passed < WIDTH && text[at] >= 0) {
        return at;
      }
    }
    return at;
  }

  /**
   * How many of the bytes, the first of which begins a character, are known to be plain text.
   *
   * @param found which of them are no plain ASCII
   */
  private static int passedUtf8(byte[] text, int at, long found) {
    // Loaded anew, since a vector handed over is an object wherever the call is not inlined.
    ByteVector bytes = ByteVector.fromArray(SPECIES, text, at);
    long negative = bits(bytes, VectorOperators.LT, (byte) 0);
    long continuing = bits(bytes, VectorOperators.LT, FIRST_BEGINNING);
    long beforeTwo = bits(bytes, VectorOperators.LT, FIRST_OF_TWO);
    long beforeThree = bits(bytes, VectorOperators.LT, FIRST_OF_THREE);
    long beforeFour = bits(bytes, VectorOperators.LT, FIRST_OF_FOUR);
    long four = bits(bytes, VectorOperators.EQ, FIRST_OF_FOUR);
    long three = beforeFour & ~beforeThree | four;
    long two = beforeThree & ~beforeTwo | three;
    long rare = beforeTwo & ~continuing | negative & ~beforeFour & ~four;
    long expected = two << 1 | three << 2 | four << 3;
    long wrong = rare | expected ^ continuing | forbidden(text, at, four);
    long stops = found & ~negative;
    // Where it stops must not wait for what is wrong: that is a branch, which is foreseen.
    if (stops != 0 && (wrong & (stops ^ (stops - 1))) == 0) {
      return Long.numberOfTrailingZeros(stops);
    }
    int right = Math.min(WIDTH, Long.numberOfTrailingZeros(wrong));
    return beginning(right, two, three, four);
  }

  /**
   * Second bytes that their first one does not allow: overlong forms and surrogates.
   *
   * @param four where characters of four bytes begin
   */
  private static long forbidden(byte[] text, int at, long four) {
    ByteVector bytes = ByteVector.fromArray(SPECIES, text, at);
    long lower = bits(bytes, VectorOperators.LT, UPPER_HALF);
    long overlong = bits(bytes, VectorOperators.EQ, FIRST_OF_THREE) << 1 & lower;
    long surrogates = bits(bytes, VectorOperators.EQ, BEFORE_SURROGATES) << 1 & ~lower;
    long lowest = bits(bytes, VectorOperators.LT, UPPER_QUARTERS);
    return overlong | surrogates | four << 1 & lowest;
  }

  /**
   * Back to where a character begins, if not all of the last one is among so many bytes.
   *
   * @param two where characters of two bytes or more begin
   * @param three the same of three or more
   * @param four the same of four
   */
  private static int beginning(int right, long two, long three, long four) {
    if (right >= 1 && (two >>> (right - 1) & 1) != 0) {
      return right - 1;
    }
    if (right >= 2 && (three >>> (right - 2) & 1) != 0) {
      return right - 2;
    }
    return right >= 3 && (four >>> (right - 3) & 1) != 0 ? right - 3 : right;
  }

  private static long bits(ByteVector bytes, VectorOperators.Comparison comparison, byte with) {
    return bytes.compare(comparison, with).toLong();
  }
}

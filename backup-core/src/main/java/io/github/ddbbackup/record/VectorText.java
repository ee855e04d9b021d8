package io.github.ddbbackup.record;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Looks at 32 bytes of text at a time, or 16, by instructions that work on that many at once. Slow
 * where the second compiler is switched off.
 *
 * <p>Of the bytes under a look, one bit of an int is for each, the lowest for the first.
 */
final class VectorText implements WideText {

  private static final VectorSpecies<Byte> SPECIES =
      ByteVector.SPECIES_PREFERRED.length() < Integer.SIZE
          ? ByteVector.SPECIES_128
          : ByteVector.SPECIES_256;
  private static final int WIDTH = SPECIES.length();

  /** Bytes are compared as signed ones: what lies below is a continuation, 80 to BF. */
  private static final byte FIRST_BEGINNING = (byte) 0xC0;

  private static final byte FIRST_OF_TWO = (byte) 0xC2;
  private static final byte FIRST_OF_THREE = (byte) 0xE0;
  private static final byte BEFORE_SURROGATES = (byte) 0xED;
  private static final byte FIRST_OF_FOUR = (byte) 0xF0;

  /** Characters that begin with it or beyond are left to who asked. */
  private static final byte RARE = (byte) 0xF4;

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
      int low = bits(bytes, VectorOperators.LT, (byte) ' ');
      int marks =
          bits(bytes, VectorOperators.EQ, (byte) '"')
              | bits(bytes, VectorOperators.EQ, (byte) '\\');
      int found = low | marks;
      if (found == 0) {
        at += WIDTH;
        continue;
      }
      int passed = Integer.numberOfTrailingZeros(found);
      if (text[at + passed] >= 0) {
        return at + passed;
      }
      passed = passedUtf8(text, at, marks);
      at += passed;
      if (passed == 0 || passed < WIDTH && text[at] >= 0) {
        return at;
      }
    }
    return at;
  }

  /** How many of the bytes, the first of which begins a character, are known to be plain text. */
  private static int passedUtf8(byte[] text, int at, int marks) {
    // Loaded anew, since a vector handed over is an object wherever the call is not inlined.
    ByteVector bytes = ByteVector.fromArray(SPECIES, text, at);
    int negative = bits(bytes, VectorOperators.LT, (byte) 0);
    int control = bits(bytes, VectorOperators.LT, (byte) ' ') & ~negative;
    int continuing = bits(bytes, VectorOperators.LT, FIRST_BEGINNING);
    int beforeTwo = bits(bytes, VectorOperators.LT, FIRST_OF_TWO);
    int beforeThree = bits(bytes, VectorOperators.LT, FIRST_OF_THREE);
    int beforeFour = bits(bytes, VectorOperators.LT, FIRST_OF_FOUR);
    int beforeRare = bits(bytes, VectorOperators.LT, RARE);
    int two = beforeThree & ~beforeTwo;
    int three = beforeFour & ~beforeThree;
    int four = beforeRare & ~beforeFour;
    int other = marks | control | beforeTwo & ~continuing | negative & ~beforeRare;
    int expected = (two | three | four) << 1 | (three | four) << 2 | four << 3;
    int wrong = other | expected ^ continuing | forbidden(text, at);
    int right = Math.min(WIDTH, Integer.numberOfTrailingZeros(wrong));
    return beginning(right, two | three | four, three | four, four);
  }

  /** Second bytes that their first one does not allow: overlong forms and surrogates. */
  private static int forbidden(byte[] text, int at) {
    ByteVector bytes = ByteVector.fromArray(SPECIES, text, at);
    int lower = bits(bytes, VectorOperators.LT, UPPER_HALF);
    int overlong = bits(bytes, VectorOperators.EQ, FIRST_OF_THREE) << 1 & lower;
    int surrogates = bits(bytes, VectorOperators.EQ, BEFORE_SURROGATES) << 1 & ~lower;
    int lowest = bits(bytes, VectorOperators.LT, UPPER_QUARTERS);
    return overlong | surrogates | bits(bytes, VectorOperators.EQ, FIRST_OF_FOUR) << 1 & lowest;
  }

  /**
   * Back to where a character begins, if not all of the last one is among so many bytes.
   *
   * @param two where characters of two bytes or more begin
   * @param three the same of three or more
   * @param four the same of four
   */
  private static int beginning(int right, int two, int three, int four) {
    if (right >= 1 && (two >>> (right - 1) & 1) != 0) {
      return right - 1;
    }
    if (right >= 2 && (three >>> (right - 2) & 1) != 0) {
      return right - 2;
    }
    return right >= 3 && (four >>> (right - 3) & 1) != 0 ? right - 3 : right;
  }

  private static int bits(ByteVector bytes, VectorOperators.Comparison comparison, byte with) {
    return (int) bytes.compare(comparison, with).toLong();
  }
}

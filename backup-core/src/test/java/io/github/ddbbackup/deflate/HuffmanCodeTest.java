package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanCodeTest {

  private static final int NO_LIMIT = 15;

  @Property(tries = 500)
  void isAsShortAsCanBeWithinTheLimit(@ForAll long seed) {
    Random random = new Random(seed);
    int[] frequencies = new int[2 + random.nextInt(285)];
    for (int i = random.nextInt(frequencies.length); i >= 0; i--) {
      frequencies[random.nextInt(frequencies.length)] = 1 + random.nextInt(1 + random.nextInt(60));
    }
    int used = (int) Arrays.stream(frequencies).filter(f -> f > 0).count();

    HuffmanCode code = HuffmanCode.of(frequencies, NO_LIMIT);

    assertThatItIsComplete(code, frequencies, NO_LIMIT);
    if (used >= 2) {
      assertThat(code.bits(frequencies)).isEqualTo(shortest(frequencies));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 15})
  void keepsTheLimitHoweverUnevenTheFrequenciesAre(int limit) {
    for (int count = 2; count <= (limit == 7 ? 19 : 30); count++) {
      int[] frequencies = new int[count];
      int a = 1;
      int b = 1;
      for (int i = 0; i < count; i++) {
        frequencies[i] = a;
        b = a + b;
        a = b - a;
      }

      HuffmanCode code = HuffmanCode.of(frequencies, limit);

      assertThatItIsComplete(code, frequencies, limit);
      int ofEqualLength = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
      assertThat(code.bits(frequencies))
          .isBetween(
              shortest(frequencies), (long) Arrays.stream(frequencies).sum() * ofEqualLength);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 29})
  void hasTwoSymbolsAtLeast(int used) {
    int[] frequencies = new int[30];
    if (used > 0) {
      frequencies[used] = 5;
    }

    HuffmanCode code = HuffmanCode.of(frequencies, NO_LIMIT);

    int[] lengths = lengths(code, frequencies.length);
    assertThat(Arrays.stream(lengths).sum()).isEqualTo(2);
    assertThat(lengths[used]).isEqualTo(1);
  }

  private static void assertThatItIsComplete(HuffmanCode code, int[] frequencies, int limit) {
    int[] lengths = lengths(code, frequencies.length);
    long room = 0;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      assertThat(lengths[symbol]).isBetween(frequencies[symbol] > 0 ? 1 : 0, limit);
      room += lengths[symbol] > 0 ? 1L << (limit - lengths[symbol]) : 0;
      for (int other = 0; other < symbol; other++) {
        assertThat(isPrefix(code, symbol, other) || isPrefix(code, other, symbol)).isFalse();
      }
    }
    assertThat(room).isEqualTo(1L << limit);
  }

  private static boolean isPrefix(HuffmanCode code, int symbol, int of) {
    int length = code.length(symbol);
    int mask = (1 << length) - 1;
    return length > 0
        && length <= code.length(of)
        && (HuffmanCode.bits(code.word(symbol)) & mask) == (HuffmanCode.bits(code.word(of)) & mask);
  }

  private static int[] lengths(HuffmanCode code, int count) {
    int[] lengths = new int[count];
    Arrays.setAll(lengths, code::length);
    return lengths;
  }

  /** By the book: each of the two rarest joined costs a bit of all that are below. */
  private static long shortest(int[] frequencies) {
    PriorityQueue<Long> trees = new PriorityQueue<>();
    Arrays.stream(frequencies).filter(f -> f > 0).forEach(f -> trees.add((long) f));
    long bits = 0;
    while (trees.size() > 1) {
      long joined = trees.remove() + trees.remove();
      bits += joined;
      trees.add(joined);
    }
    return bits;
  }
}

package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockWriterTest {

  private static final int REACH = 32 * 1024;

  private final Symbols symbols = new Symbols();
  private final BitSink sink = new BitSink();
  private final byte[] expected = new byte[200_000];
  private int size;

  @Test
  void codesOfTheLongestLengthAreRead() throws DataFormatException {
    int longest = 0;
    for (int kinds = 12; kinds <= 20; kinds++) {
      addFibonacciLiterals(kinds);
      HuffmanCode literals = HuffmanCode.of(symbols.literalFrequencies(), 15);
      longest = Math.max(longest, literals.length(0));
      BlockWriter.write(symbols, sink, false);
      symbols.clear();
    }

    assertThat(longest).isEqualTo(15);
    assertThatItIsRead();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyLengthAndDistanceIsRead(long seed) throws DataFormatException {
    Random random = new Random(seed);
    byte[] literals = new byte[REACH];
    random.nextBytes(literals);
    addLiterals(literals);
    addMatch(3, REACH);
    addMatch(258, REACH);
    // The rarer a distance's symbol, the longer its code: up to the limit.
    for (int i = 0; i < 6_000; i++) {
      int most = 1 << Math.max(0, 15 - Integer.numberOfTrailingZeros(i | 1 << 15));
      addMatch(3 + random.nextInt(random.nextInt(256) + 1) % 20, 1 + random.nextInt(most));
    }
    for (int length = 3; length <= 258; length++) {
      addMatch(length, 1 + random.nextInt(REACH));
    }

    assertThatItIsRead();
  }

  @Test
  void aBlockOfNothingAndOneOfASingleByteAreRead() throws DataFormatException {
    BlockWriter.write(symbols, sink, false);
    symbols.clear();
    addLiterals(new byte[] {-1});

    assertThatItIsRead();
  }

  /** With the end of the block, which is there once, each is as frequent as the two before it. */
  private void addFibonacciLiterals(int kinds) {
    int a = 1;
    int b = 2;
    for (int kind = 0; kind < kinds; kind++) {
      byte[] literals = new byte[a];
      Arrays.fill(literals, (byte) kind);
      addLiterals(literals);
      b = a + b;
      a = b - a;
    }
  }

  private void addLiterals(byte[] literals) {
    assertThat(symbols.addLiterals(literals, 0, literals.length)).isEqualTo(literals.length);
    System.arraycopy(literals, 0, expected, size, literals.length);
    size += literals.length;
  }

  private void addMatch(int length, int distance) {
    assertThat(symbols.addMatch(length, distance)).isEqualTo(length);
    for (int i = 0; i < length; i++) {
      expected[size] = expected[size - distance];
      size++;
    }
  }

  private void assertThatItIsRead() throws DataFormatException {
    BlockWriter.write(symbols, sink, true);
    sink.align();
    byte[] made = new byte[sink.size()];
    sink.copyTo(made, 0);
    assertThat(Inflated.of(made, size)).isEqualTo(Arrays.copyOf(expected, size));
  }
}

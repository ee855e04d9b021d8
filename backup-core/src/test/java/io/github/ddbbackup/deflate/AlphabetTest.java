package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphabetTest {

  @Test
  void everyLengthIsOneOfItsSymbols() {
    for (int length = Alphabet.SHORTEST; length <= Alphabet.LONGEST; length++) {
      int symbol = Alphabet.ofLength(length);
      assertThat(length - Alphabet.lengthBase(symbol))
          .isBetween(0, (1 << Alphabet.lengthBits(symbol)) - 1);
    }
  }

  @Test
  void everyDistanceIsOneOfItsSymbols() {
    for (int distance = 1; distance <= 32 * 1024; distance++) {
      int symbol = Alphabet.ofDistance(distance);
      assertThat(distance - Alphabet.distanceBase(symbol))
          .isBetween(0, (1 << Alphabet.distanceBits(symbol)) - 1);
    }
  }

  /** Lines of the tables in RFC 1951, section 3.2.5. */
  @ParameterizedTest
  @CsvSource({
    "3,257,0",
    "10,264,0",
    "11,265,1",
    "114,279,4",
    "115,280,4",
    "257,284,5",
    "258,285,0"
  })
  void lengthsHaveTheSymbolsOfTheFormat(int length, int symbol, int bits) {
    assertThat(Alphabet.ofLength(length)).isEqualTo(symbol);
    assertThat(Alphabet.lengthBits(symbol)).isEqualTo(bits);
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,0",
    "4,3,0",
    "5,4,1",
    "8,5,1",
    "192,14,6",
    "193,15,6",
    "24577,29,13",
    "32768,29,13"
  })
  void distancesHaveTheSymbolsOfTheFormat(int distance, int symbol, int bits) {
    assertThat(Alphabet.ofDistance(distance)).isEqualTo(symbol);
    assertThat(Alphabet.distanceBits(symbol)).isEqualTo(bits);
  }
}

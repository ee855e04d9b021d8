package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphabetTest {

  @Test
  void lengthsFillTheirSymbolsOneAfterTheOther() {
    for (int length = Alphabet.SHORTEST + 1; length < Alphabet.LONGEST; length++) {
      assertThatItFollows(
          Alphabet.ofLength(length) - Alphabet.ofLength(length - 1),
          Alphabet.restOfLength(length),
          Alphabet.restOfLength(length - 1),
          Alphabet.lengthBits(Alphabet.ofLength(length - 1)));
    }
  }

  @Test
  void distancesFillTheirSymbolsOneAfterTheOther() {
    for (int distance = 2; distance <= 32 * 1024; distance++) {
      assertThatItFollows(
          Alphabet.ofDistance(distance) - Alphabet.ofDistance(distance - 1),
          Alphabet.restOfDistance(distance),
          Alphabet.restOfDistance(distance - 1),
          Alphabet.distanceBits(Alphabet.ofDistance(distance - 1)));
    }
  }

  private static void assertThatItFollows(int step, int rest, int restBefore, int bitsBefore) {
    if (step == 0) {
      assertThat(rest).isEqualTo(restBefore + 1);
    } else {
      assertThat(step).isEqualTo(1);
      assertThat(rest).isZero();
      assertThat(restBefore).isEqualTo((1 << bitsBefore) - 1);
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

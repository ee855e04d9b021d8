package io.github.ddbbackup.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatchesTest {

  private static final int HALF_OF_ALL_NUMBERS = 1 << 29;

  private final byte[] window =
      Arrays.copyOf("a first one; b first one, too; b first one, too?".getBytes(US_ASCII), 100);
  private final Matches matches = new Matches(window);

  @Test
  void ofSeveralTheLongestIsFound() {
    assertThat(matches.longest(2, 48, 0)).isZero();
    assertThat(matches.longest(15, 48, 0)).isEqualTo(9);
    assertThat(matches.source()).isEqualTo(2);
    assertThat(matches.longest(33, 48, 0)).isEqualTo(14);
    assertThat(matches.source()).isEqualTo(15);
    assertThat(matches.sameBefore(15, 33, 20)).isEqualTo(4);
    assertThat(matches.sameBefore(15, 33, 32)).isEqualTo(1);
  }

  @Test
  void noneGoesBeyondTheEndOrIsShorterThanWished() {
    matches.keep(15, 20, 1);

    assertThat(matches.longest(33, 44, 0)).isEqualTo(11);
    assertThat(matches.longest(34, 48, 13)).isZero();
  }

  @Test
  void whatWasForgottenIsNotFoundThoughNumbersBeginAnew() {
    for (int stream = 0; stream < 5; stream++) {
      assertThat(matches.longest(2, 48, 0)).isZero();
      assertThat(matches.longest(15, 48, 0)).isEqualTo(9);
      matches.forget(stream == 0 ? 48 : HALF_OF_ALL_NUMBERS);
    }
  }

  @Test
  void aStreamOfAnyLengthIsSearched() {
    for (int slides = 0; slides < 9; slides++) {
      matches.slide(HALF_OF_ALL_NUMBERS);
      assertThat(matches.longest(2, 48, 0)).isZero();
      assertThat(matches.longest(15, 48, 0)).isEqualTo(9);
    }
  }
}

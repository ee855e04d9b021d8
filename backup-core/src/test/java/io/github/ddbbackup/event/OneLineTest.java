package io.github.ddbbackup.event;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(OneLine.escape("Größe 漢字 \uD83D\uDE00 'x'")).isEqualTo("Größe 漢字 \uD83D\uDE00 'x'");
  }

  @Test
  void escapesWhatBreaksALineOrSteersATerminal() {
    assertThat(OneLine.escape("a\nb\rc\td\u001b[31m\u2028\u202e\u2066\u0085"))
        .isEqualTo("a\\nb\\rc\\td\\u001b[31m\\u2028\\u202e\\u2066\\u0085");
  }

  @Test
  void cutsLongTextAndSaysHowLongItWas() {
    assertThat(OneLine.escape("abcdef", 6)).isEqualTo("abcdef");
    assertThat(OneLine.escape("abcdefg", 6)).isEqualTo("abcdef... (7 characters)");
  }

  @Test
  void neverCutsThroughASurrogatePair() {
    assertThat(OneLine.escape("a\uD83D\uDE00b", 2)).isEqualTo("a... (4 characters)");
  }

  @Property
  void neverHoldsAControlCharacter(@ForAll String text) {
    assertThat(OneLine.escape(text).chars().noneMatch(Character::isISOControl)).isTrue();
  }
}

package io.github.ddbbackup.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

  @Property
  void isComparedAsANumber(
      @ForAll @NumericChars @StringLength(min = 1, max = 40) String one,
      @ForAll @NumericChars @StringLength(min = 1, max = 40) String other) {
    int expected = new BigInteger(one).compareTo(new BigInteger(other));

    assertThat(Integer.signum(SequenceNumber.of(one).compareTo(SequenceNumber.of(other))))
        .isEqualTo(expected);
    assertThat(SequenceNumber.of(one).equals(SequenceNumber.of(other))).isEqualTo(expected == 0);
    byte[] bytes = SequenceNumber.of(one).toBytes();
    assertThat(Integer.signum(Arrays.compareUnsigned(bytes, SequenceNumber.of(other).toBytes())))
        .isEqualTo(expected);
    assertThat(SequenceNumber.fromBytes(bytes, 0)).isEqualTo(SequenceNumber.of(one));
  }

  @Test
  void keepsItsDigitsAsGiven() {
    SequenceNumber padded = SequenceNumber.of("000000000000000000007");

    assertThat(padded).isEqualTo(SequenceNumber.of("7")).hasSameHashCodeAs(SequenceNumber.of("7"));
    assertThat(padded).hasToString("000000000000000000007");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.0", "1e3", " 1", "abc", "12345678901234567890123456789012345678901"})
  void refusesOtherTexts(String text) {
    assertThatThrownBy(() -> SequenceNumber.of(text)).isInstanceOf(BackupException.class);
  }
}

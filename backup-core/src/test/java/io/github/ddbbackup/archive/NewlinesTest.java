package io.github.ddbbackup.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NewlinesTest {

  /** Bytes around the newline are those that arithmetic on words could take for one. */
  @Property
  void findsTheFirstOne(
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 140) int distance,
      @ForAll byte neighbor,
      @ForAll boolean another) {
    byte other = neighbor == '\n' ? (byte) 0x0B : neighbor;
    byte[] text = new byte[from + distance + 12];
    Arrays.fill(text, from, from + distance, other);
    text[from + distance] = '\n';
    text[from + distance + 1] = another ? (byte) '\n' : (byte) 0x0B;

    int expected = new String(text, ISO_8859_1).indexOf('\n', from);
    assertThat(Newlines.find(text, from, text.length)).isEqualTo(expected);
    assertThat(Newlines.find(text, from, from + distance)).isEqualTo(from + distance);
  }
}

package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs where the JVM has the vector module, as in .ci/other-jdk, which gives it vectors that are
 * narrower than the processor's, too.
 */
final class VectorTextTest {

  private static final int NARROWEST = 8;
  private static final int WIDEST = 64;

  /** Characters that begin with bytes beyond it are left to who asked. */
  private static final int LAST_USUAL = 0xF0;

  private static final List<byte[]> PLAIN =
      List.of(
          "plain".getBytes(UTF_8),
          "x".getBytes(UTF_8),
          "\u007f".getBytes(UTF_8),
          "\u0080\u00fc\u07ff".getBytes(UTF_8),
          "\u0800\u0fff\u1000\u6771\ud7ff\ue000\uffff".getBytes(UTF_8),
          "\ud83d\ude00".getBytes(UTF_8),
          new String(Character.toChars(0x10000)).getBytes(UTF_8),
          new String(Character.toChars(0xFFFFF)).getBytes(UTF_8),
          new String(Character.toChars(0x10FFFF)).getBytes(UTF_8));

  private static final List<byte[]> INTERRUPTING =
      List.of(
          bytes('"'),
          bytes('\\'),
          bytes(0),
          bytes(0x1F),
          bytes(0x80),
          bytes(0xBF),
          bytes(0xC0, 0x80),
          bytes(0xC1, 0xBF),
          bytes(0xC3),
          bytes(0xE0, 0x80, 0x80),
          bytes(0xE0, 0x9F, 0xBF),
          bytes(0xE6, 0x9D),
          bytes(0xED, 0xA0, 0x80),
          bytes(0xED, 0xBF, 0xBF),
          bytes(0xF0, 0x8F, 0xBF, 0xBF),
          bytes(0xF0, 0x9F, 0x98),
          bytes(0xF4, 0x90, 0x80, 0x80),
          bytes(0xF5, 0x80, 0x80, 0x80),
          bytes(0xFF));

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private WideText wide;

  @BeforeEach
  void haveVectors() {
    assumeTrue(WideText.hasModule(), "the JVM was not started with the vector module");
    assumeTrue(Runtime.version().feature() >= WideText.FIRST_VERSION, "the JVM is too old");
    wide = WideText.ofThisJvm();
    assertThat(wide.isThere()).isTrue();
  }

  @Test
  void passesOverPlainTextAndNothingElse() {
    for (int i = 0; i < 20_000; i++) {
      byte[] text = text();
      int end = Math.max(0, text.length - random.nextInt(3));
      int from = plain(text, random.nextInt(end + 1));
      int passed = wide.skip(text, from, end);
      int plain = plain(text, end);
      String described = "seed %d, %s".formatted(seed, Arrays.toString(text));
      assertThat(passed).as(described).isBetween(from, Math.max(from, plain));
      assertThat(plain(text, passed)).as(described).isEqualTo(passed);
      if (end - passed >= WIDEST && (text[passed] & 0xFF) <= LAST_USUAL) {
        assertThat(passed).as(described).isEqualTo(plain);
      }
    }
  }

  @Test
  void comparesNoMoreThanItIsAskedFor() {
    for (int i = 0; i < 20_000; i++) {
      byte[] one = text();
      byte[] other = one.clone();
      int from = random.nextInt(one.length);
      int length = random.nextInt(WIDEST + 2);
      int differing = from + random.nextInt(one.length - from + 1);
      if (differing < one.length) {
        other[differing] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      }
      if (wide.reaches(one, from, other, from, length)) {
        assertThat(wide.areEqual(one, from, other, from, length))
            .as("seed %d, %d from %d, %d, %s", seed, length, from, differing, Arrays.toString(one))
            .isEqualTo(differing - from >= length);
      } else {
        assertThat(length > NARROWEST || one.length - from < WIDEST).isTrue();
      }
    }
  }

  /** Interruptions come in groups, too: what is wrong may stand before what ends a string. */
  private byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int between = random.nextInt(2, 100);
    for (int pieces = random.nextInt(80); pieces >= 0; pieces--) {
      List<byte[]> kind = random.nextInt(between) == 0 ? INTERRUPTING : PLAIN;
      text.writeBytes(kind.get(random.nextInt(kind.size())));
    }
    return text.toByteArray();
  }

  /** Where plain text ends, byte by byte, at a whole character. */
  private static int plain(byte[] text, int end) {
    int at = 0;
    while (at < end) {
      int next = at;
      if (text[at] < 0) {
        next = endOfCharacter(text, at, end);
      } else if (text[at] >= ' ' && text[at] != '"' && text[at] != '\\') {
        next = at + 1;
      }
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int endOfCharacter(byte[] text, int at, int end) {
    for (int length = 2; length <= 4 && at + length <= end; length++) {
      String decoded = new String(text, at, length, UTF_8);
      if (decoded.codePointCount(0, decoded.length()) == 1 && decoded.codePointAt(0) != 0xFFFD) {
        return at + length;
      }
    }
    return at;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

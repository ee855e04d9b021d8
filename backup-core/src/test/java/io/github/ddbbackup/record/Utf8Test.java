package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A string is walked over to its end if the JDK can decode it, and refused if it can't. */
class Utf8Test {

  private static final List<String> CHARACTERS =
      List.of(
          "a",
          "word",
          "\u007f",
          "\u0080",
          "ä",
          "ß",
          "\u07ff",
          "\u0800",
          "क",
          "ế",
          "中",
          "日本語",
          "한",
          "\ud7ff",
          "\ue000",
          "\uffff",
          "😀",
          "\udbff\udfff");
  private static final List<String> DAMAGES =
      List.of(
          "80",
          "BF",
          "C0",
          "C080",
          "C1BF",
          "C2",
          "C3",
          "DF",
          "E0",
          "E08080",
          "E09FBF",
          "E0A0",
          "E4B8",
          "ED",
          "EDA080",
          "EDBFBF",
          "EF",
          "F0",
          "F08FBFBF",
          "F09F98",
          "F4908080",
          "F5808080",
          "F8",
          "FF");

  private final JsonScanner json = new JsonScanner();

  @Property(tries = 20_000)
  void isToldFromWhatIsNot(@ForAll long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int damage = random.nextBoolean() ? random.nextInt(20) : -1;
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.writeBytes(pick(CHARACTERS, random).getBytes(UTF_8));
      if (i == damage) {
        text.writeBytes(HexFormat.of().parseHex(pick(DAMAGES, random)));
      }
    }
    compare(text.toByteArray(), random);
  }

  /** Each character, at all places that it can have in a word. */
  @Test
  void knowsAllCharacters() {
    for (int character = 0x80; character <= Character.MAX_CODE_POINT; character += 7) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        String before = "x".repeat(character % Words.WIDTH) + "é";
        compare((before + Character.toString(character) + "é").getBytes(UTF_8), new Random(1));
      }
    }
  }

  private void compare(byte[] content, Random random) {
    byte[] text = new byte[content.length + 1 + random.nextInt(12)];
    random.nextBytes(text);
    System.arraycopy(content, 0, text, 0, content.length);
    text[content.length] = '"';
    json.reset(text, text.length);
    assertThat(isTaken(content.length + 1))
        .as(() -> HexFormat.of().formatHex(text))
        .isEqualTo(isText(content));
  }

  private boolean isTaken(int end) {
    try {
      return json.string(0) == end;
    } catch (MalformedJsonException refused) {
      return false;
    }
  }

  private static boolean isText(byte[] content) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).length() > 0;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}

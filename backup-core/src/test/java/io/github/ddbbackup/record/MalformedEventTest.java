package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedEventTest {

  private final LineWriter writer = new LineWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                       | at byte 0 of 0: expected '{' but it ends",
        "[]                       | at byte 0 of 2: expected '{' but found byte 0x5b",
        "{}                       | at byte 2 of 2: the event has no array Records",
        "{\"Records\":{}}         | the event has no array Records",
        "{\"Records\":[]          | at byte 13 of 13: expected ',' or '}' but it ends",
        "{\"Records\":[}          | expected a value but found byte 0x7d",
        "{\"Records\":[{]}        | expected a member's name or '}' but found byte 0x5d",
        "{\"Records\":[{\"a\":[1}]} | expected ',' or ']' but found byte 0x7d",
        "{\"Records\":[]} x       | expected the end but found byte 0x78",
        "{\"Records\":[],}        | expected a member's name but found byte 0x7d",
        "{\"Records\":[1,]}       | expected a value but found byte 0x5d",
        "{\"Records\":[01]}       | expected ',' or ']'",
        "{\"Records\":[1.]}       | expected a digit but found byte 0x5d",
        "{\"Records\":[tru]}      | expected 'true' but found byte 0x5d",
        "{\"Records\":[\"\\x\"]}  | expected an escape that JSON knows but found byte 0x78",
        "{\"Records\":[\"\\u12g4\"]} | expected a hexadecimal digit but found byte 0x67",
        "{\"Records\":[\"\\u00丸3\"]} | expected a hexadecimal digit but found byte 0xe4",
        "{\"Records\":[\"abc      | expected the end of a string but it ends"
      })
  void isRefusedWithWhatAndWhere(String event, String message) {
    byte[] text = event.getBytes(UTF_8);

    assertThatThrownBy(() -> writer.write(text, 0, text.length))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not a stream event: at byte ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c0\u0080",
        "\u00c1\u00bf",
        "\u00e0\u009f\u00bf",
        "\u00ed\u00a0\u0080",
        "\u00f0\u008f\u00bf\u00bf",
        "\u00f4\u0090\u0080\u0080",
        "\u00f5\u0080\u0080\u0080",
        "\u0080",
        "\u00c3",
        "\u00e4\u00b8",
        "\u00f0\u009f\u0098",
        "\u00ff"
      })
  void isOneThatIsNotUtf8(String bytes) {
    byte[] text = ("{\"Records\":[\"" + bytes + "\"]}").getBytes(ISO_8859_1);

    assertThatThrownBy(() -> writer.write(text, 0, text.length))
        .hasMessageContaining("at byte 13")
        .hasMessageContaining("the text is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 13, 31})
  void isOneWithControlCharactersInAString(int character) {
    byte[] text = ("{\"Records\":[\"abc" + (char) character + "\"]}").getBytes(UTF_8);

    assertThatThrownBy(() -> writer.write(text, 0, text.length))
        .hasMessageContaining("expected no control character in a string");
  }

  @Test
  void isEveryEventThatWasCut() {
    String event =
        Events.of(Events.record("\"Keys\":{\"pk\":{\"S\":\"ä\\n\"}}", "\"SizeBytes\":5"));
    byte[] text = event.getBytes(UTF_8);

    for (int length = 0; length < text.length; length++) {
      int cut = length;
      assertThatThrownBy(() -> writer.write(text, 0, cut)).isInstanceOf(BackupException.class);
    }
  }

  @Test
  void isOneNestedTooDeep() {
    assertThat(Events.unreadable(nested(JsonScanner.MAX_DEPTH - 2))).hasSize(1);
    assertThatThrownBy(() -> Events.unreadable(nested(JsonScanner.MAX_DEPTH - 1)))
        .hasMessageContaining("nested more than 256 deep");
    assertThatThrownBy(() -> Events.unreadable(nested(100_000)))
        .hasMessageContaining("nested more than 256 deep");
  }

  private static String nested(int depth) {
    return "{\"Records\":[" + "[".repeat(depth) + "]".repeat(depth) + "]}";
  }
}

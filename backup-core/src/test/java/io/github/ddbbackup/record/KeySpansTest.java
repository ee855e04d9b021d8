package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpansTest {

  private static final String USUAL = "{\"a\":{\"S\":\"käse\"},\"n\":{\"N\":\"1\"}}";

  private final KeySpans spans = new KeySpans();

  @ParameterizedTest
  @ValueSource(
      strings = {
        USUAL,
        "{\"a\":{\"S\":\"\"},\"n\":{\"N\":\"-12345678901234567890\"}}",
        "{\"n\":{\"N\":\"1\"},\"a\":{\"S\":\"x\"}}",
        "{\"\":{\"B\":\"AAE=\"}}"
      })
  void tellWhereThePartsStand(String keys) {
    assertThat(parts(USUAL)).containsExactly("a S käse", "n N 1");
    assertThat(parts(keys)).containsExactlyElementsOf(expected(keys));
    assertThat(parts(keys)).containsExactlyElementsOf(expected(keys));
  }

  private static List<String> expected(String keys) {
    List<String> parts = new ArrayList<>();
    for (String part : keys.substring(2, keys.length() - 3).split("\"},\"", -1)) {
      parts.add(part.replace("\":{\"", " ").replace("\":\"", " "));
    }
    return parts;
  }

  /** Neither at first nor once a usual key of the same names is known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":{\"S\":\"x\"},\"a\":{\"S\":\"x\"}}",
        "{\"a\":{\"S\":\"x\"},\"b\":{\"S\":\"x\"},\"c\":{\"S\":\"x\"}}",
        "{\"a\":{\"BOOL\":true}}",
        "{\"a\":{\"M\":\"x\"}}",
        "{\"a\":{\"S\":\"x\",\"N\":\"1\"}}",
        "{\"a\":{\"S\":\"\\u0078\"},\"n\":{\"N\":\"1\"}}",
        "{\"\\u0061\":{\"S\":\"x\"},\"n\":{\"N\":\"1\"}}",
        "{\"a\": {\"S\":\"x\"},\"n\":{\"N\":\"1\"}}",
        "{\"a\":{\"S\":\"x\"}, \"n\":{\"N\":\"1\"}}",
        "{\"a\":{\"S\":\"x\"},\"n\":{\"N\":1}}",
        "{\"a\":{\"S\":\"x\u0001\"},\"n\":{\"N\":\"1\"}}",
        "{\"a\":{\"S\":\"x\"},\"n\":{\"N\":\"1\"} }"
      })
  void doNotTellOfOthers(String keys) {
    assertThat(find("{\"Keys\":" + keys + "}")).isFalse();
    assertThat(parts(USUAL)).hasSize(2);
    assertThat(find("{\"Keys\":" + keys + "}")).isFalse();
    assertThat(spans.isFound()).isFalse();
    assertThat(parts(USUAL)).hasSize(2);
  }

  @Test
  void lookAtTheBeginningOfTheLineAlone() {
    String line = "{\"Keys\":" + USUAL + ",\"SequenceNumber\":\"1\"}";
    assertThat(find(line)).isTrue();
    assertThat(find(line.replaceFirst("Keys", "keys"))).isFalse();
    assertThat(find(" " + line)).isFalse();
    byte[] bytes = line.getBytes(UTF_8);
    int keyEnd = ("{\"Keys\":" + USUAL).getBytes(UTF_8).length;
    for (int end = 0; end < bytes.length; end++) {
      assertThat(spans.findInLine(bytes, 0, end)).isEqualTo(end >= keyEnd);
    }
  }

  private List<String> parts(String keys) {
    String line = "{\"Keys\":" + keys + "}";
    byte[] bytes = line.getBytes(UTF_8);
    assertThat(spans.findInLine(bytes, 0, bytes.length)).isTrue();
    assertThat(spans.end()).isEqualTo(bytes.length - 1);
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < spans.count(); part++) {
      parts.add(
          text(bytes, spans.nameFrom(part), spans.nameTo(part))
              + " "
              + (char) spans.type(part)
              + " "
              + text(bytes, spans.valueFrom(part), spans.valueTo(part)));
    }
    return parts;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  private boolean find(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    return spans.findInLine(bytes, 0, bytes.length);
  }
}

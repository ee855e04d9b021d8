package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ItemPartTest {

  private static final String ARN =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2026-11-01T10:00:00.000";

  @Property(tries = 300)
  void isThatOfTheKeyAlone(
      @ForAll @StringLength(max = 40) String value,
      @ForAll @StringLength(max = 40) String image,
      @ForAll @IntRange(min = 1, max = 16) int parts,
      @ForAll @IntRange(min = -9, max = 9) int number) {
    String pk = "\"pk\":{\"S\":" + quoted(value) + "}";
    String sk = "\"sk\":{\"N\":\"" + number + "\"}";
    String x = "\"x\":{\"S\":" + quoted(image) + "}";
    int one = part("{" + pk + "," + sk + "}", x, parts);

    assertThat(one).isBetween(0, parts - 1);
    assertThat(part("{" + pk + "," + sk + "}", "\"y\":{\"M\":{" + x + "}}", parts)).isEqualTo(one);
    assertThat(part("{" + sk + "," + pk + "}", x, parts)).as("other order").isEqualTo(one);
    assertThat(part("{ " + sk + " ,\n" + pk + " }", x, parts)).as("spaced").isEqualTo(one);
  }

  @Test
  void isTheSameForever() {
    assertThat(part("{\"pk\":{\"S\":\"order-1\"}}", "", 16)).isEqualTo(1);
    assertThat(part("{\"pk\":{\"S\":\"order-2\"}}", "", 16)).isEqualTo(5);
    assertThat(part("{\"pk\":{\"S\":\"order-3\"}}", "", 3)).isEqualTo(1);
  }

  @Test
  void itemsAreDividedEvenly() {
    for (int parts = 2; parts <= 16; parts++) {
      Integer[] items = Collections.nCopies(parts, 0).toArray(Integer[]::new);
      for (int i = 0; i < 4_000; i++) {
        items[part("{\"pk\":{\"S\":\"order-" + i + "\"},\"sk\":{\"N\":\"1\"}}", "", parts)]++;
      }
      int share = 4_000 / parts;
      assertThat(items)
          .as("%d parts", parts)
          .allSatisfy(count -> assertThat(count).isBetween(share * 2 / 3, share * 4 / 3));
    }
  }

  private static int part(String keys, String image, int parts) {
    byte[] event =
        """
        {"Records":[{"eventName":"INSERT","eventSourceARN":"%s","dynamodb":{"Keys":%s,\
        "NewImage":{%s},"SequenceNumber":"1"}}]}"""
            .formatted(ARN, keys, image)
            .getBytes(UTF_8);
    ChangeLines lines = new LineWriter().write(event, 0, event.length);
    assertThat(lines.count()).isEqualTo(1);
    return lines.part(0, parts);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c > ' ' && c < 127 && c != '"' && c != '\\';
      quoted.append(isPlain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return quoted.append('"').toString();
  }
}

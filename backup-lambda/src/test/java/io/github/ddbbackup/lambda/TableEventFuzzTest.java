package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, an event is understood or ignored, never an error. */
class TableEventFuzzTest {

  private static final String EVENT =
      """
      {"detail":{"eventSource":"dynamodb.amazonaws.com","eventName":"CreateTable","errorCode":null,\
      "requestParameters":{"tableName":"Orders","keySchema":[{"attributeName":"id"}]},\
      "responseElements":{"tableDescription":{"tableName":"Orders"}}}}\
      """;

  /** Used by name. */
  static List<String> hostile() {
    return List.of(
        "[".repeat(EventBuffer.MAX_BYTES),
        "{\"a\":".repeat(EventBuffer.MAX_BYTES / 5),
        ("{\"" + "a".repeat(8000) + "\":").repeat(EventBuffer.MAX_BYTES / 8005),
        ("{\"" + "a".repeat(8000) + "\":").repeat(900) + "1" + "}".repeat(900),
        "{\"" + "a".repeat(EventBuffer.MAX_BYTES - 2),
        "1".repeat(EventBuffer.MAX_BYTES),
        "{\"detail\":" + "9".repeat(4_000_000) + "e" + "9".repeat(4_000_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource
  void hostile(String text) {
    check(text.getBytes(UTF_8));
  }

  @Property
  void endsForDamagedEvents(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] event = EVENT.getBytes(UTF_8);
    for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
      event[random.nextInt(event.length)] = (byte) (random.nextBoolean() ? random.nextInt() : '"');
    }
    check(event);
  }

  private static void check(byte[] event) {
    assertThat(TableEventParser.parse(event, event.length)).isNotNull();
  }
}

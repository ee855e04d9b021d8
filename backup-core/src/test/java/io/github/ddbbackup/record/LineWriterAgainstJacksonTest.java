package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The writer must take what Jackson takes, refuse what it refuses, and mean the same by it. */
class LineWriterAgainstJacksonTest {

  private final EventOracle oracle = new EventOracle();
  private final LineWriter writer = new LineWriter();

  @Property(tries = 4000)
  void agreesOnWellFormedEvents(@ForAll long seed) {
    byte[] event = new RandomEvents(seed).event();
    assertThat(EventOracle.expected(event)).as(new String(event, UTF_8)).isPresent();
    oracle.compare(event);
  }

  @Property(tries = 20_000)
  void agreesOnDamagedEvents(@ForAll long seed) {
    oracle.compare(new RandomEvents(seed).damagedEvent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u00丸3", "\\\\u00丸3", "\\\\\\u00丸3", "\\u丸000", "\\n\\u003丸"})
  void agreesOnDigitsThatAreNone(String text) {
    oracle.compare(("{\"Records\":[],\"a\":\"" + text + "\"}").getBytes(UTF_8));
  }

  @Property(tries = 2000)
  void agreesWhateverSurroundsTheEvent(@ForAll long seed) {
    byte[] event = new RandomEvents(seed).damagedEvent();
    byte[] wider = new byte[event.length + 40];
    Arrays.fill(wider, (byte) '"');
    System.arraycopy(event, 0, wider, 20, event.length);
    assertThat(oracle.outcome(wider, 20, 20 + event.length))
        .isEqualTo(oracle.outcome(event, 0, event.length));
  }

  @Property(tries = 2000)
  void copiesValuesByteForByte(@ForAll long seed) {
    RandomEvents random = new RandomEvents(seed);
    byte[] event = random.event();
    Assume.that(!random.isSpaced());
    ChangeLines lines = writer.write(event, 0, event.length);
    for (int line = 0; line < lines.count(); line++) {
      byte[] text = Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line));
      assertThat(new String(event, UTF_8)).contains(values(text));
    }
  }

  /** The values of a line's members as they are written. */
  private static List<String> values(byte[] line) {
    JsonScanner json = new JsonScanner();
    json.reset(line, line.length);
    List<String> values = new ArrayList<>();
    int at = json.firstMember(json.expect(0, '{'));
    while (json.peek(at) != '}') {
      int start = json.toValue(json.name(at));
      int end = json.value(start, 1);
      values.add(new String(line, start, end - start, UTF_8));
      at = json.nextMember(end);
    }
    return values;
  }
}

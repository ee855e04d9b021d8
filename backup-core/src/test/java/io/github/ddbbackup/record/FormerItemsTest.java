package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What items were before makes a view faster, and nothing else. */
class FormerItemsTest {

  private static final int COPIES = 6;

  /** The outcome, errors and their places included, is that of a view that is told of no items. */
  @Property(tries = 2000)
  void changeNothing(@ForAll long seed) {
    RandomEvents random = new RandomEvents(seed);
    byte[] event = random.event();
    ChangeLines lines = new LineWriter().write(event, 0, event.length);
    Memory memory = new Memory();
    LineView view = new LineView(memory);
    for (int line = 0; line < lines.count(); line++) {
      byte[] text = Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line) - 1);
      for (int copy = 0; copy < COPIES; copy++) {
        byte[] looked = copy == 0 ? text : random.damaged(text);
        assertThat(outcome(view, looked, memory))
            .as(() -> new String(text, UTF_8) + "\nthen " + new String(looked, UTF_8))
            .isEqualTo(outcome(new LineView(), looked, new Memory()));
      }
    }
  }

  @Test
  void areAskedForByKeyAndFoundAgain() {
    Memory memory = new Memory();
    LineView view = new LineView(memory);
    for (int version = 1; version <= 9; version++) {
      byte[] line =
          ("{\"Keys\":{\"pk\":{\"S\":\"k\"}},\"NewImage\":"
                  + image(version)
                  + ",\"OldImage\":"
                  + image(version - 1)
                  + ",\"SequenceNumber\":\"12\"}")
              .getBytes(UTF_8);
      assertThat(outcome(view, line, memory))
          .contains(image(version), image(version - 1))
          .isEqualTo(outcome(new LineView(), line, new Memory()));
    }
    assertThat(memory.found).isEqualTo(8);
  }

  private static String image(int version) {
    return "{\"pk\":{\"S\":\"k\"},\"version\":{\"N\":\"%d\"},\"note\":{\"S\":\"%s\"}}"
        .formatted(version * version * version, "ab\\u00e4".repeat(version));
  }

  private static List<String> outcome(LineView view, byte[] line, Memory memory) {
    List<String> outcome = new ArrayList<>();
    try {
      view.look(line, 0, line.length);
      for (LineView.Image which : LineView.Image.values()) {
        view.image(which)
            .map(Json::toBytes)
            .ifPresent(bytes -> outcome.add(new String(bytes, UTF_8)));
        outcome.add(which + " " + view.has(which));
      }
      outcome.add(view.sequenceNumber().toString());
      outcome.add(String.valueOf(view.creation()));
      CanonicalKey key = view.key();
      outcome.add(key.toString());
      view.image(LineView.Image.NEW).ifPresent(image -> memory.items.put(key, image.toBytes()));
    } catch (BackupException refused) {
      outcome.add(refused.getMessage());
    }
    return outcome;
  }

  /** What items were after their last change. */
  private static final class Memory implements FormerItems {

    private final Map<CanonicalKey, byte[]> items = new HashMap<>();
    private byte[] last = {};
    private int found;

    @Override
    public boolean find(CanonicalKey key) {
      last = items.getOrDefault(key, new byte[0]);
      found += last.length > 0 ? 1 : 0;
      return last.length > 0;
    }

    @Override
    public byte[] bytes() {
      return last;
    }

    @Override
    public int from() {
      return 0;
    }

    @Override
    public int to() {
      return last.length;
    }
  }
}

package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A glance tells what a look does, and leaves what it need not see until that is asked for. */
class GlanceTest {

  private static final int COPIES = 6;
  private static final String KEYS = "{\"Keys\":{\"pk\":{\"S\":\"k\"}}";
  private static final String NEW = ",\"NewImage\":{\"pk\":{\"S\":\"k\"},\"n\":{\"N\":\"1\"}}";
  private static final String TORN = ",\"NewImage\":{\"pk\":{\"S\":\"k\"},\"n\":{\"N\":\"1}}";
  private static final String TAIL =
      ",\"SequenceNumber\":\"0012\",\"SizeBytes\":7,\"ApproximateCreationDateTime\":1.7E9"
          + ",\"eventName\":\"MODIFY\"";

  private final LineView view = new LineView();

  /** Errors and their places included; before and after the images are asked for. */
  @Property(tries = 2000)
  void tellsWhatALookTells(@ForAll long seed) {
    RandomEvents random = new RandomEvents(seed);
    byte[] event = random.event();
    ChangeLines lines = new LineWriter().write(event, 0, event.length);
    LineView glancing = new LineView();
    for (int line = 0; line < lines.count(); line++) {
      byte[] text = Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line) - 1);
      for (int copy = 0; copy < COPIES; copy++) {
        byte[] read = copy == 0 ? text : random.damaged(text);
        LineView looking = new LineView();
        List<String> looked = outcome(() -> looking.look(read, 0, read.length), looking);
        assertThat(outcome(() -> glancing.glance(read, 0, read.length), glancing))
            .as(() -> new String(read, UTF_8))
            .isEqualTo(looked);
        if (looked.size() > 1) {
          glancing.glance(read, 0, read.length);
          assertThat(aroundImages(glancing)).isEqualTo(aroundImages(looking));
        }
      }
    }
  }

  private static List<String> outcome(Runnable read, LineView view) {
    try {
      read.run();
      List<String> outcome = new ArrayList<>();
      for (LineView.Image which : LineView.Image.values()) {
        outcome.add(which + " " + view.has(which));
        view.image(which).ifPresent(image -> outcome.add(new String(image.toBytes(), UTF_8)));
      }
      outcome.addAll(aroundImages(view));
      return outcome;
    } catch (BackupException refused) {
      return List.of(refused.getMessage());
    }
  }

  private static List<String> aroundImages(LineView view) {
    byte[] number = new byte[SequenceNumber.BYTES];
    view.putSequenceNumber(number, 0);
    return List.of(
        view.key().toString(),
        view.sequenceNumber().toString(),
        Arrays.toString(number),
        view.creation().toString(),
        view.eventName().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TAIL + "}",
        TAIL + "} \r\n",
        ",\"SequenceNumber\":\"0012\",\"SizeBytes\":7,\"ApproximateCreationDateTime\":1700000000.0"
            + ",\"eventName\":\"INSERT\",\"userIdentity\":{\"type\":\"Service\"}}"
      })
  void passesOverImages(String tail) {
    glance(KEYS + TORN + tail);

    assertThat(view.key().toItemKey().attributes()).hasSize(1);
    assertThat(view.sequenceNumber()).isEqualTo(SequenceNumber.of("12"));
    assertThat(view.creation().orElseThrow().getEpochSecond()).isEqualTo(1_700_000_000L);
    assertThatThrownBy(() -> view.has(LineView.Image.NEW)).hasMessageContaining("Not a change");
  }

  @Test
  void passesOverThoseOfARemoval() {
    glance(KEYS + TORN.replace("New", "Old") + TAIL.replace("MODIFY", "REMOVE") + "}");

    assertThat(view.eventName()).contains("REMOVE");
    assertThatThrownBy(() -> view.has(LineView.Image.OLD)).hasMessageContaining("Not a change");
  }

  /** In lines that are not usual around their images, these are looked at, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Keys\":{\"p\\u006b\":{\"S\":\"k\"}}" + TORN + TAIL + "}",
        KEYS + TORN + ",\"SequenceNumber\":\"x\"}",
        KEYS + TORN + ",\"SequenceNumber\":\"12\",\"SizeBytes\":7e}",
        KEYS + TORN + ",\"SequenceNumber\":\"12\",\"eventName\":\"MODIFY\"}",
        KEYS + TORN + ",\"SequenceNumber\":\"12\",\"ApproximateCreationDateTime\":1.7E9}",
        KEYS + TORN + TAIL,
        KEYS + TORN + TAIL + "}}",
        KEYS + TORN + TAIL + "}{}",
        KEYS + TORN + TAIL + ",\"more\":1}",
        KEYS + "," + TAIL + "}",
        KEYS + NEW + ",\"SizeBytes\":7,\"ApproximateCreationDateTime\":\"\\\"}",
        "{\"Keys\":{\"pk\":{\"S\":\"k\"}" + TORN + TAIL + "}",
      })
  void refusesWhatIsNotUsualAroundThem(String line) {
    assertThatThrownBy(() -> glance(line)).hasMessageContaining("Not a change line");
  }

  /** Time and kind may stand anywhere; the last ones count. */
  @Test
  void missesNothingThatStandsAmongImages() {
    String time = ",\"ApproximateCreationDateTime\":1800000000";
    glance(KEYS + NEW + time + ",\"SequenceNumber\":\"12\",\"eventName\":\"MODIFY\"}");
    assertThat(view.creation().orElseThrow().getEpochSecond()).isEqualTo(1_800_000_000L);

    glance(KEYS + NEW + time + NEW.replace("New", "Old") + TAIL + "}");
    assertThat(view.creation().orElseThrow().getEpochSecond()).isEqualTo(1_700_000_000L);
    assertThat(view.isLookedAt()).isFalse();
  }

  /** As where a stream shows keys only, or new images only. */
  @Test
  void seesThatAnImageIsMissingWithoutBeingAsked() {
    String torn = KEYS + TORN.replace("New", "Old") + TAIL + "}";

    assertThatThrownBy(() -> glance(torn)).hasMessageContaining("Not a change line");
  }

  /** What stands in a string or deeper has to be told from the line's own members. */
  @Test
  void isNotTakenInByWhatLooksLikeATail() {
    String decoy = ",\\\"SequenceNumber\\\":\\\"99\\\",\\\"eventName\\\":\\\"MODIFY\\\"}";
    glance(KEYS + ",\"NewImage\":{\"a\":{\"S\":\"" + decoy + "\"}}" + TAIL + "}");
    assertThat(view.sequenceNumber()).isEqualTo(SequenceNumber.of("12"));

    glance(KEYS + ",\"SequenceNumber\":\"13\",\"NewImage\":{\"a\":{}" + TAIL + "}}");
    assertThat(view.sequenceNumber()).isEqualTo(SequenceNumber.of("13"));
    assertThat(view.has(LineView.Image.NEW)).isTrue();
  }

  /** A line of its own distance from tail to end after each of the others. */
  @Test
  void findsTailsOfAnyLength() {
    Consumer<Integer> check =
        length -> {
          String digits = "1".repeat(length);
          glance(KEYS + TORN + TAIL.replace("0012", digits) + "}");
          assertThat(view.sequenceNumber()).isEqualTo(SequenceNumber.of(digits));
        };
    for (int one = 1; one <= SequenceNumber.MAX_DIGITS; one += 3) {
      for (int other = 1; other <= SequenceNumber.MAX_DIGITS; other++) {
        check.accept(one);
        check.accept(other);
      }
    }
  }

  private void glance(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    view.glance(bytes, 0, bytes.length);
  }
}

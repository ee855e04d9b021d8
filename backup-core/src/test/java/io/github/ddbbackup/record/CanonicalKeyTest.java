package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalKeyTest {

  private static final CanonicalKey KEY =
      CanonicalKey.of(ItemKey.of(Json.of("{\"a\":{\"S\":\"käse\"},\"n\":{\"N\":\"100\"}}")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"S\":\"käse\"},\"n\":{\"N\":\"100\"}}",
        "{\"n\":{\"N\":\"1E+2\"},\"a\":{\"S\":\"k\\u00e4se\"}}",
        " { \"n\" : { \"N\" : \"100.0\" } , \"\\u0061\" : { \"S\" : \"käse\" } } ",
        "{\"n\":{\"N\":\"0100\"},\"a\":{\"S\":\"x\"},\"a\":{\"S\":\"käse\"}}"
      })
  void isTheSameForTheSameKey(String keys) {
    assertThat(keyOf(keys)).isEqualTo(KEY).hasSameHashCodeAs(KEY);
    assertThat(keyOf(keys).compareTo(KEY)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"S\":\"käse\"},\"n\":{\"N\":\"10\"}}",
        "{\"a\":{\"S\":\"käse\"},\"n\":{\"S\":\"100\"}}",
        "{\"a\":{\"S\":\"käse\"}}",
        "{\"a\":{\"B\":\"a2\"},\"n\":{\"N\":\"100\"}}"
      })
  void differsForOthers(String keys) {
    assertThat(keyOf(keys)).isNotEqualTo(KEY);
  }

  @Property
  void isWhatTheReaderOfKeysMakesOfIt(@ForAll String text, @ForAll int number) {
    String string = new String(text.getBytes(UTF_8), UTF_8);
    String keys = "{\"sort\":{\"N\":\"%d\"},\"hash\":{\"S\":%s}}".formatted(number, quoted(string));

    CanonicalKey key = keyOf(keys);

    assertThat(key.toItemKey()).isEqualTo(ItemKey.of(Json.of(keys)));
    assertThat(CanonicalKey.of(key.toItemKey())).isEqualTo(key);
    assertThat(CanonicalKey.fromBytes(key.toBytes())).isEqualTo(key);
    assertThat(
            new KeyNames(Set.of("hash", "sort"))
                .keyOf(Json.of(keys.replace("}}", "},\"v\":{\"L\":[]}}"))))
        .isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":{}}", "{\"a\":{\"BOOL\":true}}", "{\"a\":{\"N\":\"x\"}}"})
  void refusesWhatIsNoKey(String keys) {
    assertThatThrownBy(() -> keyOf(keys))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Not a change line");
  }

  @Test
  void anItemThatLacksAKeyIsRefused() {
    KeyNames names = new KeyNames(Set.of("hash", "sort"));

    assertThatThrownBy(() -> names.keyOf(Json.of("{\"hash\":{\"S\":\"a\"}}")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("hash, sort")
        .hasMessageContaining("missing");
  }

  @Test
  void aLineIsSeenAsItIs() {
    String text =
        "{\"Keys\":{\"a\":{\"S\":\"k\"}},\"NewImage\":{\"a\":{\"S\":\"k\"}},\"OldImage\":null,"
            + "\"SequenceNumber\":\"00123\",\"ApproximateCreationDateTime\":1.5E3,"
            + "\"eventName\":\"INSERT\"}";
    LineView view = view(text);

    assertThat(view.has(LineView.Image.OLD)).isFalse();
    assertThat(view.image(LineView.Image.NEW).map(Json::toString))
        .contains("{\"a\":{\"S\":\"k\"}}");
    assertThat(text.substring(view.from(LineView.Image.NEW), view.to(LineView.Image.NEW)))
        .isEqualTo("{\"a\":{\"S\":\"k\"}}");
    assertThat(view.sequenceNumber()).isEqualTo(SequenceNumber.of("123"));
    byte[] packed = new byte[SequenceNumber.BYTES + 1];
    view.putSequenceNumber(packed, 1);
    assertThat(SequenceNumber.fromBytes(packed, 1).digits()).isEqualTo("123");
    assertThat(view.creation())
        .hasValueSatisfying(at -> assertThat(at).hasToString("1970-01-01T00:25:00Z"));
    assertThat(view.eventName()).isEqualTo(Optional.of("INSERT"));
  }

  private static CanonicalKey keyOf(String keys) {
    return view("{\"Keys\":" + keys + ",\"SequenceNumber\":\"1\"}").key();
  }

  private static LineView view(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    LineView view = new LineView();
    view.look(bytes, 0, bytes.length);
    return view;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted.append(
          c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }
}

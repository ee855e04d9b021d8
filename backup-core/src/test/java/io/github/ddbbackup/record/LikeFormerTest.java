package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikeFormerTest {

  private static final String ITEM =
      "{\"id\":{\"S\":\"a\"},\"version\":{\"N\":\"7\"},\"on\":{\"BOOL\":true},\"none\":{\"S\":\"\"},"
          + "\"list\":{\"L\":[{\"N\":\"1\"},{\"B\":\"AAEC\"}]},\"set\":{\"SS\":[\"x\",\"y\"]},"
          + "\"N\":{\"S\":\"{\\\"N\\\":\\\"1\\\"}\"},\"colon\":{\"S\":\":\"},\"{\":{\"S\":\"{\"},"
          + "\"last\":{\"S\":\"the same in both\"}}";

  private final JsonScanner json = new JsonScanner();
  private final LikeFormer former = new LikeFormer(json);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"a\"|\"another id\"",
        "\"a\"|\"\"",
        "\"7\"|\"77\"",
        "\"7\"|\"8\"",
        "\"S\":\"\"|\"S\":\"now there is one\"",
        "\"1\"},{|\"12\"},{",
        "AAEC|AAED",
        "\":\"}|\":;\"}",
        "\":\"}|\"\"}",
        "{\"S\":\"{\"}|{\"S\":\"{\\\\\"}",
        "both|both: \\u00fc \\\" \u00fc and more",
        "the same in both|",
      })
  void recognizesWhatDiffersInValues(String change) {
    String other = changed(change);
    assertThat(walk(other)).isEqualTo(other.length() + (other.contains("\u00fc") ? 1 : 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\"|\"di\"",
        "\"N\":\"7\"|\"S\":\"7\"",
        "true|false",
        "{\\\"N\\\":\\\"1\\\"}|{\\\"N\\\":\\\"2\\\"}",
        "[{\"N\":\"1\"},|[",
        "\"x\"|\"z\"",
        "\"set\":|\"set\": ",
        "both\"}}|both\"},\"more\":{\"N\":\"1\"}}",
        "{\"S\":\"\"}|{\"S\":null}",
      })
  void doesNotRecognizeWhatDiffersInMore(String change) {
    assertThat(walk(changed(change))).isEqualTo(Gaps.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in both|in \\b\\x", "in both|in\nboth"})
  void refusesValuesThatAreNone(String change) {
    assertThatThrownBy(() -> walk(changed(change))).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void recognizesNothingWhereNothingIsKnown() {
    byte[] bytes = ITEM.getBytes(UTF_8);
    json.reset(bytes, bytes.length);
    former.reset(bytes, bytes.length);
    assertThat(former.walk(0)).isEqualTo(Gaps.NONE);
    assertThat(former.isUseful()).isTrue();
  }

  @Test
  void isNoUseWhereMostItemsDifferInMore() {
    String other = ITEM.replace("true", "false");
    int wrong = 0;
    while (former.isUseful() && wrong < 1_000) {
      walk(ITEM);
      walk(other);
      walk(other);
      wrong += 2;
    }
    assertThat(wrong).isBetween(10, 999);
    walk(ITEM);
    assertThat(former.isUseful()).isFalse();
  }

  private static String changed(String change) {
    String[] parts = change.split("\\|", -1);
    return parts.length == 2 ? ITEM.replace(parts[0], parts[1]) : ITEM;
  }

  /** Walks over an item behind which a line goes on, after the item was the usual one. */
  private int walk(String item) {
    byte[] bytes = (item + ",\"OldImage\":").getBytes(UTF_8);
    json.reset(bytes, bytes.length);
    former.reset(bytes, bytes.length);
    former.take(new OneItem(ITEM));
    return former.walk(0);
  }

  /** An item with three bytes before it and behind it. */
  private static final class OneItem implements FormerItems {

    private static final int AROUND = 3;
    private final byte[] text;

    OneItem(String text) {
      this.text = ("..." + text + "...").getBytes(UTF_8);
    }

    @Override
    public boolean find(CanonicalKey key) {
      return true;
    }

    @Override
    public byte[] bytes() {
      return text;
    }

    @Override
    public int from() {
      return AROUND;
    }

    @Override
    public int to() {
      return text.length - AROUND;
    }
  }
}

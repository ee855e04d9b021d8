package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemShapesTest {

  private static final String ITEM =
      "{\"id\":{\"S\":\"a\"},\"version\":{\"N\":\"7\"},\"on\":{\"BOOL\":true},"
          + "\"list\":{\"L\":[{\"N\":\"1\"},{\"N\":\"2\"}]},\"set\":{\"SS\":[\"x\",\"y\"]},"
          + "\"note\":{\"S\":\"the same in both of them\"},\"empty\":{\"M\":{}}}";

  private final JsonScanner json = new JsonScanner();
  private final ItemShapes shapes = new ItemShapes(json);

  /** Each differs in something from the item, but in nothing that was not seen before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"a\"/\"another id\"",
        "\"7\"/\"1234567890123456789\"",
        "true/false",
        "{\"N\":\"2\"}/{\"N\":\"2\"},{\"N\":\"3\"},{\"N\":\"44\"}",
        "\"x\",\"y\"/\"x\",\"z\",\"w\"",
        "in both/in none",
      })
  void recognizeAnotherItemOfTheirKind(String change) {
    String[] parts = change.split("/", -1);
    String other = parts.length == 2 ? ITEM.replace(parts[0], parts[1]) : ITEM;
    walk(ITEM.replace("\"2\"}", "\"2\"},{\"N\":\"5\"}").replace("\"y\"", "\"y\",\"z\""));

    String text = ITEM + other + ",";
    take(text);
    assertThat(shapes.walk(0, 0)).isEqualTo(ITEM.length());
    assertThat(shapes.count()).isEqualTo(6);
    assertThat(shapes.walkAnother(ITEM.length())).isEqualTo(text.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\"/\"di\"",
        "\"S\"/\"B\"",
        "true/{\"x\":1}",
        "[{\"N\":\"1\"},{\"N\":\"2\"}]/[]",
        "}}}/},\"more\":{\"N\":\"1\"}}}",
        ",/ ,",
      })
  void doNotRecognizeWhatTheyHaveNotSeen(String change) {
    String[] parts = change.split("/", -1);
    walk(ITEM);

    take(ITEM + ITEM.replace(parts[0], parts[1]) + ",");
    assertThat(shapes.walk(0, 0)).isEqualTo(ITEM.length());
    assertThat(shapes.walkAnother(ITEM.length())).isEqualTo(Gaps.NONE);
  }

  @Test
  void learnWhatTheyHaveNotSeen() {
    String other = ITEM.replace("\"id\"", "\"name\"");
    walk(ITEM);
    walk(other);

    take(ITEM + other + ",");
    assertThat(shapes.walk(0, 0)).isEqualTo(ITEM.length());
    assertThat(shapes.walkAnother(ITEM.length())).isEqualTo(ITEM.length() + other.length());
  }

  @Test
  void forgetAndGoOnWhereThereIsTooMuchToKnow() {
    for (int i = 0; i < 5000; i++) {
      walk(ITEM.replace("\"version\"", "\"version" + i + "\""));
    }
    for (int i = 0; i < 1000; i++) {
      walk(ITEM);
    }
    take(ITEM + ITEM + ",");
    assertThat(shapes.walk(0, 0)).isEqualTo(ITEM.length());
    assertThat(shapes.walkAnother(ITEM.length())).isEqualTo(2 * ITEM.length());
  }

  private void walk(String item) {
    take(item + ",");
    assertThat(shapes.walk(0, 0)).isEqualTo(item.length());
  }

  private void take(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    json.reset(bytes, bytes.length);
    shapes.reset(bytes, bytes.length);
  }
}

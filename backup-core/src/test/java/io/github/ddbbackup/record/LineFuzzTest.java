package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, writing and reading lines ends, and with no exception but the documented. */
class LineFuzzTest {

  private static final int LARGE = 2_000_000;

  /** Used by name. */
  static List<String> hostile() {
    return List.of(
        "[".repeat(LARGE),
        "{\"Records\":".repeat(LARGE / 10),
        "{\"Records\":[".repeat(LARGE / 10),
        "{\"Records\":[{\"dynamodb\":{\"Keys\":" + "{\"L\":[".repeat(LARGE / 6),
        "{\"Keys\":" + "{\"M\":{\"a\":".repeat(LARGE / 10),
        "{\"SizeBytes\":" + "9".repeat(LARGE),
        "{\"SizeBytes\":1e" + "9".repeat(LARGE),
        "{\"Records\":[" + "1,".repeat(LARGE / 2),
        "{\"" + "\\u0000".repeat(LARGE / 6),
        " ".repeat(LARGE));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource
  void hostile(String text) {
    check(text.getBytes(UTF_8));
  }

  @Property
  void endsForDamagedEvents(@ForAll long seed) {
    check(new RandomEvents(seed).damagedEvent());
  }

  @Property
  void endsForAnyBytes(@ForAll byte[] data) {
    check(data);
  }

  private static void check(byte[] data) {
    read(data);
    try {
      ChangeLines lines = new LineWriter().write(data, 0, data.length);
      for (int line = 0; line < lines.count(); line++) {
        byte[] text = Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line));
        assertThat(text).hasSizeLessThan(data.length + 200).endsWith('}', '\n');
        read(text);
      }
    } catch (BackupException documented) {
      assertThat(documented.getMessage()).hasSizeLessThan(2000);
    }
  }

  private static void read(byte[] line) {
    try {
      assertThat(new LineReader().read(line, 0, line.length)).isNotNull();
    } catch (BackupException documented) {
      assertThat(documented.getMessage()).hasSizeLessThan(2000);
    }
  }
}

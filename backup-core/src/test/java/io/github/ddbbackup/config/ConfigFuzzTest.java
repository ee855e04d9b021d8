package io.github.ddbbackup.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, loading it ends, and with no exception but the documented. */
class ConfigFuzzTest {

  private static final Path SAMPLES = Path.of("../examples/configuration");
  private static final String TOKENS =
      "{}[]:,'\"\\\n\t #/*-+.0123456789eEtrufalsn\u0000\uD800\u4E2D";
  private static final int LARGE = 300_000;

  /** Used by name. */
  static List<String> hostile() {
    return List.of(
        "[".repeat(LARGE),
        "{a:".repeat(LARGE / 3),
        "a:[".repeat(LARGE / 3),
        "tableNames: " + "[".repeat(LARGE),
        "streamsMaxRecordsBatch: 1e999999999",
        "streamsMaxRecordsBatch: -1e-999999999",
        "streamsMaxRecordsBatch: " + "9".repeat(LARGE),
        "region: '''" + "\n".repeat(LARGE),
        "region: \"" + "\\u0041".repeat(LARGE / 6),
        "/*".repeat(LARGE / 2),
        "tableNames: [" + "x\n".repeat(LARGE / 2) + "]",
        IntStream.range(0, LARGE / 12)
            .mapToObj(i -> "regio" + i)
            .collect(Collectors.joining(":1\n")));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource
  void hostile(String text) {
    check(text);
  }

  @Property
  void endsForDamagedSamples(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String sample = random.nextBoolean() ? "config.hjson" : "selection.hjson";
    check(damaged(Files.readString(SAMPLES.resolve(sample)), random));
  }

  @Property
  void endsForAnyText(@ForAll String text) {
    check(text);
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      int from = random.nextInt(damaged.length() + 1);
      int to = Math.min(damaged.length(), from + random.nextInt(4));
      int token = random.nextInt(TOKENS.length());
      damaged.replace(from, to, TOKENS.substring(token, token + random.nextInt(2)));
    }
    return damaged.toString();
  }

  private static void check(String text) {
    endsWell(() -> new ConfigLoader(Map.of()).load(text, "fuzz"));
    endsWell(() -> SelectionLoader.load(text, "fuzz"));
  }

  private static void endsWell(Supplier<?> load) {
    try {
      assertThat(load.get()).isNotNull();
    } catch (BackupException documented) {
      assertThat(documented.category()).isEqualTo(BackupException.Category.USER);
    }
  }
}

package io.github.ddbbackup.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.ddbbackup.event.BackupException;
import java.util.Map;
import java.util.function.Supplier;

/** Configuration is read, or refused as a person's mistake. */
class ConfigurationFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void isReadOrRefused(byte[] text) {
    check(() -> new ConfigLoader(Map.of()).load(new String(text, UTF_8), "fuzz"));
  }

  @FuzzTest(maxDuration = "1m")
  void selectionIsReadOrRefused(byte[] text) {
    check(() -> SelectionLoader.load(new String(text, UTF_8), "fuzz"));
  }

  private static void check(Supplier<?> load) {
    try {
      assertThat(load.get()).isNotNull();
    } catch (BackupException documented) {
      assertThat(documented.category()).isEqualTo(BackupException.Category.USER);
    }
  }
}

package io.github.ddbbackup.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxOutputTest {

  @Test
  void linesComeOnceAndTheUnfinishedOneAtTheEnd(@TempDir Path folder) throws IOException {
    try (SandboxOutput output = new SandboxOutput(folder)) {
      Files.writeString(output.file(), "one\ntwo\r\nthr");

      assertThat(output.lines()).containsExactly("one", "two");
      assertThat(output.lines()).isEmpty();
      assertThat(output.rest()).containsExactly("thr");
    }
  }

  @Test
  void readingAfterTheEndFindsNothing(@TempDir Path folder) throws IOException {
    SandboxOutput output = new SandboxOutput(folder);
    Files.writeString(output.file(), "one\n");
    output.close();
    output.close();

    assertThat(output.rest()).isEmpty();
    assertThat(output.file()).doesNotExist();
  }
}

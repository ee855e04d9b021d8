package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipEncoderTest {

  private final GzipEncoder encoder = new GzipEncoder();

  @Property(tries = 200)
  void everyFileHoldsWhatWasAddedToIt(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    for (int file = 0; file < 3; file++) {
      encoder.start();
      ByteArrayOutputStream added = new ByteArrayOutputStream();
      for (int piece = random.nextInt(5); piece > 0; piece--) {
        byte[] bytes = new byte[random.nextInt(100_000)];
        if (random.nextBoolean()) {
          random.nextBytes(bytes);
        }
        int from = random.nextInt(bytes.length + 1);
        encoder.add(bytes, from, bytes.length);
        added.write(bytes, from, bytes.length - from);
      }

      byte[] made = encoder.finish();

      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(made))) {
        assertThat(in.readAllBytes()).isEqualTo(added.toByteArray());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip -dc",
        "python3 -c 'import gzip,sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())'"
      })
  void otherProgramsReadManyOfThemLaidOneBehindTheOther(String program, @TempDir Path folder)
      throws Exception {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      byte[] line = ("{\"SequenceNumber\":\"" + i + "\"}\n").repeat(i % 7).getBytes(UTF_8);
      encoder.start();
      encoder.add(line, 0, line.length);
      object.writeBytes(encoder.finish());
      lines.append(new String(line, UTF_8));
    }
    Path file = Files.write(folder.resolve("object.gz"), object.toByteArray());
    Path out = folder.resolve("out");

    Process process =
        new ProcessBuilder("sh", "-c", program + " " + file)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(out)).isEqualTo(lines.toString());
  }

  @Test
  void holdsBackNoMoreThanItSays() {
    Random random = new Random(4);
    encoder.start();
    int added = 0;
    for (int i = 0; i < 60; i++) {
      byte[] bytes = new byte[1 + random.nextInt(60_000)];
      random.nextBytes(bytes);
      encoder.add(bytes, 0, bytes.length);
      added += bytes.length;
      assertThat(added - encoder.size()).isLessThan(encoder.heldBack());
    }
  }
}

package io.github.ddbbackup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever can come of lines that meet gzip files on their way, the lines come out again. */
class LineBufferTest {

  /** Hands out as many bytes at once as chance will have it. */
  private static final class Dripping extends InputStream {
    private final InputStream in;
    private final Random random;

    Dripping(byte[] bytes, Random random) {
      this.in = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, Math.min(length, 1 + random.nextInt(200)));
    }
  }

  @Property(tries = 500)
  void linesAreFoundWhereverTheyWereCompressed(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    byte[] object = object(random, 3, expected);

    assertThat(lines(new Dripping(object, random))).isEqualTo(expected);
  }

  /** Lines, gzip files and gzip files of all this, one behind the other. */
  private static byte[] object(Random random, int depth, List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int part = random.nextInt(6); part > 0; part--) {
      if (depth > 0 && random.nextBoolean()) {
        bytes.writeBytes(gzip(object(random, depth - 1, lines)));
      } else {
        String line = "{\"n\":" + lines.size() + "}" + " ".repeat(random.nextInt(300));
        bytes.writeBytes((line + "\n").getBytes(UTF_8));
        lines.add(line);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void linesBetweenFilesAddNothingToHowOftenTheyAreCompressed() throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      object.writeBytes(gzip(gzip("inside\n".getBytes(UTF_8))));
      object.writeBytes("between\n".getBytes(UTF_8));
      expected.addAll(List.of("inside", "between"));
    }

    assertThat(lines(new ByteArrayInputStream(object.toByteArray()))).isEqualTo(expected);
    assertThat(lines(new Dripping(object.toByteArray(), new Random(1)))).isEqualTo(expected);
  }

  @Test
  void lastLineNeedsNoNewlineAndEmptyOnesArePassedOver() throws IOException {
    byte[] bytes = "\n\na\n\nb".getBytes(UTF_8);
    assertThat(lines(new ByteArrayInputStream(bytes))).containsExactly("a", "b");
    assertThat(lines(new ByteArrayInputStream(gzip(bytes)))).containsExactly("a", "b");
    assertThat(lines(new ByteArrayInputStream(new byte[] {0x1F}))).hasSize(1);
  }

  @Test
  void damagedGzipFileIsNoticed() {
    byte[] file = gzip("{\"n\":1}\n".repeat(1000).getBytes(UTF_8));
    byte[] cut = Arrays.copyOf(file, file.length - 3);
    byte[] wrong = file.clone();
    wrong[file.length - 6] ^= 1;
    byte[] broken = file.clone();
    broken[12] ^= 0x7F;
    for (byte[] damaged : List.of(cut, wrong, broken)) {
      assertThatThrownBy(() -> lines(new ByteArrayInputStream(damaged)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void headersWithNamesAndCommentsAreRead() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] plain = gzip("a\n".getBytes(UTF_8));
    file.write(plain, 0, 3);
    file.write(4 + 8 + 16);
    file.write(plain, 4, 6);
    file.writeBytes(new byte[] {2, 0, 'x', 'y', 'n', 'a', 'm', 'e', 0, 'c', 0});
    file.write(plain, 10, plain.length - 10);

    assertThat(lines(new ByteArrayInputStream(file.toByteArray()))).containsExactly("a");
  }

  @Test
  void compressingOverAndOverIsRefused() {
    byte[] bytes = "a\n".getBytes(UTF_8);
    for (int i = 0; i < 20; i++) {
      bytes = gzip(bytes);
    }
    byte[] nested = bytes;
    assertThatThrownBy(() -> lines(new ByteArrayInputStream(nested)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("times over");
  }

  private static List<String> lines(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    LineBuffer buffer = new LineBuffer(in);
    while (buffer.next()) {
      lines.add(new String(buffer.bytes(), buffer.from(), buffer.to() - buffer.from(), UTF_8));
    }
    return lines;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

package io.github.ddbbackup.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.primitives.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Objects of a backup, compressed or not, damaged or not, are read to their end or refused. */
class ObjectFuzzTest {

  /** What a byte can become at most when it is decompressed: 258 bytes of two bits, and some. */
  private static final long RATIO = 1_032;

  @FuzzTest(maxDuration = "1m")
  void endsOrIsRefused(byte[] object) {
    try {
      LineBuffer lines = new LineBuffer(new ByteArrayInputStream(object));
      long most = object.length * RATIO * RATIO;
      for (long i = 0; lines.next(); i++) {
        assertThat(lines.number()).as("lines, which never end").isLessThanOrEqualTo(most);
        assertThat(lines.from()).isBetween(0, lines.to());
        assertThat(lines.to()).isLessThanOrEqualTo(lines.bytes().length);
        assertThat(lines.number()).isGreaterThan(i);
      }
    } catch (IOException documented) {
      assertThat(documented).hasMessageNotContaining("\n");
    }
  }

  /** The first byte says where the text is cut into files that lie one behind the other. */
  @FuzzTest(maxDuration = "1m")
  void isWhatWasCompressed(byte[] data) throws IOException {
    byte[] text = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
    if (Bytes.contains(text, GzipFiles.FIRST_BYTE) || text.length == 0) {
      return; // Lines that are compressed files themselves are another matter.
    }
    int cut = Math.min(data[0] & 0xFF, text.length);
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    compress(text, 0, cut, object);
    compress(text, cut, text.length, object);
    assertThat(lines(object.toByteArray())).isEqualTo(plain(text));
  }

  private static void compress(byte[] text, int from, int to, ByteArrayOutputStream object)
      throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(object)) {
      out.write(text, from, to - from);
    }
  }

  private static String lines(byte[] object) throws IOException {
    LineBuffer lines = new LineBuffer(new ByteArrayInputStream(object));
    StringBuilder all = new StringBuilder();
    while (lines.next()) {
      for (int i = lines.from(); i < lines.to(); i++) {
        all.append((char) (lines.bytes()[i] & 0xFF));
      }
      all.append('\n');
    }
    return all.toString();
  }

  private static String plain(byte[] text) {
    return Pattern.compile("\n")
        .splitAsStream(new String(text, ISO_8859_1))
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}

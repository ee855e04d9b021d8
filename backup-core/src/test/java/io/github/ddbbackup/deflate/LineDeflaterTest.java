package io.github.ddbbackup.deflate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineDeflaterTest {

  private static final int REACH = 32 * 1024;

  private final LineDeflater deflater = new LineDeflater();

  @Property(tries = 300)
  void everyStreamHoldsWhatWasAddedToIt(@ForAll long seed) throws DataFormatException {
    Random random = new Random(seed);
    for (int stream = 0; stream < 3; stream++) {
      byte[] bytes = RandomBytes.of(random);

      assertThat(inflated(deflated(bytes, random), bytes.length)).isEqualTo(bytes);
    }
  }

  @Property(tries = 200)
  void holdsBackNoMoreThanItSays(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = RandomBytes.of(random);
    int most = random.nextInt(bytes.length) + 1;
    deflater.start();
    int added = 0;
    while (added < most) {
      int to = Math.min(most, added + 1 + random.nextInt(50_000));
      deflater.add(bytes, added, to);
      added = to;
    }
    int bound = deflater.size() + deflater.heldBack();

    assertThat(deflater.finish()).isLessThanOrEqualTo(bound);
  }

  @Test
  void beginsAnewAfterBytesThatAreNotThere() throws DataFormatException {
    byte[] lines = lines(100);
    deflater.start();

    assertThatThrownBy(() -> deflater.add(lines, lines.length - 10, lines.length + 10))
        .isInstanceOf(IndexOutOfBoundsException.class);

    assertThat(inflated(deflated(lines, new Random(1)), lines.length)).isEqualTo(lines);
  }

  @Test
  void neitherPiecesNorEarlierStreamsChangeWhatIsMade() {
    byte[] lines = lines(3000);
    byte[] made = deflated(lines, new Random(1));

    assertThat(deflated(lines, new Random(2))).isEqualTo(made);
    deflated(RandomBytes.of(new Random(3)), new Random(3));
    deflater.start();
    deflater.add(lines, 0, 10_000);
    assertThat(deflated(lines, new Random(4))).isEqualTo(made);
    assertThat(new LineDeflaterTest().deflated(lines, new Random(5))).isEqualTo(made);
  }

  @Test
  void takesAnyLength() throws DataFormatException {
    byte[] lines = lines(3000);
    for (int length = 0; length < 700; length++) {
      byte[] bytes = Arrays.copyOf(lines, length);
      assertThat(inflated(deflated(bytes, new Random(length)), length)).isEqualTo(bytes);
    }
    int full = REACH + 128 * 1024;
    for (int length = full; length < full + 100; length++) {
      byte[] bytes = Arrays.copyOf(lines, length);
      assertThat(inflated(deflated(bytes, new Random(length)), length)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 257, 258, 259, REACH - 1, REACH, REACH + 1, 100_000})
  void findsWhatComesAgainWithinReach(int period) throws DataFormatException {
    byte[] bytes = new byte[400_000];
    byte[] piece = new byte[period];
    new Random(period).nextBytes(piece);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = piece[i % period];
    }

    byte[] made = deflated(bytes, new Random(period));

    assertThat(inflated(made, bytes.length)).isEqualTo(bytes);
    if (period < REACH) {
      assertThat(made.length).isLessThan(period + 5_000);
    }
  }

  /** Within a long match hardly any positions are kept. */
  @Test
  void findsHowItGoesOnBehindWhatChangedWithinALongMatch() throws DataFormatException {
    Random random = new Random(6);
    byte[] document = new byte[20_000];
    random.nextBytes(document);
    byte[] bytes = new byte[10 * document.length];
    for (int i = 0; i < 10; i++) {
      document[random.nextInt(document.length)]++;
      System.arraycopy(document, 0, bytes, i * document.length, document.length);
    }

    byte[] made = deflated(bytes, random);

    assertThat(inflated(made, bytes.length)).isEqualTo(bytes);
    assertThat(made.length).isLessThan(document.length + 9 * 1_000);
  }

  @Test
  void whatCanNotBeCompressedBecomesHardlyLarger() throws DataFormatException {
    byte[] bytes = new byte[500_000];
    new Random(4).nextBytes(bytes);

    byte[] made = deflated(bytes, new Random(4));

    assertThat(inflated(made, bytes.length)).isEqualTo(bytes);
    assertThat(made.length).isLessThan(bytes.length + bytes.length / 200);
  }

  @Test
  void aFewLinesAreNoLargerThanWithZlib() {
    for (int count : new int[] {1, 2, 5, 20, 100, 1000, 5000}) {
      byte[] lines = lines(count);

      int made = deflated(lines, new Random(count)).length;

      assertThat((double) made / byZlib(lines)).as("%d lines", count).isLessThan(1.03);
    }
  }

  private byte[] deflated(byte[] bytes, Random random) {
    deflater.start();
    int from = 0;
    while (from < bytes.length) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(100_000));
      deflater.add(bytes, from, to);
      from = to;
    }
    byte[] made = new byte[deflater.finish()];
    deflater.copyTo(made, 0);
    return made;
  }

  private static byte[] inflated(byte[] made, int length) throws DataFormatException {
    return Inflated.of(made, length);
  }

  private static int byZlib(byte[] bytes) {
    Deflater zlib = new Deflater(6, true);
    zlib.setInput(bytes);
    zlib.finish();
    int size = zlib.deflate(new byte[bytes.length + 100]);
    assertThat(zlib.finished()).isTrue();
    zlib.end();
    return size;
  }

  private static byte[] lines(int count) {
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String key =
          "{\"Id\":{\"S\":\"c-%016x\"},\"No\":{\"N\":\"%d\"}".formatted(random.nextLong(), i);
      String image = key + ",\"Status\":{\"S\":\"%s\"},\"Total\":{\"N\":\"%d.%02d\"}}";
      lines
          .append("{\"Keys\":")
          .append(key)
          .append("},\"NewImage\":")
          .append(image.formatted("PAID", random.nextInt(1000), random.nextInt(100)))
          .append(",\"OldImage\":")
          .append(image.formatted("PLACED", random.nextInt(1000), random.nextInt(100)))
          .append(",\"SequenceNumber\":\"")
          .append(4_105_000_000_000_000_000L + i)
          .append("45\",\"eventName\":\"MODIFY\"}\n");
    }
    return lines.toString().getBytes(UTF_8);
  }
}

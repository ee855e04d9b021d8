package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/** What is compressed is what zlib finds in it again. */
class LineDeflaterFuzzTest {

  private static final int MOST = 1 << 20;
  private static final int COPY = 0x8000;

  private final LineDeflater deflater = new LineDeflater();

  /**
   * Inputs are too short to reach far back, so one tells how to write a longer text. After the
   * length of the pieces to compress it in come steps of two numbers: how many bytes follow that
   * are new, and nothing of the other; or, from {@value #COPY} on, how many come again, and from
   * how far back.
   */
  @FuzzTest(maxDuration = "1m")
  void holdsWhatWasAddedToIt(byte[] script) throws DataFormatException {
    if (script.length < Short.BYTES) {
      return;
    }
    ByteBuffer steps = ByteBuffer.wrap(script);
    int piece = 1 + next(steps);
    byte[] text = text(steps);
    for (int stream = 0; stream < 2; stream++) {
      assertThat(Inflated.of(compressed(text, piece), text.length)).isEqualTo(text);
    }
  }

  private byte[] compressed(byte[] text, int piece) {
    deflater.start();
    for (int from = 0; from < text.length; from += piece) {
      deflater.add(text, from, Math.min(text.length, from + piece));
    }
    int bound = deflater.size() + deflater.heldBack();
    byte[] made = new byte[deflater.finish()];
    assertThat(made.length).isLessThanOrEqualTo(bound);
    deflater.copyTo(made, 0);
    return made;
  }

  private static byte[] text(ByteBuffer steps) {
    ByteBuffer text = ByteBuffer.allocate(MOST + 2 * COPY);
    while (text.position() < MOST && steps.remaining() >= 2 * Short.BYTES) {
      int count = next(steps);
      int back = next(steps) + 1;
      if (count < COPY) {
        byte[] fresh = new byte[Math.min(count, steps.remaining())];
        steps.get(fresh);
        text.put(fresh);
      } else if (back <= text.position()) {
        for (int i = COPY; i <= count; i++) {
          text.put(text.get(text.position() - back));
        }
      }
    }
    byte[] written = new byte[text.position()];
    text.flip().get(written);
    return written;
  }

  private static int next(ByteBuffer steps) {
    return Short.toUnsignedInt(steps.getShort());
  }
}

package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BitSinkTest {

  @Property(tries = 200)
  void bitsComeOneBehindTheOtherHoweverManyAreOpen(@ForAll long seed) {
    Random random = new Random(seed);
    BitSink sink = new BitSink();
    BigInteger all = BigInteger.ZERO;
    int count = 0;
    for (int i = 0; i < 50; i++) {
      int bits = random.nextBoolean() ? BitSink.MOST_BITS : random.nextInt(BitSink.MOST_BITS + 1);
      long value = random.nextLong() & ((1L << bits) - 1);
      sink.reserve(bits);
      sink.write(value, bits);
      all = all.or(BigInteger.valueOf(value).shiftLeft(count));
      count += bits;
    }
    sink.align();

    byte[] made = new byte[sink.size()];
    sink.copyTo(made, 0);

    assertThat(made).hasSize((count + 7) / 8);
    for (int i = 0; i < made.length; i++) {
      assertThat(made[i]).isEqualTo(all.shiftRight(8 * i).byteValue());
    }
  }
}

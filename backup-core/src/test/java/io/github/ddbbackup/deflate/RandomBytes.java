package io.github.ddbbackup.deflate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Bytes that are partly new, of few or many kinds, and partly as they were some way before. */
final class RandomBytes {

  private static final int REACH = 32 * 1024;

  private RandomBytes() {}

  static byte[] of(Random random) {
    int most = 1 << random.nextInt(20);
    int kinds = 1 + random.nextInt(1 << random.nextInt(9));
    int longest = 1 << (1 + random.nextInt(12));
    Bytes bytes = new Bytes();
    while (bytes.size() < most) {
      int length = 1 + random.nextInt(longest);
      if (bytes.size() > 0 && random.nextInt(4) > 0) {
        bytes.again(distance(random, bytes.size()), length);
      } else {
        bytes.writeBytes(fresh(random, length, kinds));
      }
    }
    return bytes.toByteArray();
  }

  private static int distance(Random random, int most) {
    int distance =
        switch (random.nextInt(4)) {
          case 0 -> 1 + random.nextInt(8);
          case 1 -> REACH - 2 + random.nextInt(4);
          default -> 1 + random.nextInt(1 << (1 + random.nextInt(17)));
        };
    return Math.min(distance, most);
  }

  private static byte[] fresh(Random random, int length, int kinds) {
    byte[] fresh = new byte[length];
    for (int i = 0; i < length; i++) {
      // The product makes some of them much rarer than others.
      fresh[i] = (byte) (random.nextInt(kinds) * random.nextDouble());
    }
    return fresh;
  }

  private static final class Bytes extends ByteArrayOutputStream {

    void again(int distance, int length) {
      int from = size() - distance;
      byte[] period = Arrays.copyOfRange(buf, from, size());
      for (int i = 0; i < length; i++) {
        write(period[i % distance]);
      }
    }
  }
}

package io.github.ddbbackup.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes numbers of keys, two words of them at a time: each is mixed with a secret, and the halves
 * of the product are added up without carry. Who does not know the secret can't choose keys that
 * have one number.
 */
final class KeyHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WIDTH = 2 * Long.BYTES;

  private final long secret;
  private final long another;

  /**
   * Makes a hash.
   *
   * @param secret any number, which nobody else knows
   */
  KeyHash(long secret) {
    this.secret = secret;
    another = fold(secret ^ 0x9E3779B97F4A7C15L, 0xFF51AFD7ED558CCDL);
  }

  /** The number of a key; its lowest and its highest bits may be used. */
  int of(byte[] key) {
    long hash = fold(key.length ^ secret, another);
    int at = 0;
    while (at <= key.length - WIDTH) {
      hash =
          fold((long) LONGS.get(key, at) ^ secret, (long) LONGS.get(key, at + Long.BYTES) ^ hash);
      at += WIDTH;
    }
    if (at <= key.length - Long.BYTES) {
      hash = fold((long) LONGS.get(key, at) ^ another, hash);
      at += Long.BYTES;
    }
    long rest = 0;
    while (at < key.length) {
      rest = rest << Byte.SIZE | (key[at] & 0xFF);
      at++;
    }
    hash = fold(rest ^ secret, hash ^ another);
    return (int) (hash ^ hash >>> Integer.SIZE);
  }

  private static long fold(long one, long other) {
    return Math.multiplyHigh(one, other) ^ one * other;
  }
}

package io.github.ddbbackup.benchmarks.inside;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at each byte of a text once, eight at a time: the least that any reader of it must do. */
final class WordScan {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;

  private WordScan() {}

  /** Counts the words in which there is a quote, without a branch that depends on them. */
  static int wordsWithQuote(byte[] text) {
    int count = 0;
    for (int at = 0; at + Long.BYTES <= text.length; at += Long.BYTES) {
      long word = (long) LONGS.get(text, at) ^ (ONES * '"');
      long found = (word - ONES) & ~word & (ONES << 7);
      count += (int) ((found | -found) >>> 63);
    }
    return count;
  }
}

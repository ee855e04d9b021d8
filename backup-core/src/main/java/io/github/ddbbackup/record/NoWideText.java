package io.github.ddbbackup.record;

import java.util.Arrays;

/** The JVM has no way to look at more than a word: nothing is passed over, and nothing reached. */
final class NoWideText implements WideText {

  @Override
  public boolean isThere() {
    return false;
  }

  @Override
  public int skip(byte[] text, int position, int end) {
    return position;
  }

  @Override
  public boolean reaches(byte[] one, int at, byte[] other, int there, int length) {
    return false;
  }

  @Override
  public boolean areEqual(byte[] one, int at, byte[] other, int there, int length) {
    return Arrays.equals(one, at, at + length, other, there, there + length);
  }
}

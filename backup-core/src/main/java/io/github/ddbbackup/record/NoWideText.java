package io.github.ddbbackup.record;

/** The JVM has no way to look at more than a word. */
final class NoWideText implements WideText {

  @Override
  public boolean isThere() {
    return false;
  }

  @Override
  public int skip(byte[] text, int position, int end) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean reaches(byte[] one, int at, byte[] other, int there, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean areEqual(byte[] one, int at, byte[] other, int there, int length) {
    throw new UnsupportedOperationException();
  }
}

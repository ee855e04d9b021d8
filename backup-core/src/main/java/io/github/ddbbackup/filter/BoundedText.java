package io.github.ddbbackup.filter;

/**
 * A text that can be looked at only so often. An expression such as {@code (a+)+b} can take longer
 * than the universe has been there; a matcher has no limit of its own, but it looks at the text in
 * every step. Steps are counted rather than time, so that an expression gives the same answer on
 * every machine.
 */
final class BoundedText implements CharSequence {

  /** Some 10 ms; sensible expressions take a few thousand on the longest name. */
  static final int MOST_STEPS = 1_000_000;

  private final String text;
  private int steps;

  BoundedText(String text) {
    this.text = text;
  }

  /** Thrown when the text was looked at too often. */
  static final class TooManyStepsException extends RuntimeException {

    TooManyStepsException() {
      super("more than " + MOST_STEPS + " steps");
    }
  }

  @Override
  public char charAt(int index) {
    if (++steps > MOST_STEPS) {
      throw new TooManyStepsException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * Makes canonical keys of {@code Keys} as lines have it. Keys in the usual form, without escapes
 * and with whole numbers, take a short way, all others the long one.
 */
final class CanonicalKeyReader {

  private final KeySpans spans;
  private byte[] text = {};

  /**
   * Makes a reader.
   *
   * @param spans tells where the key stands, if it is in the usual form
   */
  CanonicalKeyReader(KeySpans spans) {
    this.spans = spans;
  }

  /** Reads the key that begins at a position, as its bytes; its grammar has been checked. */
  byte[] read(byte[] line, int position, int end) {
    return isUsual(line)
        ? inOrder(spans.count())
        : CanonicalKey.of(new KeyReader(line, end).read(position)).toBytes();
  }

  /** Whether the key of a line is in the usual form. */
  private boolean isUsual(byte[] line) {
    text = line;
    return spans.isFound() && isCanonical();
  }

  private boolean isCanonical() {
    for (int part = 0; part < spans.count(); part++) {
      if (spans.type(part) == 'N'
          && !Numbers.isWhole(text, spans.valueFrom(part), spans.valueTo(part))) {
        return false;
      }
    }
    return true;
  }

  private byte[] inOrder(int count) {
    byte[] bytes = new byte[size(count)];
    bytes[0] = (byte) count;
    int first = spans.firstInOrder();
    int at = put(first, bytes, 1);
    if (count > 1) {
      at = put(1 - first, bytes, at);
    }
    return at == bytes.length ? bytes : Arrays.copyOf(bytes, at);
  }

  /** At least as many bytes as the key has. */
  private int size(int count) {
    int size = 1;
    for (int i = 0; i < count; i++) {
      size += 5 + spans.nameTo(i) - spans.nameFrom(i) + spans.valueTo(i) - spans.valueFrom(i);
      size += endsInZero(i) ? Numbers.MORE_THAN_WHOLE : 0;
    }
    return size;
  }

  private boolean endsInZero(int part) {
    return spans.type(part) == 'N' && text[spans.valueTo(part) - 1] == '0';
  }

  private int put(int part, byte[] target, int position) {
    int at = putText(spans.nameFrom(part), spans.nameTo(part), target, position);
    target[at] = spans.type(part);
    int from = spans.valueFrom(part);
    int to = spans.valueTo(part);
    if (!endsInZero(part)) {
      return putText(from, to, target, at + 1);
    }
    int length = Numbers.putWhole(text, from, to, target, at + 3);
    return putLength(length, target, at + 1) + length;
  }

  private int putText(int from, int to, byte[] target, int position) {
    int at = putLength(to - from, target, position);
    System.arraycopy(text, from, target, at, to - from);
    return at + to - from;
  }

  private static int putLength(int length, byte[] target, int position) {
    target[position] = (byte) (length >>> 8);
    target[position + 1] = (byte) length;
    return position + 2;
  }
}

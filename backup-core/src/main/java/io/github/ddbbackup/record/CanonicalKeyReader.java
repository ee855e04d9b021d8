package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * Makes canonical keys of {@code Keys} as lines have it. Keys in the usual form, without escapes
 * and with whole numbers, are copied; all others take the long way.
 */
final class CanonicalKeyReader {

  private static final int MAX_PARTS = 2;

  private final JsonScanner json = new JsonScanner();
  private final int[] nameFrom = new int[MAX_PARTS];
  private final int[] nameTo = new int[MAX_PARTS];
  private final int[] valueFrom = new int[MAX_PARTS];
  private final int[] valueTo = new int[MAX_PARTS];
  private byte[] text = {};

  /** Reads the key that begins at a position; its grammar has been checked. */
  CanonicalKey read(byte[] line, int position, int end) {
    text = line;
    json.reset(line, end);
    int count = parts(position);
    boolean twice = count == MAX_PARTS && compareNames() == 0;
    return count > 0 && !twice
        ? inOrder(count)
        : CanonicalKey.of(new KeyReader(line, end).read(position));
  }

  /** How many attributes were found; 0 if the key is not in the usual form. */
  private int parts(int position) {
    int count = 0;
    int at = json.firstMember(position + 1);
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      int value = json.toValue(nameEnd);
      if (count == MAX_PARTS || !isPlain(at, nameEnd, value)) {
        return 0;
      }
      int from = value + "{'S':'".length();
      int to = json.string(from) - 1;
      if (json.peek(to + 1) != '}' || !isCanonical(text[value + 2], from, to)) {
        return 0;
      }
      nameFrom[count] = at + 1;
      nameTo[count] = nameEnd - 1;
      valueFrom[count] = from;
      valueTo[count] = to;
      count++;
      at = json.nextMember(to + 2);
    }
    return count;
  }

  /**
   * Whether a name without escapes has a value that begins as in {"S":"; its type is checked later.
   */
  private boolean isPlain(int name, int nameEnd, int value) {
    return nameEnd - name <= CanonicalKey.LONGEST
        && !JsonStrings.hasEscape(text, name, nameEnd)
        && json.peek(value) == '{'
        && json.peek(value + 1) == '"'
        && json.peek(value + 3) == '"'
        && json.peek(value + 4) == ':'
        && json.peek(value + 5) == '"';
  }

  private boolean isCanonical(int type, int from, int to) {
    if (to - from > CanonicalKey.LONGEST) {
      return false;
    }
    return switch (type) {
      case 'S', 'B' -> !JsonStrings.hasEscape(text, from, to);
      case 'N' -> Numbers.isCanonical(text, from, to);
      default -> false;
    };
  }

  private CanonicalKey inOrder(int count) {
    byte[] bytes = new byte[size(count)];
    bytes[0] = (byte) count;
    int first = count < MAX_PARTS || compareNames() < 0 ? 0 : 1;
    int at = put(first, bytes, 1);
    if (count > 1) {
      put(1 - first, bytes, at);
    }
    return CanonicalKey.ofOwned(bytes);
  }

  private int compareNames() {
    return Arrays.compareUnsigned(text, nameFrom[0], nameTo[0], text, nameFrom[1], nameTo[1]);
  }

  private int size(int count) {
    int size = 1;
    for (int i = 0; i < count; i++) {
      size += 5 + nameTo[i] - nameFrom[i] + valueTo[i] - valueFrom[i];
    }
    return size;
  }

  private int put(int part, byte[] target, int position) {
    int at = putText(nameFrom[part], nameTo[part], target, position);
    target[at] = text[valueFrom[part] - "S':'".length()];
    return putText(valueFrom[part], valueTo[part], target, at + 1);
  }

  private int putText(int from, int to, byte[] target, int position) {
    int length = to - from;
    target[position] = (byte) (length >>> 8);
    target[position + 1] = (byte) length;
    System.arraycopy(text, from, target, position + 2, length);
    return position + 2 + length;
  }
}

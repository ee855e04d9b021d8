package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * Walks over the images of a change. Most changes leave most attributes as they were, so what the
 * second image has in common with the first, whose grammar has been checked by then, is recognized
 * by comparing it, which is several times as fast as walking over it.
 */
final class Images {

  private static final int FIRST_MEMBERS = 64;

  /** How many members of the first image may be missing in the second for it to be found again. */
  private static final int LOOK_AHEAD = 3;

  private final JsonScanner json;
  private byte[] text = {};
  private int end;
  private int[] starts = new int[FIRST_MEMBERS];
  private int count;
  private int firstEnd;

  Images(JsonScanner json) {
    this.json = json;
  }

  /** Takes the text that the scanner has. */
  void reset(byte[] event, int eventEnd) {
    text = event;
    end = eventEnd;
    count = 0;
  }

  /** Forgets the image of the last change. */
  void clear() {
    count = 0;
  }

  /**
   * Walks over an image, or whatever stands in its place.
   *
   * @param depth how many objects and arrays it stands in; the same for all images of a change
   */
  int walk(int position, int depth) {
    if (json.peek(position) != '{') {
      return json.value(position, depth);
    }
    int at = json.firstMember(position + 1);
    return count == 0 ? first(at, depth + 1) : second(at, depth + 1);
  }

  private int first(int position, int depth) {
    int at = position;
    while (json.peek(at) != '}') {
      note(at);
      at = json.member(at, depth);
    }
    firstEnd = at + 1;
    return firstEnd;
  }

  private void note(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count] = start;
    count++;
  }

  private int second(int position, int depth) {
    int at = position;
    int next = 0;
    while (json.peek(at) != '}') {
      if (next < count) {
        int same = Arrays.mismatch(text, starts[next], firstEnd, text, at, end);
        if (same < 0 || same == firstEnd - starts[next]) {
          return at + firstEnd - starts[next];
        }
        int differing = memberBefore(starts[next] + same, next);
        at = json.member(at + starts[differing] - starts[next], depth);
        next = memberLike(at, differing);
      } else {
        at = json.member(at, depth);
      }
    }
    return at + 1;
  }

  /** The last member of the first image that begins before a position. */
  private int memberBefore(int position, int from) {
    int member = from;
    while (member + 1 < count && starts[member + 1] < position) {
      member++;
    }
    return member;
  }

  /** The member of the first image, of the next few, that begins like what stands at a position. */
  private int memberLike(int position, int from) {
    if (position + Words.WIDTH <= end) {
      long word = Words.at(text, position);
      int to = Math.min(count, from + LOOK_AHEAD);
      for (int member = from; member < to; member++) {
        if (Words.at(text, starts[member]) == word) {
          return member;
        }
      }
    }
    return Math.min(from + 1, count);
  }
}

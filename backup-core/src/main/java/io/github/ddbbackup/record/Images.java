package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * Walks over the images of a change. Most changes leave most attributes as they were, so what the
 * second image has in common with the first, whose grammar has been checked by then, is recognized
 * by comparing it, which is several times as fast as walking over it.
 */
final class Images {

  /** How many members of the first image may be missing in the second for it to be found again. */
  private static final int LOOK_AHEAD = 3;

  private final JsonScanner json;
  private final ItemShapes first;
  private byte[] text = {};
  private int end;
  private int firstEnd;

  Images(JsonScanner json) {
    this.json = json;
    first = new ItemShapes(json);
  }

  /** Takes the text that the scanner has. */
  void reset(byte[] event, int eventEnd) {
    text = event;
    end = eventEnd;
    first.reset(event, eventEnd);
  }

  /** Forgets the image of the last change. */
  void clear() {
    first.clear();
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
    if (first.count() == 0) {
      firstEnd = first.walk(position, depth);
      return firstEnd;
    }
    int known = first.walkAnother(position);
    if (known != Gaps.NONE) {
      return known;
    }
    int imageEnd = second(json.firstMember(position + 1), depth + 1);
    first.remember(position, imageEnd);
    return imageEnd;
  }

  private int second(int position, int depth) {
    int at = position;
    int next = 0;
    while (json.peek(at) != '}') {
      if (next < first.count()) {
        int same = Arrays.mismatch(text, first.start(next), firstEnd, text, at, end);
        if (same < 0 || same == firstEnd - first.start(next)) {
          return at + firstEnd - first.start(next);
        }
        int differing = memberBefore(first.start(next) + same, next);
        at = json.member(at + first.start(differing) - first.start(next), depth);
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
    while (member + 1 < first.count() && first.start(member + 1) < position) {
      member++;
    }
    return member;
  }

  /** The member of the first image, of the next few, that begins like what stands at a position. */
  private int memberLike(int position, int from) {
    if (position + Words.WIDTH <= end) {
      long word = Words.at(text, position);
      int to = Math.min(first.count(), from + LOOK_AHEAD);
      for (int member = from; member < to; member++) {
        if (Words.at(text, first.start(member)) == word) {
          return member;
        }
      }
    }
    return Math.min(from + 1, first.count());
  }
}

package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * Walks over items. Those of one table have most names and types in common, so an item is compared
 * with what {@link Gaps} there were in those before, and only its values are looked into. What is
 * found to differ is walked over as any JSON is, and remembered.
 */
final class ItemShapes {

  private static final int FIRST_MEMBERS = 64;

  /** How many members of the last item may be missing in another for it to be found again. */
  private static final int LOOK_AHEAD = 3;

  private final JsonScanner json;
  private final Gaps gaps = new Gaps();
  private final GapsOfItem found;
  private final Trust trust = new Trust();
  private byte[] text = {};
  private int end;
  private int[] starts = new int[FIRST_MEMBERS];
  private int[] gapsAt = new int[FIRST_MEMBERS];
  private int[] gapsBefore = new int[FIRST_MEMBERS];
  private int count;
  private int lastEnd;
  private boolean recognized;

  ItemShapes(JsonScanner json) {
    this.json = json;
    found = new GapsOfItem(json, gaps);
  }

  /** Takes the text that the scanner has. */
  void reset(byte[] newText, int newEnd) {
    text = newText;
    end = newEnd;
    count = 0;
  }

  /** Forgets where the members of the item walked over last begin. */
  void clear() {
    count = 0;
  }

  /** How many members of the item walked over last it is known of where they begin. */
  int count() {
    return count;
  }

  /** Where one of them begins. */
  int start(int member) {
    return starts[member];
  }

  /**
   * Walks over an item.
   *
   * @param position where its first brace is
   * @param depth how many objects and arrays it stands in
   */
  int walk(int position, int depth) {
    count = 0;
    lastEnd = trust.isGiven() ? known(position) : Gaps.NONE;
    recognized = lastEnd != Gaps.NONE;
    if (!recognized) {
      lastEnd = members(position, depth + 1);
      remember(position, lastEnd);
    }
    return lastEnd;
  }

  /** Notes the gaps of an item that was not recognized. */
  void remember(int position, int itemEnd) {
    if (trust.isGiven() && !json.metSpace()) {
      found.note(text, position, itemEnd);
      // What was known may have been forgotten, and the numbers of gaps given anew.
      recognized = false;
    }
  }

  private int members(int position, int depth) {
    count = 0;
    int at = json.firstMember(position + 1);
    while (json.peek(at) != '}') {
      note(at, Gaps.NONE, Gaps.NONE);
      at = json.member(at, depth);
    }
    return at + 1;
  }

  private void note(int start, int before, int gap) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      gapsAt = Arrays.copyOf(gapsAt, count * 2);
      gapsBefore = Arrays.copyOf(gapsBefore, count * 2);
    }
    starts[count] = start;
    gapsAt[count] = gap;
    gapsBefore[count] = before;
    count++;
  }

  private int known(int position) {
    int at = position;
    int before = Gaps.START;
    int gap = gaps.following(before, text, at, end);
    while (gap != Gaps.NONE && gaps.value(gap) != GapsOfItem.END) {
      int mark = gaps.mark(gap);
      if (mark >= 0) {
        note(at + mark, before, gap);
      }
      at = value(gap, at + gaps.length(gap));
      before = gap;
      gap = gaps.following(gap, text, at, end);
    }
    return judged(gap, at);
  }

  private int judged(int gap, int at) {
    if (gap == Gaps.NONE) {
      trust.weaken();
      return gap;
    }
    trust.strengthen();
    return at + gaps.length(gap);
  }

  /** Walks over the value behind a gap, unless it is not of the kind that follows the gap. */
  private int value(int gap, int at) {
    if (gaps.value(gap) == GapsOfItem.STRING) {
      return json.string(at);
    }
    return isScalar(json.peek(at), at) ? json.value(at, 0) : at;
  }

  /**
   * An array that had such a value first can have none at all; behind a comma there must be one.
   */
  private boolean isScalar(int first, int at) {
    return first > ' '
        && first != '{'
        && first != '['
        && first != '"'
        && (first != ']' || text[at - 1] != '[');
  }

  /**
   * Walks over an item that may have most in common with the one walked over last, which stands
   * before it in the text.
   *
   * @return its end, or {@link Gaps#NONE} if it is not recognized
   */
  int walkAnother(int position) {
    if (!recognized || !trust.isGiven()) {
      return Gaps.NONE;
    }
    int at = position;
    int next = 0;
    int gap = gaps.following(Gaps.START, text, at, end);
    while (gap != Gaps.NONE && gaps.value(gap) != GapsOfItem.END) {
      int valueAt = at + gaps.length(gap);
      int like = gaps.mark(gap) < 0 ? count : memberWith(gap, next);
      if (like < count) {
        int there = gapStart(like) + gaps.length(gap);
        int same = common(there, valueAt);
        if (same == lastEnd - there) {
          trust.strengthen();
          return valueAt + same;
        }
        int differing = memberBefore(there + same, like);
        next = differing + 1;
        if (differing > like) {
          at = valueAt + gapStart(differing) - there;
          gap = gaps.following(gapsBefore[differing], text, at, end);
          continue;
        }
      }
      at = value(gap, valueAt);
      gap = gaps.following(gap, text, at, end);
    }
    return judged(gap, at);
  }

  /** Where the gap begins in which a member of the last item begins. */
  private int gapStart(int member) {
    return starts[member] - gaps.mark(gapsAt[member]);
  }

  /** How many bytes a position in the last item and one behind it have in common, up to its end. */
  private int common(int there, int here) {
    if (here + Words.WIDTH > end || Words.at(text, there) != Words.at(text, here)) {
      return 0;
    }
    int same = Arrays.mismatch(text, there, lastEnd, text, here, end);
    return same < 0 ? lastEnd - there : same;
  }

  /** The next member of the last item with a gap, or the number of members if there is none. */
  private int memberWith(int gap, int from) {
    int to = Math.min(count, from + LOOK_AHEAD);
    for (int member = from; member < to; member++) {
      if (gapsAt[member] == gap) {
        return member;
      }
    }
    return count;
  }

  /** The last member of the last item that begins before a position. */
  private int memberBefore(int position, int from) {
    int member = from;
    while (member + 1 < count && starts[member + 1] < position) {
      member++;
    }
    return member;
  }
}

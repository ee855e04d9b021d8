package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * Walks over images that are what their item was before but for the values of some strings, numbers
 * and binaries, which is what most changes make of most items. All else is compared, which is many
 * times as fast as walking over it.
 */
final class LikeFormer {

  /** What stands before the first quote of a value: {"S":. */
  private static final int LEAD = 5;

  private static final int TYPE_IN_LEAD = 2;

  /** A comparison costs little of what it can save. */
  private static final int RIGHT_TO_A_WRONG = 1;

  private final JsonScanner json;
  private final JsonScanner jsonOfFormer = new JsonScanner();
  private final Trust trust = new Trust(RIGHT_TO_A_WRONG);
  private byte[] text = {};
  private int end;
  private byte[] former = {};
  private int formerFrom;
  private int formerTo;

  LikeFormer(JsonScanner json) {
    this.json = json;
  }

  /** Takes the text that the scanner has, and forgets what the item was. */
  void reset(byte[] newText, int newEnd) {
    text = newText;
    end = newEnd;
    formerTo = 0;
    formerFrom = 0;
  }

  /** Whether it pays to find out what the item was. */
  boolean isUseful() {
    return trust.isGiven();
  }

  /** Takes what the item was. */
  void take(FormerItems items) {
    former = items.bytes();
    formerFrom = items.from();
    formerTo = items.to();
    jsonOfFormer.reset(former, formerTo);
  }

  /**
   * Walks over an image.
   *
   * @return its end, or {@link Gaps#NONE} if it differs in more than values
   */
  int walk(int position) {
    if (formerFrom == formerTo) {
      return Gaps.NONE;
    }
    int imageEnd = compare(position);
    if (imageEnd == Gaps.NONE) {
      trust.weaken();
    } else {
      trust.strengthen();
    }
    return imageEnd;
  }

  private int compare(int position) {
    int at = position;
    int there = formerFrom;
    int same = Arrays.mismatch(former, there, formerTo, text, at, end);
    while (same >= 0 && same < formerTo - there) {
      int value = valueAround(there + same, there);
      if (value == Gaps.NONE) {
        return Gaps.NONE;
      }
      at = json.string(at + value - there);
      there = jsonOfFormer.string(value);
      same = Arrays.mismatch(former, there, formerTo, text, at, end);
    }
    return at + formerTo - there;
  }

  /**
   * Where the value begins in which a place in the former item is, the place of its last quote
   * included. Behind a quote that ends a string no letter can stand, and in a string no quote
   * without a backslash, so {"S":" is nothing else but the beginning of a value.
   *
   * @param from where something begins that is not in a string
   * @return the place behind its first quote, or {@link Gaps#NONE} if there is no such value
   */
  private int valueAround(int place, int from) {
    int quote = place - 1;
    while (quote >= from + LEAD && former[quote] != '"') {
      quote--;
    }
    return quote >= from + LEAD && isLead(quote - LEAD) ? quote + 1 : Gaps.NONE;
  }

  private boolean isLead(int at) {
    int type = former[at + TYPE_IN_LEAD];
    return (type == 'S' || type == 'N' || type == 'B')
        && former[at] == '{'
        && former[at + 1] == '"'
        && former[at + 3] == '"'
        && former[at + 4] == ':';
  }
}

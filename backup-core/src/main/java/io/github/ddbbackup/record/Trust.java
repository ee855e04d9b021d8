package io.github.ddbbackup.record;

/** Whether guessing pays: too many wrong guesses in a row, and none is made for a while. */
final class Trust {

  private static final int MOST = 64;
  private static final int USUAL_PRICE = 8;
  private static final int REST = 512;

  private final int price;
  private int credit = MOST;
  private int rest;

  /** Trust for guesses that gain little. */
  Trust() {
    this(USUAL_PRICE);
  }

  /**
   * Trust that stays while there are as many right guesses to a wrong one.
   *
   * @param price how many
   */
  Trust(int price) {
    this.price = price;
  }

  /** Whether to guess this time. */
  boolean isGiven() {
    if (rest == 0) {
      return true;
    }
    rest--;
    return false;
  }

  /** Notes that a guess was right. */
  void strengthen() {
    if (credit < MOST) {
      credit++;
    }
  }

  /** Notes that one was wrong. */
  void weaken() {
    credit -= price;
    if (credit < 0) {
      credit = MOST / 2;
      rest = REST;
    }
  }
}

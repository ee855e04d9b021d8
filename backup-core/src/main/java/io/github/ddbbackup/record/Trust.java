package io.github.ddbbackup.record;

/** Whether guessing pays: too many wrong guesses in a row, and none is made for a while. */
final class Trust {

  private static final int MOST = 64;

  /** How many right guesses make up for a wrong one. */
  private static final int PRICE = 8;

  private static final int REST = 512;

  private int credit = MOST;
  private int rest;

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
    credit -= PRICE;
    if (credit < 0) {
      credit = MOST / 2;
      rest = REST;
    }
  }
}

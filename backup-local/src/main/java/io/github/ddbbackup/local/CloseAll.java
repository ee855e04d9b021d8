package io.github.ddbbackup.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started, the last first, and goes on past what fails. */
final class CloseAll implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T one) {
    started.push(one);
    return one;
  }

  /**
   * Closes everything; a second call does nothing.
   *
   * @throws AccountException if something did not close; the rest is closed all the same
   */
  @Override
  public synchronized void close() {
    AccountException failure = null;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new AccountException("the account did not stop cleanly: " + e, e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}

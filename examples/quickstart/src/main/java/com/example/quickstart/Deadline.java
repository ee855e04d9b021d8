package com.example.quickstart;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again and again until there is an answer, up to a limit. */
final class Deadline {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private Deadline() {}

  /**
   * Waits for an answer.
   *
   * @param limit how long to wait at most
   * @param question gives the answer once there is one
   * @param missing says what is missing when time is up
   */
  static <T> T await(Duration limit, Supplier<Optional<T>> question, Supplier<String> missing) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > end) {
        throw new QuickstartException(
            "After " + limit.toSeconds() + " seconds " + missing.get() + ".");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}

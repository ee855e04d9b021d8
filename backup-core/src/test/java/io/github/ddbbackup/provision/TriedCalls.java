package io.github.ddbbackup.provision;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Of the calls of a run, those before which a test ends it: every fifth, others each time, so that
 * all are tried in some builds; all at once with {@code -Dinterrupted.step=1}.
 */
final class TriedCalls {

  static final int STEP = Integer.getInteger("interrupted.step", 5);

  private TriedCalls() {}

  /** The first one, counted from 1. */
  static int first() {
    int first = ThreadLocalRandom.current().nextInt(STEP) + 1;
    System.out.println("Every " + STEP + ". call is tried, from call " + first);
    return first;
  }

  /** Those of a run of so many calls. */
  static int[] of(int calls) {
    return IntStream.iterate(first(), call -> call <= calls, call -> call + STEP).toArray();
  }
}

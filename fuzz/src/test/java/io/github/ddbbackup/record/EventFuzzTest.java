package io.github.ddbbackup.record;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A writer takes of events what Jackson takes, and means the same by it; nothing else comes. */
class EventFuzzTest {

  private final EventOracle oracle = new EventOracle();

  @FuzzTest(maxDuration = "1m")
  void becomesLines(byte[] event) {
    oracle.compare(event);
  }
}

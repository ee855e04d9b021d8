package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever calls the function that sets up tables: it is understood or ignored. */
class TableCallFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void isUnderstoodOrIgnored(byte[] event) {
    assertThat(TableEventParser.parse(event, event.length)).isNotNull();
  }
}

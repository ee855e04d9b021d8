package io.github.ddbbackup.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.ddbbackup.event.BackupException;
import java.io.IOException;

/** Of lines, what Jackson takes is taken, and seen alike; nothing else comes. */
class BackupLineFuzzTest {

  private final LineOracle oracle = new LineOracle();
  private final LineReader reader = new LineReader();

  @FuzzTest(maxDuration = "1m")
  void isSeen(byte[] line) throws IOException {
    oracle.compare(line);
  }

  @FuzzTest(maxDuration = "1m")
  void isRead(byte[] line) {
    try {
      ChangeRecord change = reader.read(line, 0, line.length);
      assertThat(Trees.tryRead(line)).isPresent();
      change.newImage().ifPresent(BackupLineFuzzTest::decode);
      change.oldImage().ifPresent(BackupLineFuzzTest::decode);
    } catch (BackupException documented) {
      assertThat(documented.getMessage()).hasSizeLessThan(2000);
    }
  }

  private static void decode(Json image) {
    assertThat(Item.of(image)).isNotNull();
  }
}

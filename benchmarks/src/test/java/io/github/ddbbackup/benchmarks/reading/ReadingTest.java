package io.github.ddbbackup.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.benchmarks.data.Payload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

  private static final int CHANGES = 20_000;
  private static final int CHANGES_OF_ITEM = 20;

  @TempDir Path folder;

  @Test
  void allWaysReadTheWholeBackup() throws Exception {
    long size = Backup.make(folder, Payload.SMALL, CHANGES, CHANGES_OF_ITEM);
    Backup backup = new Backup(folder);

    assertThat(new Gunzip().read(backup, 1)).isEqualTo(size);
    assertThat(new HistoryOfItem().read(backup, 2)).isEqualTo(CHANGES_OF_ITEM);
    // Of ten items one is removed at last, which arg_max does not see.
    assertThat(new NewestImages().read(backup, 1)).isEqualTo(CHANGES / CHANGES_OF_ITEM * 9L / 10);
    assertThat(new DuckDb().read(backup, 2)).isEqualTo(CHANGES / CHANGES_OF_ITEM);
  }
}

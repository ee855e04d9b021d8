package io.github.ddbbackup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import org.junit.jupiter.api.Test;

class TableFoldersTest {

  private static final TableName TABLE = TableName.of("Orders");

  @Test
  void theOriginalPutASlashBehindThePrefixAsItWas() {
    assertThat(TableFolders.of(BackupPrefix.of("dynamodb/backup/")).of(TABLE))
        .containsExactly("dynamodb/backup/Orders/", "dynamodb/backup//Orders/");
    assertThat(TableFolders.of(BackupPrefix.of("")).of(TABLE)).containsExactly("Orders/");
  }

  @Test
  void anotherFolderIsReadWhenAskedFor() {
    assertThat(TableFolders.of(BackupPrefix.of("")).withFormer("/Orders").of(TABLE))
        .containsExactly("Orders/", "/Orders/");
    assertThat(TableFolders.of(BackupPrefix.of("b")).withFormer("b/Orders/").of(TABLE))
        .containsExactly("b/Orders/", "b//Orders/");
  }

  @Test
  void aFolderHasAName() {
    assertThatThrownBy(() -> TableFolders.of(BackupPrefix.of("b")).withFormer(" "))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Not a folder of the bucket");
  }
}

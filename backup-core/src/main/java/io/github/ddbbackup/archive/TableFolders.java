package io.github.ddbbackup.archive;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folders in which the objects of a table can lie: that which the backup writes to, and that of
 * the Python original where the configured prefix ended in a slash, to which it added another one.
 */
public final class TableFolders {

  private final BackupPrefix prefix;
  private final Optional<String> former;

  private TableFolders(BackupPrefix prefix, Optional<String> former) {
    this.prefix = prefix;
    this.former = former;
  }

  /**
   * Folders that bear the table's name.
   *
   * @param prefix the folder in the bucket under which each table has its own
   * @return the folders
   */
  public static TableFolders of(BackupPrefix prefix) {
    return new TableFolders(prefix, Optional.empty());
  }

  /**
   * The same, and another folder if one is given.
   *
   * @param prefix the folder in the bucket under which each table has its own
   * @param former as {@link #withFormer} takes it; empty for none
   * @return the folders
   * @throws BackupException if what is given can't be a folder
   */
  public static TableFolders of(BackupPrefix prefix, Optional<String> former) {
    return former.map(of(prefix)::withFormer).orElseGet(() -> of(prefix));
  }

  /**
   * Adds any other folder of the bucket. The original's bears the table's name cut off at 64
   * characters, and begins with a slash where the prefix was empty. Tables whose names begin alike
   * shared one, and their lines can't be told apart, so it is read only when it is asked for.
   *
   * @param folder what the keys of its objects begin with, up to the year, for example {@code
   *     backup/Orders/}
   * @return these folders and that one
   * @throws BackupException if it is empty
   */
  public TableFolders withFormer(String folder) {
    String start = folder.strip();
    if (start.isEmpty()) {
      throw BackupException.user(
          "Not a folder of the bucket",
          folder,
          "Give what the objects' keys begin with, up to the year.");
    }
    return new TableFolders(prefix, Optional.of(start.endsWith("/") ? start : start + "/"));
  }

  /**
   * Where the objects of a table can lie.
   *
   * @param table the table
   * @return what the objects' keys begin with, each ending in a slash; the usual one first
   */
  public List<String> of(TableName table) {
    Set<String> folders = new LinkedHashSet<>();
    folders.add(prefix.forTable(table));
    if (!prefix.value().isEmpty()) {
      folders.add(prefix.value() + "//" + table.value() + "/");
    }
    former.ifPresent(folders::add);
    return List.copyOf(folders);
  }
}

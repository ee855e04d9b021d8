package io.github.ddbbackup.ddl;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.naming.TableName;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Which table is to be queried with what.
 *
 * @param engine the engine
 * @param table the table whose backup it is
 * @param key the table's key
 * @param folder the address of the folder that holds the table's objects, such as {@code
 *     s3://my-bucket/dynamodb/backup/Orders/}; ends in a slash
 * @param since the first day of which there are objects, in UTC; for engines that are told the
 *     partitions
 */
public record DdlRequest(
    Engine engine, TableName table, KeySchema key, String folder, LocalDate since) {

  /**
   * Checks the folder.
   *
   * @throws BackupException if it does not end in a slash
   */
  public DdlRequest {
    requireNonNull(engine);
    requireNonNull(table);
    requireNonNull(key);
    requireNonNull(since);
    if (!folder.endsWith("/")) {
      throw BackupException.user("Not a folder", folder, "End it with a slash.");
    }
  }

  /**
   * Where a backup has the objects of a table.
   *
   * @param config where the backup is
   * @param table the table
   * @param engine who reads it; Spark has a scheme of its own for S3
   * @return the folder's address
   */
  public static String folder(BackupConfig config, TableName table, Engine engine) {
    return (engine == Engine.SPARK ? "s3a://" : "s3://")
        + config.firehoseDeliveryBucket().value()
        + "/"
        + config.firehoseDeliveryPrefix().forTable(table);
  }

  /**
   * What the table is called in the engine: no letter needs quotes there.
   *
   * @return for example {@code backup_of_orders}
   */
  public String name() {
    return "backup_of_" + table.value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }
}

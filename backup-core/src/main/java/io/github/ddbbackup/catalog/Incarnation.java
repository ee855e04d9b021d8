package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * One table out of all that bore a name one after another.
 *
 * @param table its name
 * @param arn its ARN
 * @param tableId the id that DynamoDB gave it
 * @param created when it was made, in whole milliseconds
 */
public record Incarnation(TableName table, String arn, String tableId, Instant created) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * Checks the id, which is part of an object's key.
   *
   * @throws BackupException if it is not an id
   */
  public Incarnation {
    requireNonNull(table);
    requireNonNull(arn);
    if (!ID.matcher(tableId).matches()) {
      throw BackupException.user(
          "Not the id of a table", tableId, "DynamoDB's ids have letters, digits and '-'.");
    }
    created = created.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Whether the table is of an account and Region.
   *
   * @param region the Region's code
   * @param account the account's number
   * @return true when its ARN says so
   */
  public boolean isIn(String region, String account) {
    return arn.contains(":dynamodb:" + region + ":" + account + ":");
  }

  /**
   * What the names of its objects in the catalog begin with. They sort by the time at which the
   * tables were made.
   *
   * @return for example {@code 20261122T184451Z-0d4cbd3f-7e5f-4b4c-8a43-6d7a0f1f2c11}
   */
  public String objectName() {
    return STAMP.format(created) + "-" + tableId;
  }
}

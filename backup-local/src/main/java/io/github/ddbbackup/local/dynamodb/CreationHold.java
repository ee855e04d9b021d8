package io.github.ddbbackup.local.dynamodb;

import io.github.ddbbackup.local.http.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a new table in CREATING for a while, as AWS does and DynamoDB Local does not. */
final class CreationHold {
  private final InstantSource clock;
  private final Duration hold;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  CreationHold(InstantSource clock, Duration hold) {
    this.clock = clock;
    this.hold = hold;
  }

  /** Notes that a table was made. */
  void created(String region, String table) {
    if (!hold.isZero()) {
      until.put(key(region, table), clock.instant().plus(hold));
    }
  }

  /** Holds a table until {@link #end} tells that it is complete. */
  void begin(String region, String table) {
    until.put(key(region, table), Instant.MAX);
  }

  /** The table is complete, and held as long as any that is new. */
  void end(String region, String table) {
    until.put(key(region, table), clock.instant().plus(hold));
  }

  /** Whether any table may be held, so that requests need a look. */
  boolean holdsAny() {
    return !until.isEmpty();
  }

  /** Whether the table is still to be shown as CREATING. */
  boolean holds(String region, String table) {
    Instant end = until.get(key(region, table));
    if (end == null) {
      return false;
    }
    if (clock.instant().isBefore(end)) {
      return true;
    }
    until.remove(key(region, table));
    return false;
  }

  /**
   * Refuses what AWS refuses while a table is being created.
   *
   * @throws ApiException if the table is held and the operation needs more than a description
   */
  void check(String region, String table, String operation) {
    if (!holds(region, table) || operation.startsWith("Describe")) {
      return;
    }
    switch (operation) {
      case "CreateTable" -> inUse("Table already exists: " + table);
      case "UpdateTable", "DeleteTable", "UpdateTimeToLive" ->
          inUse(
              "Attempt to change a resource which is still in use: Table is being created: "
                  + table);
      default ->
          throw new ApiException("ResourceNotFoundException", 400, "Requested resource not found");
    }
  }

  private static void inUse(String message) {
    throw new ApiException("ResourceInUseException", 400, message);
  }

  private static String key(String region, String table) {
    return region + "/" + table;
  }
}

package io.github.ddbbackup.lambda.soak;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The tables that bear one name, one after another, and the streams that tell what became of their
 * items. Those of a name under which tables are made again are used by one thread at a time; of the
 * others, one may write to the table while another switches its stream off and on.
 */
final class Lives {

  /** The number of an item that writers do not write. */
  private static final long NO_WRITERS = 1_000_000_000_000L;

  private final DynamoDbClient dynamoDb;
  private final SoakTable table;
  private final BiConsumer<SoakTable, String> awaitMapping;
  private final List<Life> ended = new ArrayList<>();
  private final List<String> formerStreams = new ArrayList<>();
  private final List<Span> silences = new ArrayList<>();
  private int begun;
  private long ownChanges;

  /**
   * Makes it; there is no table yet.
   *
   * @param awaitMapping waits until there is a mapping for a stream of the table, given its ARN
   */
  Lives(DynamoDbClient dynamoDb, SoakTable table, BiConsumer<SoakTable, String> awaitMapping) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.awaitMapping = awaitMapping;
  }

  SoakTable table() {
    return table;
  }

  /** How many tables of the name there have been. */
  int begun() {
    return begun;
  }

  /** Makes the first table; its stream is for the backup to turn on. */
  void begin() {
    table.create(dynamoDb, false);
    begun++;
  }

  /**
   * Deletes the table, and makes another under its name at once. Its stream is on from the start:
   * it need not wait for the backup with its first change, and nor does the soak.
   */
  void next() {
    end();
    Waiting.until("the name of " + table.name() + " is free", this::made);
    begun++;
  }

  private boolean made() {
    try {
      table.create(dynamoDb, true);
      return true;
    } catch (ResourceInUseException e) {
      return false;
    }
  }

  /**
   * Deletes the table, once it is set up: what was gone before is in no backup, and that is known.
   */
  void end() {
    awaitMapping.accept(table, description().latestStreamArn());
    ended.add(present());
    formerStreams.clear();
    silences.clear();
    dynamoDb.deleteTable(d -> d.tableName(table.name()));
  }

  /** Whether there is a table of the name. */
  boolean isThere() {
    return ended.size() < begun;
  }

  /** Switches the table's stream off. */
  Instant fallSilent() {
    changeOwnItem();
    formerStreams.add(description().latestStreamArn());
    Instant silent = Instant.now();
    table.switchStreamOff(dynamoDb);
    return silent;
  }

  /** The stream that was switched off last. */
  String lastFormer() {
    return formerStreams.get(formerStreams.size() - 1);
  }

  /**
   * Changes an item that no writer writes, whatever the writers do meanwhile. It is changed before
   * the stream is switched off, while it is, and behind that: what no stream tells of breaks its
   * chain of images, and a gap has to explain that.
   */
  void changeOwnItem() {
    ownChanges++;
    Waiting.until(
        "an item of " + table.name() + " is changed",
        () -> table.writes(dynamoDb, NO_WRITERS, ownChanges));
  }

  /**
   * Notes that the table has another stream.
   *
   * @param silent when the one before was switched off
   * @throws IllegalStateException if it is no other
   */
  void speakAgain(Instant silent) {
    if (formerStreams.contains(description().latestStreamArn())) {
      throw new IllegalStateException("the stream of " + table.name() + " was never off");
    }
    Instant since =
        LocalDateTime.parse(description().latestStreamLabel()).toInstant(ZoneOffset.UTC);
    silences.add(new Span(silent, since));
    changeOwnItem();
  }

  /** Whether its changes were in no stream for a while. */
  boolean wasSilent() {
    return !silences.isEmpty();
  }

  /** All tables of the name, the oldest first. */
  List<Life> all() {
    List<Life> all = new ArrayList<>(ended);
    if (isThere()) {
      all.add(present());
    }
    return all;
  }

  private Life present() {
    TableDescription present = description();
    List<String> streams = new ArrayList<>(formerStreams);
    streams.add(present.latestStreamArn());
    return new Life(present.tableId(), streams, List.copyOf(silences));
  }

  private TableDescription description() {
    try {
      return dynamoDb.describeTable(d -> d.tableName(table.name())).table();
    } catch (ResourceNotFoundException e) {
      throw new IllegalStateException(table.name() + " is gone, and nobody deleted it", e);
    }
  }
}

package io.github.ddbbackup.history;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.S3Archive;
import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.archive.TableFolders;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the histories of items from the backup of an account. */
public final class HistoryReader implements AutoCloseable {

  private final AwsClients clients;
  private final BackupConfig config;
  private final Catalog catalog;

  private HistoryReader(AwsClients clients, BackupConfig config) {
    this.clients = clients;
    this.config = config;
    catalog =
        new Catalog(
            new S3CatalogObjects(config.firehoseDeliveryBucket(), clients::s3),
            config.firehoseDeliveryPrefix(),
            InstantSource.system());
  }

  /**
   * A reader for one account and Region.
   *
   * @param config where the backup is
   * @param aws how AWS is reached
   * @return the reader, to be closed by the caller; AWS is not called yet
   */
  public static HistoryReader open(BackupConfig config, AwsSettings aws) {
    return new HistoryReader(AwsClients.of(config.region(), aws), config);
  }

  /**
   * Finds the changes of an item.
   *
   * @param request which item
   * @param progress is told how far the reading is, by one thread at a time
   * @return the changes, which may be none
   * @throws BackupException if no item of the table can have the key, or the backup can't be read
   */
  public History read(HistoryRequest request, Consumer<ScanProgress> progress) {
    Lifetimes lifetimes = Lifetimes.of(catalog, request.table());
    KeyQuery key = new KeyCheck(this::liveSchema).resolve(request.key(), lifetimes);
    TableFolders folders = folders(request);
    Archive archive = new S3Archive(clients, config.firehoseDeliveryBucket(), folders);
    ArchiveScan scan =
        new ArchiveScan(
            archive, Runtime.getRuntime().availableProcessors(), request.onDamage(), progress);
    HistoryResult found = new ItemHistory(archive, scan).of(request.table(), key, request.span());
    return new History(
        request,
        Chapters.of(found.changes(), lifetimes),
        found.summary(),
        found.strangers(),
        lifetimes.gaps().stream().filter(gap -> touches(gap, request.span())).toList(),
        places(folders, request));
  }

  /**
   * Finds out what the keys of a table's items are made of.
   *
   * @param table the table's name; of several tables of that name the latest counts
   * @return the key
   * @throws BackupException if neither the catalog knows the table nor is it there, or they can't
   *     be read
   */
  public KeySchema keyOf(TableName table) {
    return new KeyCheck(this::liveSchema)
        .schemas(Lifetimes.of(catalog, table)).stream()
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    BackupException.user(
                        "The key of the table is not known",
                        table.value(),
                        "Neither the catalog in the bucket nor the Region has this table: see"
                            + " whether its name is right."));
  }

  private static boolean touches(Gap gap, TimeSpan span) {
    return span.from().filter(from -> !gap.until().isAfter(from)).isEmpty()
        && span.to().filter(gap.from()::isAfter).isEmpty();
  }

  private TableFolders folders(HistoryRequest request) {
    return TableFolders.of(config.firehoseDeliveryPrefix(), request.formerFolder());
  }

  private List<String> places(TableFolders folders, HistoryRequest request) {
    String bucket = "s3://" + config.firehoseDeliveryBucket().value() + "/";
    return folders.of(request.table()).stream().map(folder -> bucket + folder).toList();
  }

  /** The key of the table that is there now, if it may be looked at. */
  private Optional<KeySchema> liveSchema(TableName table) {
    try {
      return Optional.of(
          new AwsCall("dynamodb:DescribeTable", "table " + table.value())
              .answer(
                  () ->
                      KeySchema.of(
                          TableStates.of(
                                  clients
                                      .dynamoDb()
                                      .describeTable(r -> r.tableName(table.value()))
                                      .table(),
                                  Instant.EPOCH)
                              .definition())));
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}

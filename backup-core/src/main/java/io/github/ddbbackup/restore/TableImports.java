package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.TableName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;

/**
 * Has DynamoDB import snapshots, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html">
 * ImportTable</a>. An import is known again by the table that it makes and by where its files lie:
 * the token of a request counts only as long as the import is under way.
 */
final class TableImports {

  private final AwsClients clients;
  private final BucketName bucket;
  private final Waiter waiter;
  private final InstantSource clock;

  TableImports(AwsClients clients, BucketName bucket, Waiter waiter, InstantSource clock) {
    this.clients = clients;
    this.bucket = bucket;
    this.waiter = waiter;
    this.clock = clock;
  }

  /**
   * The imports of one snapshot into tables of one name, as far as DynamoDB remembers them, which
   * is 90 days.
   *
   * @param target the table's name
   * @param files what the keys of the snapshot's files begin with
   * @return the imports, the latest first
   */
  List<TableImport> of(TableName target, String files) {
    return new AwsCall("dynamodb:ListImports", "imports into table " + target)
            .answer(
                () ->
                    clients.dynamoDb().listImportsPaginator(r -> {}).stream()
                        .flatMap(page -> page.importSummaryList().stream())
                        .filter(summary -> isMeant(summary, target, files))
                        .toList())
            .stream()
            .map(summary -> describe(target, summary.importArn()))
            .sorted(Comparator.comparing(TableImport::began).reversed())
            .toList();
  }

  private boolean isMeant(ImportSummary summary, TableName target, String files) {
    return String.valueOf(summary.tableArn()).endsWith(":table/" + target.value())
        && summary.s3BucketSource() != null
        && bucket.value().equals(summary.s3BucketSource().s3Bucket())
        && files.equals(summary.s3BucketSource().s3KeyPrefix());
  }

  /**
   * Begins an import. If it has been begun already and is under way, it is that one.
   *
   * @param table the table to make
   * @param files what the keys of the snapshot's files begin with
   * @param earlier how many imports of the snapshot into a table of the name have ended
   * @return the import
   */
  TableImport begin(NewTable table, String files, int earlier) {
    ImportTableDescription begun =
        new AwsCall("dynamodb:ImportTable", "table " + table.name())
            .answer(
                () ->
                    clients
                        .dynamoDb()
                        .importTable(
                            r ->
                                r.clientToken(token(table, files, earlier))
                                    .s3BucketSource(
                                        s -> s.s3Bucket(bucket.value()).s3KeyPrefix(files))
                                    .inputFormat(InputFormat.DYNAMODB_JSON)
                                    .inputCompressionType(InputCompressionType.GZIP)
                                    .tableCreationParameters(
                                        TableRequests.imported(table.name(), table.definition()))))
            .importTableDescription();
    return of(begun);
  }

  /** The same for the same import, and another one for each that comes after it. */
  private String token(NewTable table, String files, int earlier) {
    String of =
        String.join("\n", table.name().value(), table.mark(), bucket.value(), files, "" + earlier);
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * Waits until an import has ended.
   *
   * @param target the table that it makes
   * @param begun the import
   * @param progress is told how far it is, each time that it is looked at
   * @return the import at its end
   */
  TableImport await(TableName target, TableImport begun, Consumer<ImportProgress> progress) {
    return begun.isUnderWay()
        ? waiter.await(
            "the import into table " + target,
            () -> {
              TableImport now = describe(target, begun.arn());
              progress.accept(progress(now));
              return now.isUnderWay() ? Optional.empty() : Optional.of(now);
            })
        : begun;
  }

  private ImportProgress progress(TableImport now) {
    TableImport.Count count = now.count();
    return new ImportProgress(
        Duration.between(now.began(), clock.instant()),
        count.processed(),
        count.imported(),
        count.errors());
  }

  private TableImport describe(TableName target, String arn) {
    return of(
        new AwsCall("dynamodb:DescribeImport", "import into table " + target)
            .answer(() -> clients.dynamoDb().describeImport(r -> r.importArn(arn)))
            .importTableDescription());
  }

  private TableImport of(ImportTableDescription told) {
    return new TableImport(
        told.importArn(),
        status(told),
        String.valueOf(told.tableId()),
        Optional.ofNullable(told.startTime()).orElseGet(clock::instant),
        new TableImport.Count(
            number(told.processedItemCount()),
            number(told.importedItemCount()),
            number(told.errorCount())),
        failure(told),
        Optional.ofNullable(told.cloudWatchLogGroupArn()));
  }

  private static TableImport.Status status(ImportTableDescription told) {
    return switch (told.importStatus()) {
      case COMPLETED -> TableImport.Status.COMPLETED;
      case FAILED, CANCELLED -> TableImport.Status.FAILED;
      default -> TableImport.Status.UNDER_WAY;
    };
  }

  private static Optional<String> failure(ImportTableDescription told) {
    return Optional.of(
            Stream.of(told.failureCode(), told.failureMessage())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": ")))
        .filter(text -> !text.isEmpty());
  }

  private static long number(Long told) {
    return told == null ? 0 : told;
  }
}

package io.github.ddbbackup.live;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Asks for the items of a table, page by page, no faster than is allowed. Thread-safe. */
final class Pages {

  /** Beyond those of the client itself; with the waits between them they span some minutes. */
  private static final int ATTEMPTS = 12;

  private static final RetryPolicy WAITS =
      new RetryPolicy(
          Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ZERO);

  private static final Set<ErrorKind> SOON_OVER =
      Set.of(ErrorKind.THROTTLED, ErrorKind.UNREACHABLE, ErrorKind.SERVICE_FAILURE);

  private final AwsClients clients;
  private final ScanSettings settings;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final CapacityPace pace;
  private final PageSize size;

  Pages(
      AwsClients clients,
      ScanSettings settings,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.clients = clients;
    this.settings = settings;
    this.sleeper = sleeper;
    this.random = random;
    this.pace = new CapacityPace(settings.maxReadCapacity(), clock, sleeper);
    this.size = new PageSize(settings);
  }

  /** The page behind a position in one segment out of many. */
  ScanResponse read(LiveTable table, SegmentPosition position, int segments) {
    try {
      for (int failures = 0; ; failures++) {
        double expected = size.units();
        pace.await(expected);
        try {
          ScanResponse page = ask(table, request(table, position, segments));
          double units = unitsOf(page);
          pace.settle(expected, units);
          size.seen(page.scannedCount(), units);
          return page;
        } catch (AwsCallException e) {
          if (!SOON_OVER.contains(e.kind()) || failures == ATTEMPTS - 1) {
            throw e;
          }
        }
        sleeper.sleep(WAITS.delay(failures + 1, random));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.service(
          "Interrupted while reading table " + table.name(), "", "Run it again.", e);
    }
  }

  private ScanResponse ask(LiveTable table, ScanRequest request) {
    return new AwsCall("dynamodb:Scan", "table " + table.name())
        .answer(() -> clients.dynamoDb().scan(request));
  }

  private ScanRequest request(LiveTable table, SegmentPosition position, int segments) {
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(table.name().value())
            .segment(position.segment())
            .totalSegments(segments)
            .consistentRead(settings.consistent())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    size.items().ifPresent(request::limit);
    position.after().map(ItemCodec::toAttributes).ifPresent(request::exclusiveStartKey);
    return request.build();
  }

  /** How many read units a page took. */
  static double unitsOf(ScanResponse page) {
    return page.consumedCapacity() == null || page.consumedCapacity().capacityUnits() == null
        ? 0
        : page.consumedCapacity().capacityUnits();
  }
}

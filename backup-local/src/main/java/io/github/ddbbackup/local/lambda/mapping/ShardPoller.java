package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.http.ApiException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Reads one shard from where it was left, batch by batch; each step is short of a wait. */
final class ShardPoller {
  /** Of GetRecords. */
  private static final int MOST_READ = 1000;

  private static final Set<String> LOST_PLACE =
      Set.of("ExpiredIteratorException", "TrimmedDataAccessException");

  private final String shardId;
  private final StreamReader reader;
  private final Progress progress;
  private final RecordFilter filter;
  private final Gatherer gatherer;
  private final BatchRunner runner;
  private final InstantSource clock;
  private final Executor executor;
  private final Supplier<Duration> idle;
  private Optional<String> iterator = Optional.empty();
  private boolean ended;
  private Optional<String> lastRead = Optional.empty();
  private List<StreamRecord> underWay = List.of();
  private List<Lane> lanes = List.of();

  ShardPoller(
      String shardId,
      StreamReader reader,
      Progress progress,
      RecordFilter filter,
      Gatherer gatherer,
      BatchRunner runner,
      InstantSource clock,
      Executor executor,
      Supplier<Duration> idle) {
    this.shardId = shardId;
    this.reader = reader;
    this.progress = progress;
    this.filter = filter;
    this.gatherer = gatherer;
    this.runner = runner;
    this.clock = clock;
    this.executor = executor;
    this.idle = idle;
  }

  String shardId() {
    return shardId;
  }

  /** Does what is due; returns how long to wait before the next step, empty once all is read. */
  Optional<Duration> step() {
    if (!lanes.isEmpty()) {
      return Optional.of(runLanes());
    }
    boolean more = !ended && gatherer.room() > 0 && read();
    List<Batch> batches = gatherer.take(clock.instant(), ended);
    if (!batches.isEmpty()) {
      underWay =
          batches.stream()
              .flatMap(batch -> batch.records().stream())
              .sorted(Comparator.comparing(record -> new BigInteger(record.sequenceNumber())))
              .toList();
      lanes = batches.stream().map(batch -> new Lane(shardId, batch)).toList();
      return Optional.of(runLanes());
    }
    if (ended && gatherer.isEmpty()) {
      progress.done(shardId);
      return Optional.empty();
    }
    return Optional.of(more ? Duration.ZERO : idle.get());
  }

  /** Reads once; whether there is likely to be more: who reads after each record reads all day. */
  private boolean read() {
    int limit = Math.min(MOST_READ, gatherer.room());
    try {
      StreamReader.Page page = reader.read(iterator.orElseGet(this::place), limit);
      iterator = page.next();
      ended = iterator.isEmpty();
      List<StreamRecord> passing = filter.passing(page.records());
      gatherer.add(passing, clock.instant());
      if (!page.records().isEmpty()) {
        lastRead = Optional.of(page.records().get(page.records().size() - 1).sequenceNumber());
      }
      if (passing.size() < page.records().size()) {
        notePassedOver();
      }
      return page.records().size() >= limit;
    } catch (ApiException e) {
      if (!LOST_PLACE.contains(e.code())) {
        throw e;
      }
      if (e.code().startsWith("Trimmed")) {
        iterator = Optional.of(reader.oldest(shardId));
      } else {
        iterator = Optional.empty();
      }
      return false;
    }
  }

  private String place() {
    Optional<String> last = lastRead.isPresent() ? lastRead : progress.last(shardId);
    if (last.isPresent()) {
      return reader.after(shardId, last.get());
    }
    return progress.isLatest(shardId) ? reader.latest(shardId) : reader.oldest(shardId);
  }

  private Duration runLanes() {
    Instant now = clock.instant();
    if (lanes.size() == 1) {
      lanes.get(0).run(runner, now);
    } else {
      List<CompletableFuture<Void>> runs = new ArrayList<>();
      for (Lane lane : lanes) {
        runs.add(CompletableFuture.runAsync(() -> lane.run(runner, now), executor));
      }
      runs.forEach(CompletableFuture::join);
    }
    lanes = lanes.stream().filter(lane -> !lane.isEmpty()).toList();
    note();
    Instant due = lanes.stream().map(Lane::due).min(Instant::compareTo).orElse(now);
    Duration wait = Duration.between(clock.instant(), due);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** What was passed over is not read again where nothing before it is still to be dealt with. */
  private void notePassedOver() {
    if (gatherer.isEmpty()) {
      lastRead.ifPresent(number -> progress.read(shardId, number));
    }
  }

  /** Notes the last record up to which every record was dealt with. */
  private void note() {
    List<String> open =
        lanes.stream()
            .flatMap(lane -> lane.next().stream())
            .map(StreamRecord::sequenceNumber)
            .toList();
    Optional<String> dealtWith = Optional.empty();
    for (StreamRecord record : underWay) {
      if (open.contains(record.sequenceNumber())) {
        break;
      }
      dealtWith = Optional.of(record.sequenceNumber());
    }
    dealtWith.ifPresent(number -> progress.read(shardId, number));
  }
}

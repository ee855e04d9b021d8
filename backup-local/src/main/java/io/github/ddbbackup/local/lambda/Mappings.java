package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.lambda.mapping.BatchTarget;
import io.github.ddbbackup.local.lambda.mapping.MappingPoller;
import io.github.ddbbackup.local.lambda.mapping.PollerContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The event source mappings of the account and their pollers; safe for use by several threads. */
final class Mappings implements AutoCloseable {
  private static final String NOTHING_YET = "No records processed";

  private final Map<String, Mapping> mappings = new TreeMap<>();
  private final Map<String, MappingPoller> pollers = new HashMap<>();
  private final Map<String, String> results = new ConcurrentHashMap<>();
  private final ServiceContext context;
  private final PollerContext polling;
  private final Function<String, BatchTarget> targets;
  private final StateFolder kept;
  private boolean closed;

  /** Mappings as they were kept; {@code targets} finds a function by its ARN. */
  Mappings(ServiceContext context, PollerContext polling, Function<String, BatchTarget> targets) {
    this.context = context;
    this.polling = polling;
    this.targets = targets;
    this.kept = new StateFolder(context.state(), "lambda/mappings");
    kept.all().stream()
        .map(Mapping::fromJson)
        .forEach(mapping -> mappings.put(mapping.identity().uuid(), mapping));
  }

  /** Starts to read for the mappings that were kept. */
  synchronized void start() {
    List.copyOf(mappings.values()).forEach(this::settleLater);
  }

  Instant now() {
    return context.clock().instant();
  }

  synchronized List<Mapping> all(String region) {
    return mappings.values().stream()
        .filter(m -> m.arn().startsWith("arn:aws:lambda:" + region + ":"))
        .sorted(Comparator.comparing(m -> m.identity().uuid()))
        .toList();
  }

  synchronized Mapping get(String uuid) {
    return Optional.ofNullable(mappings.get(uuid))
        .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
  }

  String lastResult(Mapping mapping) {
    return results.getOrDefault(mapping.identity().uuid(), NOTHING_YET);
  }

  synchronized void add(Mapping mapping) {
    put(mapping);
    settleLater(mapping);
  }

  /** Changes a mapping that no change is under way for; reading stops until it is through. */
  synchronized Mapping change(String uuid, UnaryOperator<Mapping> change) {
    Mapping before = get(uuid);
    if (now().isBefore(before.settled()) || before.change().equals(Mapping.DELETING)) {
      throw LambdaErrors.inUse("Cannot update the event source mapping because it is in use.");
    }
    Mapping after = change.apply(before);
    stop(uuid);
    put(after);
    settleLater(after);
    return after;
  }

  synchronized Mapping changeTags(String uuid, UnaryOperator<Map<String, String>> change) {
    Mapping before = get(uuid);
    Mapping after = before.withTags(change.apply(before.tags()));
    put(after);
    return after;
  }

  /** How many mappings read at the moment. */
  synchronized int reading() {
    return pollers.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    List.copyOf(pollers.keySet()).forEach(this::stop);
  }

  private void put(Mapping mapping) {
    mappings.put(mapping.identity().uuid(), mapping);
    kept.write(mapping.identity().uuid(), mapping.toJson());
  }

  private void settleLater(Mapping mapping) {
    Duration left = Duration.between(now(), mapping.settled());
    context
        .clock()
        .schedule(
            left.isNegative() ? Duration.ZERO : left, () -> settle(mapping.identity().uuid()));
  }

  private synchronized void settle(String uuid) {
    Mapping mapping = mappings.get(uuid);
    if (mapping == null || closed || now().isBefore(mapping.settled())) {
      return;
    }
    if (mapping.change().equals(Mapping.DELETING)) {
      mappings.remove(uuid);
      results.remove(uuid);
      kept.delete(uuid);
      MappingPoller.forget(polling, uuid);
    } else if (mapping.enabled() && !pollers.containsKey(uuid)) {
      MappingPoller poller =
          new MappingPoller(
              polling,
              mapping.identity(),
              mapping.settings(),
              targets.apply(mapping.identity().functionArn()),
              result -> results.put(uuid, result));
      pollers.put(uuid, poller);
      poller.start();
    }
  }

  private void stop(String uuid) {
    Optional.ofNullable(pollers.remove(uuid)).ifPresent(MappingPoller::close);
  }
}

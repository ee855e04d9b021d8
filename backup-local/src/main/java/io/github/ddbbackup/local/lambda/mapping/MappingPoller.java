package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Calls;
import io.github.ddbbackup.local.http.ObjectStore;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the stream of one mapping: every shard on its own, a shard after its parent. Safe for use
 * by several threads.
 */
public final class MappingPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MappingPoller.class);
  private static final Duration LOOK_FOR_SHARDS = Duration.ofSeconds(10);
  private static final Duration AFTER_PROBLEM = Duration.ofSeconds(1);
  private static final Duration WHILE_BUSY = Duration.ofMillis(100);

  private final PollerContext context;
  private final MappingIdentity mapping;
  private final MappingSettings settings;
  private final BatchTarget target;
  private final Consumer<String> results;
  private final StreamReader reader;
  private final Progress progress;
  private final Set<String> running = new HashSet<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicBoolean unreadable = new AtomicBoolean();

  /**
   * A poller that does nothing yet.
   *
   * @param results takes how the last attempt went, in Lambda's words
   */
  public MappingPoller(
      PollerContext context,
      MappingIdentity mapping,
      MappingSettings settings,
      BatchTarget target,
      Consumer<String> results) {
    this.context = context;
    this.mapping = mapping;
    this.settings = settings;
    this.target = target;
    this.results = results;
    this.reader = new StreamReader(this::calls, mapping.streamArn());
    this.progress = new Progress(context.progress(), mapping.uuid());
  }

  /** Forgets how far a mapping has read. */
  public static void forget(PollerContext context, String uuid) {
    context.progress().delete(uuid);
  }

  /** Starts to read. */
  public void start() {
    later(Duration.ZERO, this::look);
  }

  /** Stops to read; an invocation under way ends, and what it did is noted. */
  @Override
  public void close() {
    stopped.set(true);
  }

  /** Looks for shards now and again, and starts to read those that are due. */
  private void look() {
    runDue();
    later(LOOK_FOR_SHARDS, this::look);
  }

  private void runDue() {
    try {
      List<StreamReader.Shard> shards = reader.shards();
      begin(shards);
      Set<String> known = shards.stream().map(StreamReader.Shard::id).collect(Collectors.toSet());
      progress.retain(known);
      for (StreamReader.Shard shard : shards) {
        if (isDue(shard, known)) {
          later(Duration.ZERO, () -> takeUp(shard.id()));
        }
      }
    } catch (RuntimeException e) {
      problem(e);
    }
  }

  private void begin(List<StreamReader.Shard> shards) {
    if (progress.begun()) {
      return;
    }
    progress.begin();
    if (settings.startsAtLatest()) {
      for (StreamReader.Shard shard : shards) {
        if (shard.closed()) {
          progress.done(shard.id());
        } else {
          progress.latest(shard.id());
        }
      }
    }
  }

  private synchronized boolean isDue(StreamReader.Shard shard, Set<String> known) {
    boolean parentRead =
        shard
            .parent()
            .map(parent -> !known.contains(parent) || progress.isDone(parent))
            .orElse(true);
    return parentRead && !progress.isDone(shard.id()) && running.add(shard.id());
  }

  /** Waits until an earlier poller of this mapping, stopped by now, is through with the shard. */
  private void takeUp(String shardId) {
    if (context.busy().contains(busy(shardId))) {
      later(WHILE_BUSY, () -> takeUp(shardId));
      return;
    }
    progress.refresh(shardId);
    run(poller(shardId));
  }

  private void run(ShardPoller poller) {
    context.busy().add(busy(poller.shardId()));
    Optional<Duration> wait;
    try {
      wait = poller.step();
      if (unreadable.getAndSet(false)) {
        results.accept("OK");
      }
    } catch (RuntimeException e) {
      problem(e);
      wait = Optional.of(AFTER_PROBLEM);
    } finally {
      context.busy().remove(busy(poller.shardId()));
    }
    if (wait.isPresent()) {
      later(wait.get(), () -> run(poller));
    } else {
      synchronized (this) {
        running.remove(poller.shardId());
      }
      later(Duration.ZERO, this::runDue);
    }
  }

  private ShardPoller poller(String shardId) {
    BatchRunner runner =
        new BatchRunner(
            settings,
            this::invoke,
            new FailureDestination(objects(), mapping),
            context.account().clock(),
            context.retries(),
            context.ids(),
            results);
    return new ShardPoller(
        shardId,
        reader,
        progress,
        settings.filter(),
        new Gatherer(settings),
        runner,
        context.account().clock(),
        context.executor(),
        context.idle());
  }

  /** A function that is ended because reading ends has not failed; the batch comes again. */
  private InvocationResult invoke(byte[] event) {
    InvocationResult result = target.invoke(event);
    if (result.failed() && stopped.get()) {
      throw new ApiException("ServiceException", 500, "The mapping was stopped");
    }
    return result;
  }

  /** Streams are read, and failures kept, in the function's role. */
  private Calls calls() {
    Calls calls = context.account().calls();
    return target.role().map(calls::as).orElse(calls);
  }

  private ObjectStore objects() {
    ObjectStore objects = context.account().objects();
    return target.role().map(objects::as).orElse(objects);
  }

  private String busy(String shardId) {
    return mapping.uuid() + "/" + shardId;
  }

  private void problem(RuntimeException e) {
    unreadable.set(true);
    results.accept("PROBLEM: " + e.getMessage());
    if (e instanceof ApiException) {
      LOG.debug("{} can't be read: {}", mapping, e.getMessage());
    } else {
      LOG.warn("{} can't be read", mapping, e);
    }
  }

  private void later(Duration delay, Runnable task) {
    if (stopped.get()) {
      return;
    }
    context
        .account()
        .clock()
        .schedule(
            delay,
            () ->
                context
                    .executor()
                    .execute(
                        () -> {
                          if (!stopped.get()) {
                            task.run();
                          }
                        }));
  }
}

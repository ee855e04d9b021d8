package io.github.ddbbackup.local.lambda.runtime;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** One event on its way through a JVM. */
final class Invocation {
  private final String requestId;
  private final String functionArn;
  private final byte[] event;
  private final Limits limits;
  private final CompletableFuture<Long> taken = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicLong ended = new AtomicLong();

  Invocation(String requestId, String functionArn, byte[] event, Limits limits) {
    this.requestId = requestId;
    this.functionArn = functionArn;
    this.event = event;
    this.limits = limits;
  }

  String requestId() {
    return requestId;
  }

  String functionArn() {
    return functionArn;
  }

  byte[] event() {
    return event;
  }

  Limits limits() {
    return limits;
  }

  /** The runtime has fetched the event; its time runs from now. */
  void taken() {
    taken.complete(System.nanoTime());
  }

  /** Completes when the runtime has fetched the event. */
  CompletableFuture<Long> whenTaken() {
    return taken;
  }

  /** When the function must have answered, in milliseconds of the machine's clock. */
  long deadlineMillis() {
    return System.currentTimeMillis() + limits.timeout().toMillis();
  }

  void end(Outcome how) {
    ended.compareAndSet(0, System.nanoTime());
    outcome.complete(how);
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** When the runtime fetched the event, as {@link System#nanoTime} tells it, if it has. */
  OptionalLong takenNanos() {
    return taken.isDone() ? OptionalLong.of(taken.join()) : OptionalLong.empty();
  }

  /** How long the function ran; the time it was given if it did not end. */
  double millis() {
    OptionalLong start = takenNanos();
    return start.isPresent() && outcome.isDone()
        ? (ended.get() - start.getAsLong()) / 1e6
        : limits.lifetime().toMillis();
  }
}

package io.github.ddbbackup.local.lambda.runtime;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What one JVM and the Runtime API have to say to each other; safe for use by several threads. */
final class RuntimeSession {
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private Optional<Invocation> current = Optional.empty();
  private Optional<Consumer<Invocation>> waiting = Optional.empty();
  private Optional<Outcome> broken = Optional.empty();

  /** Completes when the runtime first asks for an event. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Gives the runtime an event, as soon as it asks for one. */
  synchronized void dispatch(Invocation invocation) {
    current = Optional.of(invocation);
    if (broken.isPresent()) {
      invocation.end(broken.get());
    } else if (waiting.isPresent()) {
      handOver(waiting.get(), invocation);
    }
  }

  /** The runtime asks for an event. */
  synchronized void next(Consumer<Invocation> receiver) {
    ready.complete(null);
    Optional<Invocation> dispatched =
        current.filter(invocation -> !invocation.whenTaken().isDone());
    if (dispatched.isPresent()) {
      handOver(receiver, dispatched.get());
    } else {
      waiting = Optional.of(receiver);
    }
  }

  /** The runtime answers; false if it was not asked. */
  synchronized boolean end(String requestId, Outcome outcome) {
    Optional<Invocation> asked =
        current.filter(invocation -> invocation.requestId().equals(requestId));
    asked.ifPresent(invocation -> invocation.end(outcome));
    return asked.isPresent();
  }

  /** The runtime takes no more events; an earlier reason stands. */
  synchronized void breakOff(Outcome outcome) {
    if (broken.isEmpty()) {
      broken = Optional.of(outcome);
    }
    waiting = Optional.empty();
    current.ifPresent(invocation -> invocation.end(broken.get()));
  }

  private void handOver(Consumer<Invocation> receiver, Invocation invocation) {
    waiting = Optional.empty();
    invocation.taken();
    receiver.accept(invocation);
  }
}

package io.github.ddbbackup.local.lambda.runtime;

import io.github.ddbbackup.local.time.LocalClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JVMs of one version of a function: a few at most, kept for a while for the next event. */
final class SandboxPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxPool.class);

  private final LocalClock clock;
  private final Duration idleTime;
  private final Launcher launcher;
  private final Semaphore permits;
  private final Deque<Sandbox> idle = new ArrayDeque<>();
  private final Set<Sandbox> all = new HashSet<>();
  private boolean closed;

  SandboxPool(LocalClock clock, int most, Duration idleTime, Launcher launcher) {
    this.clock = clock;
    this.idleTime = idleTime;
    this.launcher = launcher;
    this.permits = new Semaphore(most, true);
  }

  /** Runs an invocation in a JVM that is free, or in a new one; waits if there are too many. */
  InvocationResult invoke(Invocation invocation) throws InterruptedException {
    permits.acquire();
    try {
      Optional<Sandbox> free = takeIdle();
      Sandbox sandbox = free.isPresent() ? free.get() : started();
      try {
        return sandbox.invoke(invocation);
      } finally {
        giveBack(sandbox);
      }
    } catch (IOException e) {
      LOG.warn("A function's JVM did not start", e);
      Outcome failure = Outcome.broken("Runtime.ExitError", "The JVM did not start");
      return new InvocationResult(failure.payload(), Optional.of("Unhandled"), "");
    } finally {
      permits.release();
    }
  }

  /** Ends the JVMs: at once, whatever they do. */
  @Override
  public void close() {
    List<Sandbox> ending;
    synchronized (this) {
      closed = true;
      ending = List.copyOf(all);
      all.clear();
      idle.clear();
    }
    ending.forEach(Sandbox::close);
  }

  /** Ends the JVMs that do nothing; the others end when they have answered. */
  void retire() {
    List<Sandbox> ending;
    synchronized (this) {
      closed = true;
      ending = List.copyOf(idle);
      all.removeAll(ending);
      idle.clear();
    }
    ending.forEach(Sandbox::close);
  }

  private Optional<Sandbox> takeIdle() {
    List<Sandbox> dead = new ArrayList<>();
    Optional<Sandbox> found = takeIdle(dead);
    dead.forEach(Sandbox::close);
    return found;
  }

  private synchronized Optional<Sandbox> takeIdle(List<Sandbox> dead) {
    while (!idle.isEmpty()) {
      Sandbox sandbox = idle.removeFirst();
      if (sandbox.usable()) {
        return Optional.of(sandbox);
      }
      all.remove(sandbox);
      dead.add(sandbox);
    }
    return Optional.empty();
  }

  private Sandbox started() throws IOException {
    Sandbox sandbox = launcher.launch();
    synchronized (this) {
      all.add(sandbox);
    }
    return sandbox;
  }

  private void giveBack(Sandbox sandbox) {
    if (kept(sandbox)) {
      clock.schedule(idleTime, () -> endIfIdle(sandbox, sandbox.invocations()));
    } else {
      sandbox.close();
    }
  }

  private synchronized boolean kept(Sandbox sandbox) {
    if (closed || !sandbox.usable()) {
      all.remove(sandbox);
      return false;
    }
    idle.addFirst(sandbox);
    return true;
  }

  private void endIfIdle(Sandbox sandbox, int invocations) {
    synchronized (this) {
      if (sandbox.invocations() != invocations || !idle.remove(sandbox)) {
        return;
      }
      all.remove(sandbox);
    }
    sandbox.close();
  }

  /** Starts a JVM. */
  @FunctionalInterface
  interface Launcher {
    Sandbox launch() throws IOException;
  }
}

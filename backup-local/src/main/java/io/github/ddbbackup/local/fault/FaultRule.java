package io.github.ddbbackup.local.fault;

import java.util.concurrent.atomic.AtomicInteger;

/** One fault: what goes wrong, where, how probably and how often at most. */
public final class FaultRule {
  /** Stands for every service, or every operation. */
  public static final String ANY = "*";

  private final FaultKind kind;
  private final String service;
  private final String operation;
  private final double probability;
  private final AtomicInteger left;

  private FaultRule(
      FaultKind kind, String service, String operation, double probability, int atMost) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be within 0 and 1: " + probability);
    }
    if (atMost < 0) {
      throw new IllegalArgumentException("a count must not be negative: " + atMost);
    }
    this.kind = kind;
    this.service = service;
    this.operation = operation;
    this.probability = probability;
    this.left = new AtomicInteger(atMost);
  }

  /** The next {@code count} matching requests (entries, for a partial failure) fail. */
  public static FaultRule next(int count, FaultKind kind, String service, String operation) {
    return new FaultRule(kind, service, operation, 1, count);
  }

  /** Each matching request (entry, for a partial failure) fails with this probability. */
  public static FaultRule withProbability(
      double probability, FaultKind kind, String service, String operation) {
    return new FaultRule(kind, service, operation, probability, Integer.MAX_VALUE);
  }

  /** Every matching request fails until the rule is switched off. */
  public static FaultRule always(FaultKind kind, String service, String operation) {
    return withProbability(1, kind, service, operation);
  }

  boolean matches(FaultKind otherKind, String otherService, String otherOperation) {
    return kind == otherKind
        && (service.equals(ANY) || service.equals(otherService))
        && (operation.equals(ANY) || operation.equals(otherOperation));
  }

  double probability() {
    return probability;
  }

  boolean takeOne() {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  @Override
  public String toString() {
    int count = left.get();
    return kind.label()
        + "@"
        + service
        + (operation.equals(ANY) ? "" : ":" + operation)
        + (count == Integer.MAX_VALUE ? "=" + probability : "*" + count);
  }
}

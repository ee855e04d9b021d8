package io.github.ddbbackup.local.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The faults that are switched on; safe for use by several threads.
 *
 * <p>Services are named as in the scope of a signature ({@code dynamodb}, {@code firehose}, {@code
 * lambda}, {@code s3}, {@code events}, {@code logs}, {@code monitoring}, {@code iam}, {@code sts},
 * {@code cloudtrail}, {@code servicequotas}), operations as in the service's API ({@code
 * PutRecordBatch}).
 */
public final class Faults {
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final RandomGenerator random;

  /** No fault is switched on; probabilities are drawn from a generator with this seed. */
  public Faults(long seed) {
    random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
  }

  /** Switches a fault on. */
  public void switchOn(FaultRule rule) {
    rules.add(rule);
  }

  /** Switches a fault off; does nothing if it is not on. */
  public void switchOff(FaultRule rule) {
    rules.remove(rule);
  }

  /** Switches every fault off. */
  public void clear() {
    rules.clear();
  }

  /** Whether no fault is switched on. */
  public boolean quiet() {
    return rules.isEmpty();
  }

  /** Whether this request (or entry) is to fail; counts it as failed if so. */
  public boolean strikes(FaultKind kind, String service, String operation) {
    for (FaultRule rule : rules) {
      if (rule.matches(kind, service, operation) && drawn(rule) && rule.takeOne()) {
        return true;
      }
    }
    return false;
  }

  /** A whole number from 0 up to a bound, which is not drawn itself. */
  public int draw(int bound) {
    synchronized (random) {
      return random.nextInt(bound);
    }
  }

  private boolean drawn(FaultRule rule) {
    synchronized (random) {
      return random.nextDouble() < rule.probability();
    }
  }
}

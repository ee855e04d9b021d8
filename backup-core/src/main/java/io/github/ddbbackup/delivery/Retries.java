package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupEvent.RetryScheduled;
import io.github.ddbbackup.event.BackupListener;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Waits before failed calls are made again, as long as the time of the invocation allows it. */
final class Retries {

  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final BackupListener listener;

  Retries(RetryPolicy policy, Sleeper sleeper, RandomGenerator random, BackupListener listener) {
    this.policy = policy;
    this.sleeper = sleeper;
    this.random = random;
    this.listener = listener;
  }

  /** Whether the same call may work later. */
  static boolean isWorthwhile(AwsCallException failure) {
    return switch (failure.kind()) {
      case THROTTLED, UNREACHABLE, SERVICE_FAILURE -> true;
      default -> false;
    };
  }

  /**
   * Waits, if there is time.
   *
   * @param what the call
   * @param failures how many times it has failed so far
   * @param why why it failed last
   * @param remaining what is left of the invocation's time
   * @return whether to make the call again
   */
  boolean await(String what, int failures, String why, Supplier<Duration> remaining) {
    Duration delay = policy.delay(failures, random);
    if (remaining.get().compareTo(delay.plus(policy.reserve())) < 0) {
      return false;
    }
    listener.on(new RetryScheduled(what, failures + 1, delay, why));
    try {
      sleeper.sleep(delay);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

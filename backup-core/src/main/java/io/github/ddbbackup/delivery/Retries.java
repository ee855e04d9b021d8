package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupEvent.RetryScheduled;
import io.github.ddbbackup.event.BackupListener;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Has failed calls made again, as long as the time of the invocation allows it. */
final class Retries {

  private static final Set<ErrorKind> SOON_OVER =
      Set.of(
          ErrorKind.THROTTLED,
          ErrorKind.UNREACHABLE,
          ErrorKind.SERVICE_FAILURE,
          ErrorKind.EXPIRED_CREDENTIALS);

  private static final String NO_TIME = "the invocation's time is used up";

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

  /**
   * Makes a call until there is nothing left to do, it is of no use any more, or the time is up. No
   * call is begun that could outlive the invocation.
   *
   * @param what the call
   * @param remaining what is left of the invocation's time
   * @param call makes it
   * @return empty if all was done; otherwise why not
   */
  Optional<Failure> run(String what, Supplier<Duration> remaining, Call call) {
    Optional<Failure> failure = Optional.empty();
    for (int failures = 0; ; failures++) {
      if (failures > 0 && !await(what, failures, failure.orElseThrow().why(), remaining)) {
        return failure;
      }
      Optional<Duration> limit = policy.limit(remaining.get());
      if (limit.isEmpty()) {
        return Optional.of(failure.orElse(new Failure(NO_TIME, Optional.empty(), false)));
      }
      failure = attempt(call, limit.get());
      if (failure.isEmpty() || !failure.get().worthRetrying()) {
        return failure;
      }
    }
  }

  /**
   * Whether the same call may work soon. A delivery stream that is missing or still being made is
   * not waited for: the changes wait in their stream, and Lambda brings them again.
   */
  static boolean isWorthwhile(AwsCallException failure) {
    return SOON_OVER.contains(failure.kind());
  }

  private static Optional<Failure> attempt(Call call, Duration limit) {
    try {
      return call.make(limit).map(why -> new Failure(why, Optional.empty(), true));
    } catch (AwsCallException e) {
      return Optional.of(new Failure(e.getMessage(), Optional.of(e.kind()), isWorthwhile(e)));
    }
  }

  private boolean await(String what, int failures, String why, Supplier<Duration> remaining) {
    Duration delay = policy.delay(failures, random);
    if (policy.limit(remaining.get().minus(delay)).isEmpty()) {
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

  /** One attempt. */
  @FunctionalInterface
  interface Call {
    /**
     * Makes the call.
     *
     * @param limit how long it may take
     * @return empty if all was done; otherwise why something is left to do
     * @throws AwsCallException if the call failed
     */
    Optional<String> make(Duration limit);
  }

  /**
   * Why something is left to do.
   *
   * @param why the reason
   * @param kind what the failure was, if the call as a whole failed
   * @param worthRetrying whether the same call may work soon
   */
  record Failure(String why, Optional<ErrorKind> kind, boolean worthRetrying) {}
}

package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a table that has no capacity left is waited for.
 *
 * @param policy how long to wait between two requests
 * @param patience the longest sum of waits in which nothing at all is taken
 * @param sleeper lets time pass
 * @param random where chance comes from; thread-safe
 */
record Persistence(RetryPolicy policy, Duration patience, Sleeper sleeper, RandomGenerator random) {

  Persistence {
    requireNonNull(policy);
    requireNonNull(patience);
    requireNonNull(sleeper);
    requireNonNull(random);
  }

  /** The waits of one request that is made again and again. */
  Waits begin() {
    return new Waits(this);
  }

  /** Waits that grow as long as nothing is taken. */
  static final class Waits {

    private final Persistence persistence;
    private int failures;
    private Duration waited = Duration.ZERO;

    private Waits(Persistence persistence) {
      this.persistence = persistence;
    }

    /**
     * Waits before the next request.
     *
     * @param progress whether the last one took anything
     */
    void await(boolean progress) {
      failures = progress ? 1 : failures + 1;
      waited = progress ? Duration.ZERO : waited;
      if (waited.compareTo(persistence.patience) >= 0) {
        throw BackupException.service(
            "The table has taken no write for a while",
            waited.toSeconds() + " s",
            "Raise its write capacity and run this again: what is written already is not written"
                + " again.");
      }
      Duration delay = persistence.policy.delay(failures, persistence.random);
      waited = waited.plus(delay);
      try {
        persistence.sleeper.sleep(delay);
      } catch (InterruptedException e) {
        throw Senders.interrupted(e);
      }
    }
  }
}

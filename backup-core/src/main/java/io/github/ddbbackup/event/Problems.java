package io.github.ddbbackup.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects failures so that they are reported together and the user mends them in one go. Not
 * thread-safe.
 */
public final class Problems {

  /** As many as one can ever want to read; further ones are only counted. */
  private static final int MAX_KEPT = 10_000;

  private final List<BackupException> found = new ArrayList<>();
  private int more;

  /** Makes a collection without failures. */
  public Problems() {}

  /**
   * Adds one failure. The first 10,000 are kept, further ones are only counted.
   *
   * @param problem the failure
   * @return this collection
   */
  public Problems add(BackupException problem) {
    if (found.size() < MAX_KEPT) {
      found.add(problem);
    } else {
      more++;
    }
    return this;
  }

  /**
   * Takes a value from something that may fail, and collects the failure instead of passing it on.
   *
   * @param <T> the type of the value
   * @param source what gives the value, or throws a {@link BackupException}
   * @return the value, or empty when a failure was collected
   */
  public <T> Optional<T> collect(Supplier<? extends T> source) {
    try {
      return Optional.of(source.get());
    } catch (BackupException e) {
      add(e);
      return Optional.empty();
    }
  }

  /**
   * Whether nothing failed so far.
   *
   * @return true when there is no failure
   */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * The failures so far, as far as they were kept.
   *
   * @return the failures in the order in which they were found
   */
  public List<BackupException> all() {
    return List.copyOf(found);
  }

  /**
   * Throws all failures as one exception, which lists every one that was kept and takes the gravest
   * {@link BackupException.Category}. Does nothing when there are none.
   *
   * @param what what could not be done, without a full stop, for example {@code config.hjson can't
   *     be used}
   * @throws ProblemsException when there is at least one failure
   */
  public void throwIfAny(String what) {
    if (!found.isEmpty()) {
      throw new ProblemsException(what, found, more);
    }
  }
}

package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a removal waits for before it can go on.
 *
 * @param resource what stays until then
 * @param until what is waited for, as a clause
 * @param atMost how long it takes at the most; empty when that is not known
 */
public record Awaited(Resource resource, String until, Optional<Duration> atMost) {

  /** Checks that nothing is null. */
  public Awaited {
    requireNonNull(resource);
    requireNonNull(until);
    requireNonNull(atMost);
  }

  /**
   * The same in one line.
   *
   * @return for example {@code delivery stream Orders stays until it has written what it buffers,
   *     at most 40 s}
   */
  public String text() {
    return resource + " stays until " + until + atMost.map(d -> ", at most " + shown(d)).orElse("");
  }

  private static String shown(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(5)) < 0
        ? Math.max(1, duration.toSeconds()) + " s"
        : String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
  }
}

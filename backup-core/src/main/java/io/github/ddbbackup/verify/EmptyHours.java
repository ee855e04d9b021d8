package io.github.ddbbackup.verify;

import io.github.ddbbackup.catalog.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Finds hours without a change that are suspicious: at most as many in a row as an outage may take,
 * with many changes in the hours before and behind them. Hours that were as empty a day before or a
 * day later are how this table is used.
 */
final class EmptyHours {

  private static final long MANY = 20;
  private static final int LONGEST = 12;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final NavigableMap<Instant, Long> hours;
  private final List<Gap> gaps;

  /**
   * Looks at hours.
   *
   * @param hours how many changes were made in which; those without any are not there
   * @param gaps spans of time in which changes may be missing: they explain empty hours
   */
  EmptyHours(NavigableMap<Instant, Long> hours, List<Gap> gaps) {
    this.hours = hours;
    this.gaps = gaps;
  }

  List<Instant> suspicious() {
    List<Instant> found = new ArrayList<>();
    for (Map.Entry<Instant, Long> before : hours.entrySet()) {
      Map.Entry<Instant, Long> behind = hours.higherEntry(before.getKey());
      if (behind != null && before.getValue() >= MANY && behind.getValue() >= MANY) {
        addGap(before.getKey().plus(HOUR), behind.getKey(), found);
      }
    }
    return found;
  }

  private void addGap(Instant from, Instant to, List<Instant> found) {
    if (Duration.between(from, to).toHours() > LONGEST) {
      return;
    }
    for (Instant hour = from; hour.isBefore(to); hour = hour.plus(HOUR)) {
      if (!isEmpty(hour.minus(DAY)) && !isEmpty(hour.plus(DAY)) && !isExplained(hour)) {
        found.add(hour);
      }
    }
  }

  /** Hours before the first and behind the last change do not count as empty. */
  private boolean isEmpty(Instant hour) {
    return hour.isAfter(hours.firstKey())
        && hour.isBefore(hours.lastKey())
        && !hours.containsKey(hour);
  }

  private boolean isExplained(Instant hour) {
    return gaps.stream()
        .anyMatch(gap -> gap.from().isBefore(hour.plus(HOUR)) && gap.until().isAfter(hour));
  }
}

package io.github.ddbbackup.restore;

import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the items that DynamoDB will remove again because their time to live is over. It leaves
 * those alone whose time was over five years ago, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html">
 * Working with expired items</a>. Thread-safe.
 */
final class ExpiredItems {

  private static final long LEFT_ALONE_AFTER_DAYS = 5 * 365L;

  private final Optional<String> attribute;
  private final BigDecimal now;
  private final BigDecimal leftAlone;
  private final AtomicLong count = new AtomicLong();

  /**
   * Begins to count.
   *
   * @param attribute tells when an item expires; empty when none does
   * @param now the time
   */
  ExpiredItems(Optional<String> attribute, Instant now) {
    this.attribute = attribute;
    this.now = BigDecimal.valueOf(now.getEpochSecond());
    this.leftAlone =
        BigDecimal.valueOf(now.minus(LEFT_ALONE_AFTER_DAYS, ChronoUnit.DAYS).getEpochSecond());
  }

  void look(Json item) {
    attribute
        .map(name -> Item.of(item).attributes().get(name))
        .filter(value -> value instanceof TypedValue.N)
        .map(value -> ((TypedValue.N) value).value())
        .filter(time -> time.compareTo(now) < 0 && time.compareTo(leftAlone) > 0)
        .ifPresent(expired -> count.incrementAndGet());
  }

  /** What to say about them. */
  Optional<String> note() {
    return count.get() == 0
        ? Optional.empty()
        : Optional.of(
            "%d of the items have a time to live (%s) that is over: DynamoDB removes them again."
                .formatted(count.get(), attribute.orElseThrow()));
  }
}

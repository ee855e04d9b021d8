package io.github.ddbbackup.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ObjectKeysTest {

  private static final ObjectKeys KEYS =
      new ObjectKeys(BackupPrefix.of("dynamodb/backup"), TableName.of("Orders"));

  @Test
  void readsTheHour() {
    assertThat(KEYS.hourOf("dynamodb/backup/Orders/2026/02/28/23/Orders-1-x.gz"))
        .contains(Instant.parse("2026-02-28T23:00:00Z"));
  }

  @Test
  void knowsWhatIsNoneOfItsKeys() {
    assertThat(KEYS.hourOf("dynamodb/backup/Orders/2026/02/30/23/x.gz")).isEmpty();
    assertThat(KEYS.hourOf("dynamodb/backup/Orders/2026/02/28/23/")).isEmpty();
    assertThat(KEYS.hourOf("dynamodb/backup/Orders/notes.txt")).isEmpty();
    assertThat(KEYS.hourOf("dynamodb/backup/OrdersToo/2026/02/28/23/x")).isEmpty();
  }

  @Property
  void everyHourInWhichAChangeCanComeIsLookedAt(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long changedAt,
      @ForAll @LongRange(min = -900, max = 86_400) long delay) {
    Instant change = Instant.ofEpochSecond(changedAt);
    TimeSpan span = new TimeSpan(Optional.of(change), Optional.of(change));
    String key =
        KEYS.start()
            + DateTimeFormatter.ofPattern("uuuu/MM/dd/HH/", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(change.plusSeconds(delay))
            + "object.gz";

    assertThat(KEYS.before(span)).isLessThan(key);
    assertThat(KEYS.isBehind(key, span)).isFalse();
  }

  @Test
  void hoursThatCanHoldNothingAreLeftOut() {
    Instant change = Instant.parse("2026-11-22T10:30:00Z");
    TimeSpan span = new TimeSpan(Optional.of(change), Optional.of(change));

    assertThat(KEYS.before(span)).isGreaterThan(KEYS.start() + "2026/11/22/09/z");
    assertThat(KEYS.isBehind(KEYS.start() + "2026/11/23/11/a", span)).isTrue();
  }
}

package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreationTimesTest {

  private final CreationTimes times = new CreationTimes();

  @Test
  void remembersTheLastOneAndNoOther() {
    for (String text : List.of("x", "x", "1.7E9", "1.7E9", "x", "1700000001", "1700000001.25")) {
      assertThat(of(text)).as(text).isEqualTo(expected(text));
    }
  }

  @Test
  void knowsAllFormsOfNumbers() {
    for (String text :
        List.of("0", "-1", "1.5", "-0.5", "17E8", "1.7E+9", "170000000000E-2", "1760000000.0")) {
      assertThat(of(text)).as(text).isEqualTo(expected(text));
    }
  }

  @Test
  void hasNoneOfAnotherSize() {
    for (String text : List.of("1E99", "1E16", "1234567890123456", "1".repeat(65), "1E-65", "")) {
      assertThat(of(text)).as(text).isEmpty();
    }
  }

  private Optional<Instant> of(String text) {
    byte[] bytes = ("," + text + ",").getBytes(US_ASCII);
    return times.of(bytes, 1, bytes.length - 1);
  }

  private static Optional<Instant> expected(String text) {
    return switch (text) {
      case "x" -> Optional.empty();
      case "0" -> Optional.of(Instant.EPOCH);
      case "-1" -> Optional.of(Instant.ofEpochSecond(-1));
      case "1.5" -> Optional.of(Instant.ofEpochMilli(1_500));
      case "-0.5" -> Optional.of(Instant.ofEpochMilli(-500));
      case "1700000001" -> Optional.of(Instant.ofEpochSecond(1_700_000_001));
      case "1700000001.25" -> Optional.of(Instant.ofEpochMilli(1_700_000_001_250L));
      case "1760000000.0" -> Optional.of(Instant.ofEpochSecond(1_760_000_000));
      default -> Optional.of(Instant.ofEpochSecond(1_700_000_000));
    };
  }
}

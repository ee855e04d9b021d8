package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpResponse;

class SigningClockTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final SigningClock clock = new SigningClock(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void goesByAwssTimeOnlyWhereItDiffers() {
    assertThat(after("Sun, 1 Mar 2026 12:20:00 GMT")).isEqualTo("2026-03-01T12:20:00Z");
    assertThat(after("tomorrow")).isEqualTo("2026-03-01T12:20:00Z");
    assertThat(after("Sun, 01 Mar 2026 11:50:00 GMT")).isEqualTo("2026-03-01T11:50:00Z");
    assertThat(after("Sun, 01 Mar 2026 12:03:00 GMT")).isEqualTo(NOW);
  }

  @Test
  void anAnswerWithoutTimeChangesNothing() {
    clock.setBy(SdkHttpResponse.builder().statusCode(400).build());

    assertThat(clock.now().instant()).isEqualTo(NOW);
  }

  private Instant after(String date) {
    clock.setBy(SdkHttpResponse.builder().statusCode(400).putHeader("Date", date).build());
    return clock.now().instant();
  }
}

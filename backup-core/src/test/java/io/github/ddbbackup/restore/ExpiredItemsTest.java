package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.record.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiredItemsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

  @Test
  void countsTheItemsThatDynamoDbRemovesAgain() {
    ExpiredItems expired = new ExpiredItems(Optional.of("t"), NOW);
    long now = NOW.getEpochSecond();
    List.of(
            "{\"N\":\"" + (now - 1) + "\"}",
            "{\"N\":\"" + (now - 86_400) + "\"}",
            "{\"N\":\"" + (now + 1) + "\"}",
            "{\"N\":\"1\"}",
            "{\"S\":\"" + (now - 1) + "\"}")
        .forEach(value -> expired.look(Json.of("{\"t\":" + value + "}")));
    expired.look(Json.of("{\"other\":{\"N\":\"" + (now - 1) + "\"}}"));

    assertThat(expired.note())
        .contains(
            "2 of the items have a time to live (t) that is over: DynamoDB removes them again.");
  }

  @Test
  void saysNothingWhereNothingExpires() {
    ExpiredItems none = new ExpiredItems(Optional.empty(), NOW);
    none.look(Json.of("{\"t\":{\"N\":\"1700000000\"}}"));

    assertThat(none.note()).isEmpty();
    assertThat(new ExpiredItems(Optional.of("t"), NOW).note()).isEmpty();
  }
}

package io.github.ddbbackup.restore;

import static io.github.ddbbackup.restore.BackedUp.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.Throughput;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred thousand items, into DynamoDB Local and compared by a full scan. */
@ExtendWith(LocalAccountExtension.class)
class RestoreOfManyItemsTest {

  private static final long SEED = Long.getLong("ddbbackup.seed", 20261125);
  private static final int ITEMS = 100_000;
  private static final int LINES_OF_AN_OBJECT = 5_000;
  private static final Instant AT = BackedUp.BEGAN.plus(Duration.ofHours(2));

  private final BackedUp backup;

  RestoreOfManyItemsTest(LocalAccount account) {
    backup = new BackedUp(account);
  }

  @Test
  void everyItemIsWhatItWas() {
    backup.document(
        "Many",
        "former-id",
        new TableDefinition(
            List.of(new Attribute("id", "S")),
            List.of(new KeyPart("id", "HASH")),
            "PAY_PER_REQUEST",
            new Throughput(Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            Optional.empty(),
            "STANDARD",
            false),
        new TableSettings(Optional.empty(), Map.of()));
    Map<String, Item> model = backUp();

    try (Restore restore = backup.restore()) {
      RestoreReport report =
          restore.intoTable(
              RestoreRequest.of(TableName.of("Many"), AT), TableName.of("Many-restored"));

      assertThat(report.count()).isEqualTo(new WriteCount(model.size(), 0, 0, List.of()));
    }
    Map<String, Item> restored = backup.items("Many-restored");
    // Not isEqualTo: what differs in a hundred thousand items is not to be printed.
    assertThat(restored.equals(model)).describedAs("seed %d", SEED).isTrue();
    backup.close();
  }

  /** Each item is made; some are changed, removed, or changed after the instant. */
  private Map<String, Item> backUp() {
    Random random = new Random(SEED);
    Map<String, Item> model = new HashMap<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; model.size() < ITEMS; i++) {
      String key = "{\"id\":{\"S\":\"" + i + "\"}}";
      Json item = item(i, random.nextInt());
      Json next = item(i, random.nextInt());
      lines.append(line(-50, key, Optional.empty(), Optional.of(item)));
      switch (random.nextInt(10)) {
        case 0 -> {
          lines.append(line(-40, key, Optional.of(item), Optional.of(next)));
          model.put("" + i, Item.of(next));
        }
        case 1 -> lines.append(line(-40, key, Optional.of(item), Optional.empty()));
        case 2 -> {
          lines.append(line(40, key, Optional.of(item), Optional.empty()));
          model.put("" + i, Item.of(item));
        }
        default -> model.put("" + i, Item.of(item));
      }
      if (i % LINES_OF_AN_OBJECT == 0) {
        backup.deliver("Many", AT, lines.toString());
        lines.setLength(0);
      }
    }
    backup.deliver("Many", AT, lines.toString());
    return model;
  }

  private String line(int seconds, String key, Optional<Json> before, Optional<Json> after) {
    return backup.line(AT.plusSeconds(seconds), key, before, after);
  }

  private static Json item(int id, int number) {
    return json(
        "{'id':{'S':'%d'},'n':{'N':'%d'},'set':{'SS':['a','b']},'m':{'M':{'l':{'L':[{'NULL':true}]}}}}"
            .formatted(id, number));
  }
}

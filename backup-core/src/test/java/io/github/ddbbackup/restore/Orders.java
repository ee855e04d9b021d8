package io.github.ddbbackup.restore;

import static io.github.ddbbackup.restore.BackedUp.json;

import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.Index;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.Throughput;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A table of orders, and its backup. */
final class Orders {

  static final TableName ORDERS = TableName.of("Orders");
  static final Throughput NONE = new Throughput(Optional.empty(), Optional.empty());
  static final TableDefinition DEFINITION =
      new TableDefinition(
          List.of(new Attribute("id", "S"), new Attribute("state", "S")),
          List.of(new KeyPart("id", "HASH")),
          "PAY_PER_REQUEST",
          NONE,
          List.of(
              new Index(
                  "by-state", List.of(new KeyPart("state", "HASH")), "KEYS_ONLY", List.of(), NONE)),
          List.of(),
          Optional.empty(),
          "STANDARD",
          true);
  static final TableSettings SETTINGS =
      new TableSettings(Optional.of("expires"), Map.of("team", "shop"));
  static final Instant AT = BackedUp.BEGAN.plus(Duration.ofHours(2));

  private Orders() {}

  /** Ten orders; then 3 was changed, 4 deleted, and 11 added. */
  static void backUp(BackedUp backup) {
    backup.document("Orders", "former-id", DEFINITION, SETTINGS);
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      before.append(change(backup, i, -60 + i, Optional.empty(), Optional.of(order(i, "open"))));
    }
    after
        .append(change(backup, 3, 60, Optional.of(order(3, "open")), Optional.of(order(3, "paid"))))
        .append(change(backup, 4, 61, Optional.of(order(4, "open")), Optional.empty()))
        .append(change(backup, 11, 62, Optional.empty(), Optional.of(order(11, "open"))));
    backup.deliver("Orders", AT, before.toString());
    backup.deliver("Orders", AT.plusSeconds(3_600), after.toString());
  }

  static RestoreRequest request() {
    return RestoreRequest.of(ORDERS, AT);
  }

  /** A table to be imported into. */
  static TargetTable into(String name) {
    return TargetTable.named(TableName.of(name)).via(Via.IMPORT);
  }

  /** The line of a change that was made some seconds after the instant. */
  static String change(
      BackedUp backup, int id, int seconds, Optional<Json> before, Optional<Json> after) {
    return backup.line(AT.plusSeconds(seconds), key(id), before, after);
  }

  static String key(int id) {
    return "{\"id\":{\"S\":\"" + id + "\"}}";
  }

  static Map<String, Item> orders(String state, int from, int to) {
    Map<String, Item> orders = new TreeMap<>();
    IntStream.rangeClosed(from, to).forEach(i -> orders.put("" + i, Item.of(order(i, state))));
    return orders;
  }

  static Json order(int id, String state) {
    return json(
        "{'id':{'S':'%d'},'state':{'S':'%s'},'expires':{'N':'32503680000'},'lines':{'L':[{'M':{}}]}}"
            .formatted(id, state));
  }
}

package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.util.function.Consumer;

/** What the account remembers of tables that DynamoDB Local does not: tags and backup settings. */
final class TableNotes {
  private final StateStore state;

  TableNotes(StateStore state) {
    this.state = state;
  }

  /** A copy of what is noted of a table, without members if nothing is. */
  synchronized ObjectNode read(String region, String table) {
    return document(region).path(table).deepCopy() instanceof ObjectNode notes
        ? notes
        : Json.object();
  }

  /** Changes what is noted of a table. */
  synchronized void change(String region, String table, Consumer<ObjectNode> change) {
    ObjectNode document = document(region);
    change.accept(document.withObjectProperty(table));
    state.write(name(region), document);
  }

  /** Forgets a table that was deleted. */
  synchronized void forget(String region, String table) {
    ObjectNode document = document(region);
    document.remove(table);
    state.write(name(region), document);
  }

  private ObjectNode document(String region) {
    return state.read(name(region)).map(ObjectNode.class::cast).orElseGet(Json::object);
  }

  private static String name(String region) {
    return "dynamodb/tables-" + region;
  }
}

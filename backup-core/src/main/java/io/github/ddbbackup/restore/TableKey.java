package io.github.ddbbackup.restore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyNames;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The key of a table's items.
 *
 * @param types the type of each of its attributes, {@code S}, {@code N} or {@code B}
 */
record TableKey(Map<String, String> types) {

  private static final JsonFactory JSON = new JsonFactory();

  static TableKey of(TableDefinition table) {
    Map<String, String> all =
        table.attributes().stream().collect(Collectors.toMap(Attribute::name, Attribute::type));
    Map<String, String> types = new LinkedHashMap<>();
    for (KeyPart part : table.key()) {
      types.put(part.attribute(), Objects.requireNonNull(all.get(part.attribute())));
    }
    return new TableKey(types);
  }

  KeyNames names() {
    return new KeyNames(types.keySet());
  }

  /** The name of an item for people. */
  String nameOf(Json item) {
    return names().keyOf(item).toString();
  }

  /**
   * The keys that are asked for, with the types that the table's keys have.
   *
   * @throws BackupException if one can't be a key of this table
   */
  Set<ItemKey> keys(List<KeyQuery> queries) {
    return queries.stream().map(this::key).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private ItemKey key(KeyQuery query) {
    Map<String, KeyQuery.Part> parts =
        query.parts().stream().collect(Collectors.toMap(KeyQuery.Part::name, part -> part));
    if (!parts.keySet().equals(types.keySet())
        || parts.values().stream().anyMatch(part -> !isOfType(part))) {
      throw BackupException.user(
          "Not a key of this table",
          query.parts().stream()
              .map(part -> part.name() + "=" + part.value())
              .collect(Collectors.joining(",")),
          "The key has " + description() + ".");
    }
    return ItemKey.of(Json.of(text(parts)));
  }

  private boolean isOfType(KeyQuery.Part part) {
    String type = types.get(part.name());
    return part.type().filter(asked -> !asked.name().equals(type)).isEmpty();
  }

  private String description() {
    return types.entrySet().stream()
        .map(part -> part.getKey() + " of type " + part.getValue())
        .collect(Collectors.joining(" and "));
  }

  private String text(Map<String, KeyQuery.Part> parts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> part : types.entrySet()) {
        json.writeObjectFieldStart(part.getKey());
        json.writeStringField(part.getValue(), parts.get(part.getKey()).value());
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

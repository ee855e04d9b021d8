package io.github.ddbbackup.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyNames;
import io.github.ddbbackup.record.KeyType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the keys of a table's items are made of.
 *
 * @param attributes the attributes, the partition key first; one or two
 */
public record KeySchema(List<Part> attributes) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * An attribute.
   *
   * @param name its name
   * @param type its type
   */
  public record Part(String name, KeyType type) {

    /** For example {@code OrderId (N)}. */
    @Override
    public String toString() {
      return name + " (" + type + ")";
    }
  }

  /** Copies the list. */
  public KeySchema {
    attributes = List.copyOf(attributes);
  }

  /**
   * The schema of a table.
   *
   * @param table what the table is made with
   * @return the schema
   */
  public static KeySchema of(TableDefinition table) {
    Map<String, String> types = new TreeMap<>();
    for (Attribute attribute : table.attributes()) {
      types.put(attribute.name(), attribute.type());
    }
    return new KeySchema(
        table.key().stream()
            .map(key -> new Part(key.attribute(), KeyType.valueOf(types.get(key.attribute()))))
            .toList());
  }

  /**
   * Types a key.
   *
   * @param query the key as it was asked for
   * @return the same key with all its types, in the schema's order
   * @throws BackupException if no item of the table can have that key
   */
  public KeyQuery resolve(KeyQuery query) {
    Map<String, KeyQuery.Part> given = new TreeMap<>();
    query.parts().forEach(part -> given.put(part.name(), part));
    if (!given.keySet().equals(names())) {
      throw wrong(String.join(", ", given.keySet()));
    }
    return new KeyQuery(
        attributes.stream().map(part -> typed(part, given.get(part.name()))).toList());
  }

  /**
   * The keys of items.
   *
   * @param queries the keys as they were asked for
   * @return the keys, each once
   * @throws BackupException if no item of the table can have one of them
   */
  public Set<ItemKey> keys(List<KeyQuery> queries) {
    return queries.stream()
        .map(this::resolve)
        .map(KeySchema::key)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The name of an item for people.
   *
   * @param item a JSON object of typed values
   * @return such as {@code Customer=S:ann, OrderId=N:42}
   * @throws BackupException if it is no item of the table
   */
  public String nameOf(Json item) {
    return new KeyNames(names()).keyOf(item).toString();
  }

  private TreeSet<String> names() {
    return attributes.stream().map(Part::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static ItemKey key(KeyQuery typed) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (KeyQuery.Part part : typed.parts()) {
        json.writeObjectFieldStart(part.name());
        json.writeStringField(part.type().orElseThrow().name(), part.value());
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return ItemKey.of(Json.of(text.toString()));
  }

  private KeyQuery.Part typed(Part part, KeyQuery.Part given) {
    if (given.type().filter(type -> type != part.type()).isPresent()) {
      throw wrong(part.name() + " of type " + given.type().get());
    }
    return new KeyQuery.Part(part.name(), Optional.of(part.type()), value(part, given.value()));
  }

  private String value(Part part, String value) {
    try {
      return switch (part.type()) {
        case S -> value;
        case N -> new BigDecimal(value).toString();
        case B -> Base64.getEncoder().encodeToString(Base64.getDecoder().decode(value));
      };
    } catch (IllegalArgumentException e) {
      throw wrong(part.name() + "=" + value);
    }
  }

  private BackupException wrong(String given) {
    return BackupException.user(
        "No item of the table can have that key",
        given,
        "The table's key is " + this + "; S is a text, N a number, B a binary value in base64.");
  }

  /** For example {@code Customer (S), OrderId (N)}. */
  @Override
  public String toString() {
    return attributes.stream().map(Part::toString).collect(Collectors.joining(", "));
  }
}

package io.github.ddbbackup.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.history.History;
import io.github.ddbbackup.history.ItemChange;
import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.Lifetime;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The history of an item for programs to read: one JSON object on one line for each change. */
public final class HistoryJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private HistoryJson() {}

  /**
   * All changes.
   *
   * @param history the history of an item
   * @return a line for each change, without line ends, in order
   */
  public static List<String> of(History history) {
    return history.chapters().stream()
        .flatMap(
            chapter -> chapter.changes().stream().map(change -> of(change, chapter.lifetime())))
        .toList();
  }

  /**
   * One change. Images are copied as they stand in the backup.
   *
   * @param itemChange one change of the item
   * @param lifetime the table in which it was made
   * @return an object with the members {@code at}, {@code event}, {@code by} ({@code user}, or
   *     {@code ttl} where DynamoDB removed the item at its time), {@code tableId}, {@code
   *     sequenceNumber}, {@code changed} (the names of the attributes), {@code oldImage}, {@code
   *     newImage} and {@code object}; without those that are not known
   */
  public static String of(ItemChange itemChange, Lifetime lifetime) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      write(itemChange, lifetime, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void write(ItemChange change, Lifetime lifetime, JsonGenerator json)
      throws IOException {
    ChangeRecord record = change.record();
    if (record.approximateCreation().isPresent()) {
      json.writeStringField("at", record.approximateCreation().get().toString());
    }
    json.writeStringField("event", HistoryText.event(record));
    json.writeStringField("by", change.isExpiry() ? "ttl" : "user");
    if (lifetime.tableId().isPresent()) {
      json.writeStringField("tableId", lifetime.tableId().get());
    }
    json.writeStringField("sequenceNumber", record.sequenceNumber().digits());
    json.writeArrayFieldStart("changed");
    for (var attribute : change.attributes()) {
      json.writeString(attribute.name());
    }
    json.writeEndArray();
    image("oldImage", record.oldImage(), json);
    image("newImage", record.newImage(), json);
    json.writeStringField("object", change.object());
  }

  private static void image(String name, Optional<Json> image, JsonGenerator json)
      throws IOException {
    if (image.isPresent()) {
      json.writeFieldName(name);
      json.writeRawValue(image.get().toString().replace('\n', ' ').replace('\r', ' '));
    }
  }
}

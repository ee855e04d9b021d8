package io.github.ddbbackup.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.history.ItemChange;
import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The history of an item for programs to read: one JSON object on one line for each change. */
public final class HistoryJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private HistoryJson() {}

  /**
   * One change. Images are copied as they stand in the backup.
   *
   * @param itemChange one change of the item
   * @return an object with the members {@code at}, {@code event}, {@code expired}, {@code
   *     sequenceNumber}, {@code changed} (the names of the attributes), {@code oldImage}, {@code
   *     newImage} and {@code object}; without those that the change lacks
   */
  public static String of(ItemChange itemChange) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      write(itemChange, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void write(ItemChange change, JsonGenerator json) throws IOException {
    ChangeRecord record = change.record();
    if (record.approximateCreation().isPresent()) {
      json.writeStringField("at", record.approximateCreation().get().toString());
    }
    json.writeStringField("event", HistoryText.event(record));
    json.writeBooleanField("expired", change.isExpiry());
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

package io.github.ddbbackup.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.KeyAttribute;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Keys as DynamoDB writes them, which is also how the goals take them. */
final class KeyJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private KeyJson() {}

  /** Such as {@code {"OrderId":{"N":"42"}}}. */
  static String of(ItemKey key) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (KeyAttribute attribute : key.attributes()) {
        json.writeObjectFieldStart(attribute.name());
        json.writeStringField(attribute.type().name(), attribute.value());
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

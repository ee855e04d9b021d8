package io.github.ddbbackup.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.event.BackupException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items as DynamoDB's JSON. */
final class AttributeWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private AttributeWriter(JsonGenerator out) {
    this.out = out;
  }

  /** The text of an item, UTF-8. */
  static byte[] write(Map<String, AttributeValue> item) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      new AttributeWriter(out).members(item);
    }
    return bytes.toByteArray();
  }

  private void members(Map<String, AttributeValue> members) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, AttributeValue> member : members.entrySet()) {
      out.writeFieldName(member.getKey());
      typed(member.getValue());
    }
    out.writeEndObject();
  }

  private void typed(AttributeValue value) throws IOException {
    out.writeStartObject();
    out.writeFieldName(value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name());
    switch (value.type()) {
      case S -> out.writeString(value.s());
      case N -> out.writeString(value.n());
      case B -> out.writeString(base64(value.b()));
      case SS -> strings(value.ss());
      case NS -> strings(value.ns());
      case BS -> strings(value.bs().stream().map(AttributeWriter::base64).toList());
      case M -> members(value.m());
      case L -> elements(value.l());
      case BOOL -> out.writeBoolean(value.bool());
      case NUL -> out.writeBoolean(value.nul());
      case UNKNOWN_TO_SDK_VERSION ->
          throw BackupException.service(
              "DynamoDB answered a value of a type that is not known here",
              value.toString(),
              "Use a newer version of this software.");
    }
    out.writeEndObject();
  }

  private void elements(List<AttributeValue> elements) throws IOException {
    out.writeStartArray();
    for (AttributeValue element : elements) {
      typed(element);
    }
    out.writeEndArray();
  }

  private void strings(List<String> strings) throws IOException {
    out.writeStartArray();
    for (String string : strings) {
      out.writeString(string);
    }
    out.writeEndArray();
  }

  /** The client's own base64 is the one with padding, as DynamoDB writes it. */
  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }
}

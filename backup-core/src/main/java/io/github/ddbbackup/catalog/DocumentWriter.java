package io.github.ddbbackup.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes documents. Equal documents give equal bytes. The member {@code createTable} is a request
 * of CreateTable as DynamoDB and its command line take it.
 */
final class DocumentWriter {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private final JsonGenerator json;

  private DocumentWriter(JsonGenerator json) {
    this.json = json;
  }

  /** A document's text, which ends in a newline. */
  static String text(CatalogDocument document) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));
      new DocumentWriter(json).document(document);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString();
  }

  private void document(CatalogDocument document) throws IOException {
    Incarnation table = document.incarnation();
    json.writeStartObject();
    json.writeNumberField(Names.FORMAT, Names.FORMAT_VERSION);
    json.writeStringField(Names.TABLE, table.table().value());
    json.writeStringField(Names.TABLE_ARN, table.arn());
    json.writeStringField(Names.TABLE_ID, table.tableId());
    time(Names.CREATED, table.created());
    if (document.deleted().isPresent()) {
      time(Names.DELETED, document.deleted().get());
    }
    json.writeFieldName(Names.CREATE_TABLE);
    createTable(table, document.definition());
    settings(document.settings());
    streams(document.streams());
    gaps(document.gaps());
    if (document.followed().isPresent()) {
      time(Names.FOLLOWED, document.followed().get());
    }
    time(Names.WRITTEN, document.written());
    json.writeEndObject();
  }

  private void streams(List<StreamEntry> streams) throws IOException {
    json.writeArrayFieldStart(Names.STREAMS);
    for (StreamEntry stream : streams) {
      json.writeStartObject();
      json.writeStringField(Names.ARN, stream.arn().value());
      json.writeStringField(Names.VIEW_TYPE, stream.viewType());
      time(Names.BEGAN, stream.began());
      if (stream.noted().isPresent()) {
        time(Names.NOTED, stream.noted().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void gaps(List<Gap> gaps) throws IOException {
    if (gaps.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(Names.GAPS);
    for (Gap gap : gaps) {
      json.writeStartObject();
      time(Names.FROM, gap.from());
      time(Names.UNTIL, gap.until());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void createTable(Incarnation table, TableDefinition definition) throws IOException {
    json.writeStartObject();
    json.writeStringField("TableName", table.table().value());
    json.writeArrayFieldStart("AttributeDefinitions");
    for (Attribute attribute : definition.attributes()) {
      json.writeStartObject();
      json.writeStringField("AttributeName", attribute.name());
      json.writeStringField("AttributeType", attribute.type());
      json.writeEndObject();
    }
    json.writeEndArray();
    key(definition.key());
    json.writeStringField("BillingMode", definition.billingMode());
    throughput(definition.throughput());
    indexes("GlobalSecondaryIndexes", definition.globalIndexes());
    indexes("LocalSecondaryIndexes", definition.localIndexes());
    if (definition.encryption().isPresent()) {
      encryption(definition.encryption().get());
    }
    json.writeStringField("TableClass", definition.tableClass());
    json.writeBooleanField("DeletionProtectionEnabled", definition.deletionProtection());
    json.writeEndObject();
  }

  private void key(List<KeyPart> key) throws IOException {
    json.writeArrayFieldStart("KeySchema");
    for (KeyPart part : key) {
      json.writeStartObject();
      json.writeStringField("AttributeName", part.attribute());
      json.writeStringField("KeyType", part.type());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void throughput(Throughput throughput) throws IOException {
    if (throughput.provisioned().isPresent()) {
      Throughput.Units units = throughput.provisioned().get();
      json.writeObjectFieldStart("ProvisionedThroughput");
      json.writeNumberField("ReadCapacityUnits", units.read());
      json.writeNumberField("WriteCapacityUnits", units.write());
      json.writeEndObject();
    }
    if (throughput.onDemand().isPresent()) {
      Throughput.Limits limits = throughput.onDemand().get();
      json.writeObjectFieldStart("OnDemandThroughput");
      limit("MaxReadRequestUnits", limits.read());
      limit("MaxWriteRequestUnits", limits.write());
      json.writeEndObject();
    }
  }

  private void limit(String name, OptionalLong limit) throws IOException {
    if (limit.isPresent()) {
      json.writeNumberField(name, limit.getAsLong());
    }
  }

  /** DynamoDB takes no empty list of indexes. */
  private void indexes(String name, List<Index> indexes) throws IOException {
    if (indexes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (Index index : indexes) {
      json.writeStartObject();
      json.writeStringField("IndexName", index.name());
      key(index.key());
      json.writeObjectFieldStart("Projection");
      json.writeStringField("ProjectionType", index.projection());
      if (!index.included().isEmpty()) {
        json.writeArrayFieldStart("NonKeyAttributes");
        for (String attribute : index.included()) {
          json.writeString(attribute);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      throughput(index.throughput());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void encryption(Encryption encryption) throws IOException {
    json.writeObjectFieldStart("SSESpecification");
    json.writeBooleanField("Enabled", true);
    json.writeStringField("SSEType", encryption.type());
    Optional<String> key = encryption.keyArn();
    if (key.isPresent()) {
      json.writeStringField("KMSMasterKeyId", key.get());
    }
    json.writeEndObject();
  }

  private void settings(TableSettings settings) throws IOException {
    if (settings.timeToLiveAttribute().isPresent()) {
      json.writeObjectFieldStart(Names.TIME_TO_LIVE);
      json.writeBooleanField("Enabled", true);
      json.writeStringField("AttributeName", settings.timeToLiveAttribute().get());
      json.writeEndObject();
    }
    json.writeArrayFieldStart(Names.TAGS);
    for (var tag : settings.tags().entrySet()) {
      json.writeStartObject();
      json.writeStringField("Key", tag.getKey());
      json.writeStringField("Value", tag.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void time(String name, Instant time) throws IOException {
    json.writeStringField(name, time.toString());
  }
}

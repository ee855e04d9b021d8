package io.github.ddbbackup.restore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyAttribute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of a saved plan. They are a public format, which docs/restore.md describes. */
final class PlanText {

  /** What the header's member {@code format} says. */
  static final String FORMAT = "ddbbackup-revert-plan-1";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The first line.
   *
   * @param table the table that the plan is for
   * @param at the instant to which it reverts
   * @param made when the table was looked at
   * @param totals what was found
   * @param sha256 of all bytes behind the first line, in hexadecimal digits
   */
  record Header(Incarnation table, Instant at, Instant made, RevertTotals totals, String sha256) {}

  private PlanText() {}

  static byte[] header(Header header) throws IOException {
    return line(
        json -> {
          json.writeStringField("format", FORMAT);
          json.writeStringField("table", header.table().table().value());
          json.writeStringField("tableArn", header.table().arn());
          json.writeStringField("tableId", header.table().tableId());
          json.writeStringField("created", header.table().created().toString());
          json.writeStringField("at", header.at().toString());
          json.writeStringField("made", header.made().toString());
          json.writeNumberField("added", header.totals().added());
          json.writeNumberField("changed", header.totals().changed());
          json.writeNumberField("deleted", header.totals().deleted());
          json.writeNumberField("unchanged", header.totals().unchanged());
          json.writeStringField("sha256", header.sha256());
        });
  }

  static byte[] change(RevertChange change) throws IOException {
    return line(
        json -> {
          json.writeStringField("operation", change.wanted().isPresent() ? "put" : "delete");
          json.writeObjectFieldStart("key");
          for (KeyAttribute part : change.key().attributes()) {
            json.writeObjectFieldStart(part.name());
            json.writeStringField(part.type().name(), part.shown());
            json.writeEndObject();
          }
          json.writeEndObject();
          image("live", change.live(), json);
          image("wanted", change.wanted(), json);
        });
  }

  private static void image(String name, Optional<Json> image, JsonGenerator json)
      throws IOException {
    if (image.isPresent()) {
      json.writeFieldName(name);
      json.writeRawValue(image.get().toString().replace('\n', ' '));
    }
  }

  private static byte[] line(Members members) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    return line.toByteArray();
  }

  /** Reads the first line; an {@link IOException} or a {@link BackupException} if it is none. */
  static Header header(byte[] bytes, int from, int to) throws IOException {
    Map<String, Json> members = members(bytes, from, to);
    if (!text(members, "format").equals(FORMAT)) {
      throw new IOException("its format is " + members.get("format") + ", not " + FORMAT);
    }
    return new Header(
        new Incarnation(
            TableName.of(text(members, "table")),
            text(members, "tableArn"),
            text(members, "tableId"),
            time(members, "created")),
        time(members, "at"),
        time(members, "made"),
        new RevertTotals(
            number(members, "added"),
            number(members, "changed"),
            number(members, "deleted"),
            number(members, "unchanged")),
        text(members, "sha256"));
  }

  static RevertChange change(byte[] bytes, int from, int to) throws IOException {
    Map<String, Json> members = members(bytes, from, to);
    RevertChange change =
        new RevertChange(
            ItemKey.of(member(members, "key")),
            Optional.ofNullable(members.get("live")),
            Optional.ofNullable(members.get("wanted")));
    if (change.live().isEmpty() && change.wanted().isEmpty()) {
      throw new IOException("it has neither \"live\" nor \"wanted\"");
    }
    return change;
  }

  /** The members of the one object that a line is, each as it is written. */
  private static Map<String, Json> members(byte[] bytes, int from, int to) throws IOException {
    Map<String, Json> members = new HashMap<>();
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        int start = from + (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int end = from + (int) json.currentLocation().getByteOffset();
        members.put(name, Json.of(Arrays.copyOfRange(bytes, start, end)));
      }
    }
    return members;
  }

  private static Json member(Map<String, Json> members, String name) throws IOException {
    Json value = members.get(name);
    if (value == null) {
      throw new IOException("it has no \"" + name + "\"");
    }
    return value;
  }

  private static String text(Map<String, Json> members, String name) throws IOException {
    try (JsonParser json = JSON.createParser(member(members, name).toBytes())) {
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw new IOException("\"" + name + "\" is no text");
      }
      return json.getText();
    }
  }

  private static long number(Map<String, Json> members, String name) throws IOException {
    try {
      return Long.parseLong(member(members, name).toString());
    } catch (NumberFormatException e) {
      throw new IOException("\"" + name + "\" is no number", e);
    }
  }

  private static Instant time(Map<String, Json> members, String name) throws IOException {
    try {
      return Instant.parse(text(members, name));
    } catch (DateTimeException e) {
      throw new IOException("\"" + name + "\" is no time", e);
    }
  }

  /** Writes the members of an object. */
  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}

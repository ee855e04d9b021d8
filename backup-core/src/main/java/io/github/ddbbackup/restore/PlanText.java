package io.github.ddbbackup.restore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyAttribute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a saved plan: what it is for, the items, what was found, and the sum of all bytes
 * before. They are a public format, which docs/restore.md describes.
 */
final class PlanText {

  /** What the first line's member {@code format} says. */
  static final String FORMAT = "ddbbackup-revert-plan-1";

  /** The hexadecimal digits of a sum. */
  private static final int SUM_DIGITS = 64;

  private static final String SEAL = "{\"sha256\":\"%s\"}\n";

  /** How long the last line is, with its newline. */
  static final int SEAL_BYTES = seal("0".repeat(SUM_DIGITS)).length();

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The first line.
   *
   * @param table the table that the plan is for
   * @param at the instant to which it reverts
   * @param made when the table was looked at
   */
  record Header(Incarnation table, Instant at, Instant made) {}

  /**
   * The line behind the items.
   *
   * @param totals what was found
   * @param coverage what of the time the backup covered
   * @param notes what a person should know, each a sentence
   */
  record Summary(RevertTotals totals, BackupSpan coverage, List<String> notes) {}

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

  static byte[] summary(Summary summary) throws IOException {
    return line(
        json -> {
          json.writeNumberField("added", summary.totals().added());
          json.writeNumberField("changed", summary.totals().changed());
          json.writeNumberField("deleted", summary.totals().deleted());
          json.writeNumberField("unchanged", summary.totals().unchanged());
          json.writeNumberField("leftAlone", summary.totals().leftAlone());
          json.writeStringField("coverageStart", summary.coverage().start().toString());
          text("newestHour", summary.coverage().newest().map(Instant::toString), json);
          text("snapshot", summary.coverage().snapshot(), json);
          json.writeArrayFieldStart("notes");
          for (String note : summary.notes()) {
            json.writeString(note);
          }
          json.writeEndArray();
        });
  }

  private static void text(String name, Optional<String> text, JsonGenerator json)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  /** The last line, with its newline: the sum of all bytes before it, in hexadecimal digits. */
  static String seal(String sha256) {
    return SEAL.formatted(sha256);
  }

  private static byte[] line(Members members) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  /** Reads the first line; an {@link IOException} or a {@link BackupException} if it is none. */
  static Header header(PlanLine line) throws IOException {
    String format = line.text("format");
    if (!format.equals(FORMAT)) {
      throw new IOException("its format is " + format + ", not " + FORMAT);
    }
    return new Header(
        new Incarnation(
            TableName.of(line.text("table")),
            line.text("tableArn"),
            line.text("tableId"),
            line.time("created")),
        line.time("at"),
        line.time("made"));
  }

  /** Whether a line is of an item. */
  static boolean isChange(PlanLine line) {
    return line.find("operation").isPresent();
  }

  static RevertChange change(PlanLine line) throws IOException {
    RevertChange change =
        new RevertChange(ItemKey.of(line.member("key")), line.find("live"), line.find("wanted"));
    if (change.live().isEmpty() && change.wanted().isEmpty()) {
      throw new IOException("it has neither \"live\" nor \"wanted\"");
    }
    return change;
  }

  static Summary summary(PlanLine line) throws IOException {
    return new Summary(
        new RevertTotals(
            line.number("added"),
            line.number("changed"),
            line.number("deleted"),
            line.number("unchanged"),
            line.number("leftAlone")),
        new BackupSpan(
            line.time("coverageStart"),
            line.find("newestHour").isPresent()
                ? Optional.of(line.time("newestHour"))
                : Optional.empty(),
            line.find("snapshot").isPresent()
                ? Optional.of(line.text("snapshot"))
                : Optional.empty()),
        line.texts("notes"));
  }

  /** Writes the members of an object. */
  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}

package io.github.ddbbackup.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.verify.Finding;
import io.github.ddbbackup.verify.FindingKind;
import io.github.ddbbackup.verify.VerifyReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a verification found, for programs to read: JSON objects, each on one line. */
public final class VerifyJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private VerifyJson() {}

  /**
   * One finding.
   *
   * @param finding the finding
   * @return an object with the members {@code finding} (its kind), {@code key}, {@code tableId},
   *     {@code after} and {@code before} (changes, each with {@code sequenceNumber}, {@code at} and
   *     {@code object}), {@code snapshot} (its name), {@code explainedBy} (a gap, with {@code from}
   *     and {@code until}); without those that it lacks
   */
  public static String of(Finding finding) {
    return object(
        json -> {
          json.writeStringField("finding", finding.kind().name());
          json.writeFieldName("key");
          json.writeRawValue(KeyJson.of(finding.key()));
          text(json, "tableId", finding.tableId());
          place(json, "after", finding.after());
          place(json, "before", finding.before());
          text(json, "snapshot", finding.snapshot());
          if (finding.gap().isPresent()) {
            json.writeFieldName("explainedBy");
            gap(json, finding.gap().get());
          }
        });
  }

  private static void place(JsonGenerator json, String name, Optional<Finding.Place> place)
      throws IOException {
    if (place.isPresent()) {
      json.writeObjectFieldStart(name);
      json.writeStringField("sequenceNumber", place.get().sequenceNumber().digits());
      json.writeStringField("at", place.get().made().toString());
      json.writeStringField("object", place.get().object());
      json.writeEndObject();
    }
  }

  /**
   * What was looked at.
   *
   * @param report the report
   * @return an object with the members {@code table}, {@code sound}, {@code objects}, {@code
   *     bytes}, {@code lines}, {@code changes}, {@code duplicates}, {@code undated}, {@code items},
   *     {@code first}, {@code last}, {@code findings} and {@code explained} (a number for each
   *     kind, of those that no known gap explains and of the others), {@code unproved}, {@code
   *     unconfirmed}, {@code comparedItems}, {@code emptyHours}, {@code gaps} (each with {@code
   *     from} and {@code until}), {@code damages} and {@code strangers}
   */
  public static String of(VerifyReport report) {
    return object(
        json -> {
          json.writeStringField("table", report.table().value());
          json.writeBooleanField("sound", report.isSound());
          json.writeNumberField("objects", report.read().objects());
          json.writeNumberField("bytes", report.read().bytes());
          json.writeNumberField("lines", report.read().lines());
          json.writeNumberField("changes", report.changes());
          json.writeNumberField("duplicates", report.duplicates());
          json.writeNumberField("undated", report.undated());
          json.writeNumberField("items", report.items());
          text(json, "first", report.first().map(Instant::toString));
          text(json, "last", report.last().map(Instant::toString));
          counts(json, "findings", report.findings());
          counts(json, "explained", report.explained());
          json.writeNumberField("unproved", report.unproved());
          json.writeNumberField("unconfirmed", report.unconfirmed());
          if (report.comparedItems().isPresent()) {
            json.writeNumberField("comparedItems", report.comparedItems().get());
          }
          texts(json, "emptyHours", report.emptyHours().stream().map(Instant::toString).toList());
          gaps(json, report.gaps());
          texts(json, "damages", report.read().damages().stream().map(Damage::toString).toList());
          texts(json, "strangers", report.strangers());
        });
  }

  private static void counts(JsonGenerator json, String name, Map<FindingKind, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<FindingKind, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey().toString(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void gaps(JsonGenerator json, List<Gap> gaps) throws IOException {
    json.writeArrayFieldStart("gaps");
    for (Gap gap : gaps) {
      gap(json, gap);
    }
    json.writeEndArray();
  }

  private static void gap(JsonGenerator json, Gap gap) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", gap.from().toString());
    json.writeStringField("until", gap.until().toString());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static String object(Members members) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}

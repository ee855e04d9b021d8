package io.github.ddbbackup.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Node;
import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Manifests as JSON. The names of the members are a public format. */
final class ManifestText {

  /** The version of the format; a reader refuses manifests of later ones. */
  private static final long FORMAT_VERSION = 1;

  /** Room for a hundred thousand files. */
  private static final int MAX_LENGTH = 64 * 1024 * 1024;

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private ManifestText() {}

  /** The text of a manifest, which ends in a newline. */
  static String of(SnapshotManifest manifest) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));
      write(json, manifest);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, SnapshotManifest manifest) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT_VERSION);
    json.writeStringField("kind", manifest.kind().word());
    json.writeStringField("at", manifest.at().toString());
    json.writeStringField("began", manifest.began().toString());
    json.writeStringField("ended", manifest.ended().toString());
    if (manifest.source().isPresent()) {
      json.writeStringField("source", manifest.source().get());
    }
    json.writeStringField("written", manifest.written().toString());
    json.writeNumberField("items", manifest.items());
    json.writeNumberField("bytes", manifest.bytes());
    json.writeArrayFieldStart("files");
    for (SnapshotFile file : manifest.files()) {
      write(json, file);
    }
    json.writeEndArray();
    json.writeFieldName("table");
    json.writeRawValue(manifest.table().text().strip());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, SnapshotFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", file.name());
    json.writeNumberField("items", file.items());
    json.writeNumberField("bytes", file.bytes());
    json.writeStringField("md5", file.md5());
    json.writeStringField("sha256", file.sha256());
    json.writeEndObject();
  }

  /**
   * Reads a manifest.
   *
   * @param source where it comes from, for messages
   * @throws BackupException if it is none, or one of a later format
   */
  static SnapshotManifest read(String text, String source) {
    try {
      if (text.length() > MAX_LENGTH) {
        throw new Node.Mistake("it has " + text.length() + " characters");
      }
      return manifest(Node.parse(text));
    } catch (IOException | Node.Mistake | BackupException e) {
      throw BackupException.user(
          "Not the manifest of a snapshot, " + source,
          String.valueOf(e.getMessage()),
          "Bring it back from a former version, or delete it: the snapshot is passed over then.",
          e);
    }
  }

  private static SnapshotManifest manifest(Node node) {
    if (node.number("format") != FORMAT_VERSION) {
      throw new Node.Mistake(
          "format is " + node.number("format") + ", and this version knows " + FORMAT_VERSION);
    }
    List<SnapshotFile> files = node.objects("files", ManifestText::file);
    SnapshotManifest manifest =
        new SnapshotManifest(
            SnapshotKind.of(node.text("kind")),
            CatalogDocument.of(node.object("table")),
            node.time("at"),
            node.time("began"),
            node.time("ended"),
            files,
            node.optionalText("source"),
            node.time("written"));
    if (manifest.items() != node.number("items") || manifest.bytes() != node.number("bytes")) {
      throw new Node.Mistake("the sums of items and bytes are not those of the files");
    }
    return manifest;
  }

  static SnapshotFile file(Node node) {
    return new SnapshotFile(
        node.text("name"),
        node.number("items"),
        node.number("bytes"),
        node.text("md5"),
        node.text("sha256"));
  }
}

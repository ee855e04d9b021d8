package io.github.ddbbackup.catalog;

import static io.github.ddbbackup.catalog.Names.FORMAT;
import static io.github.ddbbackup.catalog.Names.FORMAT_VERSION;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads documents. Members of other names are passed over. */
final class DocumentReader {

  /** Several times the largest: 40 indexes with all their attributes, and many streams. */
  static final int MAX_LENGTH = 4 * 1024 * 1024;

  private DocumentReader() {}

  /**
   * Reads a document.
   *
   * @param text the document's text
   * @param source where it comes from, for messages
   * @throws BackupException if it is not a document, or one of a later format
   */
  static CatalogDocument read(String text, String source) {
    if (text.length() > MAX_LENGTH) {
      throw unusable(source, "it has " + text.length() + " characters", Optional.empty());
    }
    try {
      return document(Node.parse(text));
    } catch (IOException | Node.Mistake | BackupException e) {
      throw unusable(source, String.valueOf(e.getMessage()), Optional.of(e));
    }
  }

  private static BackupException unusable(String source, String why, Optional<Exception> cause) {
    String what = "Not a document of the catalog, " + source;
    String nextStep = "Look at it; when it is of no use, delete it and it is written anew.";
    return cause
        .map(c -> BackupException.user(what, why, nextStep, c))
        .orElseGet(() -> BackupException.user(what, why, nextStep));
  }

  static CatalogDocument document(Node node) {
    if (node.number(FORMAT) != FORMAT_VERSION) {
      throw new Node.Mistake(
          FORMAT + " is " + node.number(FORMAT) + ", and this version knows " + FORMAT_VERSION);
    }
    return new CatalogDocument(
        new Incarnation(
            TableName.of(node.text(Names.TABLE)),
            node.text(Names.TABLE_ARN),
            node.text(Names.TABLE_ID),
            node.time(Names.CREATED)),
        node.optionalTime(Names.DELETED),
        definition(node.object(Names.CREATE_TABLE)),
        settings(node),
        node.objects(Names.STREAMS, DocumentReader::stream),
        node.objects(Names.GAPS, gap -> new Gap(gap.time(Names.FROM), gap.time(Names.UNTIL))),
        node.optionalTime(Names.FOLLOWED),
        node.time(Names.WRITTEN));
  }

  private static TableDefinition definition(Node node) {
    return new TableDefinition(
        node.objects(
            "AttributeDefinitions",
            a -> new Attribute(a.text("AttributeName"), a.text("AttributeType"))),
        key(node),
        node.text("BillingMode"),
        throughput(node),
        node.objects("GlobalSecondaryIndexes", DocumentReader::index),
        node.objects("LocalSecondaryIndexes", DocumentReader::index),
        node.optionalObject("SSESpecification")
            .map(e -> new Encryption(e.text("SSEType"), e.optionalText("KMSMasterKeyId"))),
        node.text("TableClass"),
        node.flag("DeletionProtectionEnabled"));
  }

  private static List<KeyPart> key(Node node) {
    return node.objects("KeySchema", k -> new KeyPart(k.text("AttributeName"), k.text("KeyType")));
  }

  private static Throughput throughput(Node node) {
    return new Throughput(
        node.optionalObject("ProvisionedThroughput")
            .map(
                t ->
                    new Throughput.Units(
                        t.number("ReadCapacityUnits"), t.number("WriteCapacityUnits"))),
        node.optionalObject("OnDemandThroughput")
            .map(
                t ->
                    new Throughput.Limits(
                        t.optionalNumber("MaxReadRequestUnits"),
                        t.optionalNumber("MaxWriteRequestUnits"))));
  }

  private static Index index(Node node) {
    Node projection = node.object("Projection");
    return new Index(
        node.text("IndexName"),
        key(node),
        projection.text("ProjectionType"),
        projection.texts("NonKeyAttributes"),
        throughput(node));
  }

  private static TableSettings settings(Node node) {
    Map<String, String> tags = new LinkedHashMap<>();
    node.objects(Names.TAGS, t -> tags.put(t.text("Key"), t.text("Value")));
    return new TableSettings(
        node.optionalObject(Names.TIME_TO_LIVE).map(t -> t.text("AttributeName")), tags);
  }

  private static StreamEntry stream(Node node) {
    return new StreamEntry(
        StreamArn.of(node.text(Names.ARN)),
        node.text(Names.VIEW_TYPE),
        node.time(Names.BEGAN),
        node.optionalTime(Names.NOTED));
  }
}

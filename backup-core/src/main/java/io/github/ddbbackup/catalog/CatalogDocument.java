package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalog knows of one table.
 *
 * @param incarnation which table
 * @param deleted when it was deleted or found to be gone; empty while it is there
 * @param definition what it is made with
 * @param settings what is set for it once it is made
 * @param streams the streams that it has and had, the earliest first
 * @param written when this was written, in whole seconds
 */
public record CatalogDocument(
    Incarnation incarnation,
    Optional<Instant> deleted,
    TableDefinition definition,
    TableSettings settings,
    List<StreamEntry> streams,
    Instant written) {

  /** Puts the streams in order, each once. */
  public CatalogDocument {
    requireNonNull(incarnation);
    deleted = deleted.map(CatalogDocument::seconds);
    requireNonNull(definition);
    requireNonNull(settings);
    streams = inOrder(streams);
    written = seconds(written);
  }

  /**
   * Reads a document that is part of something else.
   *
   * @param node the object
   * @return the document
   */
  public static CatalogDocument of(Node node) {
    return DocumentReader.document(node);
  }

  /**
   * The document as the catalog writes it.
   *
   * @return one JSON object, which ends in a newline
   */
  public String text() {
    return DocumentWriter.text(this);
  }

  /**
   * The same table deleted. A time that is there already stays.
   *
   * @param when when it was deleted
   * @return the document, written then
   */
  public CatalogDocument deletedAt(Instant when) {
    return new CatalogDocument(
        incarnation, Optional.of(deleted.orElse(when)), definition, settings, streams, when);
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static List<StreamEntry> inOrder(Collection<StreamEntry> streams) {
    Map<String, StreamEntry> once = new LinkedHashMap<>();
    streams.forEach(s -> once.putIfAbsent(s.arn().value(), s));
    return once.values().stream()
        .sorted(Comparator.comparing(StreamEntry::began).thenComparing(s -> s.arn().value()))
        .toList();
  }
}

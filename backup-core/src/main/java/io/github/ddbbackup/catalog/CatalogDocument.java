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
 * @param gaps the spans of time in which changes of it may be missing from the backup, the earliest
 *     first; those that overlap or touch are one
 * @param followed when its changes were last seen to reach the backup, in whole seconds; empty if
 *     they never were
 * @param written when this was written, in whole seconds
 */
public record CatalogDocument(
    Incarnation incarnation,
    Optional<Instant> deleted,
    TableDefinition definition,
    TableSettings settings,
    List<StreamEntry> streams,
    List<Gap> gaps,
    Optional<Instant> followed,
    Instant written) {

  /** Puts the streams and the gaps in order, each once. */
  public CatalogDocument {
    requireNonNull(incarnation);
    deleted = deleted.map(CatalogDocument::seconds);
    requireNonNull(definition);
    requireNonNull(settings);
    streams = inOrder(streams);
    gaps = Gap.merged(gaps);
    followed = followed.map(CatalogDocument::seconds);
    written = seconds(written);
  }

  /**
   * A document without gaps.
   *
   * @param incarnation which table
   * @param deleted when it was deleted; empty while it is there
   * @param definition what it is made with
   * @param settings what is set for it once it is made
   * @param streams the streams that it has and had
   * @param written when this was written, in whole seconds
   */
  public CatalogDocument(
      Incarnation incarnation,
      Optional<Instant> deleted,
      TableDefinition definition,
      TableSettings settings,
      List<StreamEntry> streams,
      Instant written) {
    this(incarnation, deleted, definition, settings, streams, List.of(), Optional.empty(), written);
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
        incarnation,
        Optional.of(deleted.orElse(when)),
        definition,
        settings,
        streams,
        gaps,
        followed,
        when);
  }

  /** Whether it names a stream. */
  boolean knows(StreamEntry stream) {
    return streams.stream().anyMatch(s -> s.arn().equals(stream.arn()));
  }

  /** Whether it tells of a gap. */
  boolean tells(Gap gap) {
    return gaps.stream().anyMatch(g -> g.covers(gap));
  }

  /** When the backup was last seen to follow the table; documents of earlier versions lack that. */
  Optional<Instant> lastFollowed() {
    return followed.or(() -> streams.isEmpty() ? Optional.empty() : Optional.of(written));
  }

  /**
   * Whether the backup was seen not to follow the table since it was last seen to: whatever is
   * written while it follows tells so, too.
   */
  boolean foundUnfollowed() {
    return followed.filter(written::isAfter).isPresent();
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

package io.github.ddbbackup.ddl;

import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.history.KeySchema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The documented queries. Sequence numbers have up to 40 digits, more than any number of the
 * engines: filled up with zeros they are ordered as numbers.
 */
final class Queries {

  private static final String ORDER = "lpad(SequenceNumber, 40, '0')";

  private final DdlRequest request;
  private final Dialect dialect;

  Queries(DdlRequest request) {
    this.request = request;
    dialect = Dialect.of(request.engine());
  }

  /** All of an item's changes. */
  Statement changes(KeyQuery item) {
    return new Statement(
        "The changes of an item in their order.",
        """
        SELECT %s AS changed_at, eventName, %s AS made_by,
               OldImage, NewImage, SequenceNumber
        FROM %s
        WHERE %s
        ORDER BY %s\
        """
            .formatted(dialect.time(), by(), request.name(), where(item), ORDER));
  }

  /** Who deleted what. */
  Statement deletions() {
    return new Statement(
        "Who deleted which items.",
        """
        SELECT %s AS deleted_at, %s AS deleted_by, %s, SequenceNumber
        FROM %s
        WHERE eventName = 'REMOVE'
        ORDER BY %s\
        """
            .formatted(dialect.time(), by(), keyColumns(), request.name(), ORDER));
  }

  /** The items that were there at an instant, as far as they were changed since backup began. */
  Statement stateAt(Instant instant) {
    return new Statement(
        "The items as they were at "
            + instant
            + ", as far as they were changed between the beginning of the backup and then.",
        """
        SELECT item
        FROM (
          SELECT NewImage AS item,
                 row_number() OVER (PARTITION BY %s ORDER BY %s DESC) AS newest
          FROM %s
          WHERE ApproximateCreationDateTime <= %d) changes
        WHERE newest = 1 AND item IS NOT NULL\
        """
            .formatted(keyValues(), ORDER, request.name(), instant.getEpochSecond()));
  }

  /** Numbers compared as numbers. */
  Statement numbers(String attribute, long above) {
    return new Statement(
        "Changes after which a number is above a value, compared as numbers.",
        """
        SELECT %s, SequenceNumber
        FROM %s
        WHERE CAST(%s AS DECIMAL(38, 10)) > %d
        ORDER BY %s\
        """
            .formatted(
                keyColumns(),
                request.name(),
                dialect.value("NewImage", attribute, "N"),
                above,
                ORDER));
  }

  /** What stands inside of sets, lists and maps, which arrive as JSON text. */
  Statement parts(String attribute) {
    return new Statement(
        "The first element of a set of strings; sets, lists and maps arrive as JSON text.",
        """
        SELECT %s, %s AS first_element
        FROM %s
        WHERE %s IS NOT NULL\
        """
            .formatted(
                keyColumns(),
                dialect.element(dialect.value("NewImage", attribute, "SS"), 0),
                request.name(),
                dialect.value("NewImage", attribute, "SS")));
  }

  private String by() {
    return "CASE WHEN "
        + dialect.principal()
        + " = 'dynamodb.amazonaws.com' THEN 'time to live' ELSE 'a user' END";
  }

  private String where(KeyQuery item) {
    return item.parts().stream()
        .map(
            part ->
                dialect.value("Keys", part.name(), part.type().orElseThrow().name())
                    + " = "
                    + dialect.text(part.value()))
        .collect(Collectors.joining("\n  AND "));
  }

  private String keyValues() {
    return String.join(", ", values());
  }

  private String keyColumns() {
    List<String> values = values();
    return values.size() == 1
        ? values.get(0) + " AS item_key"
        : values.get(0) + " AS partition_key, " + values.get(1) + " AS sort_key";
  }

  private List<String> values() {
    return request.key().attributes().stream().map(this::value).toList();
  }

  private String value(KeySchema.Part part) {
    return dialect.value("Keys", part.name(), part.type().name());
  }
}

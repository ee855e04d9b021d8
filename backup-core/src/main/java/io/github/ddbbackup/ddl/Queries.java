package io.github.ddbbackup.ddl;

import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.history.KeySchema;
import java.time.Instant;
import java.util.ArrayList;
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
        once(
            List.of(
                new Column(dialect.time(), "changed_at"),
                Column.of("eventName"),
                new Column(by(), "made_by"),
                Column.of("OldImage"),
                Column.of("NewImage")),
            where(item)));
  }

  /** Who deleted what. */
  Statement deletions() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(dialect.time(), "deleted_at"));
    columns.add(new Column(by(), "deleted_by"));
    columns.addAll(keyColumns());
    return new Statement("Who deleted which items.", once(columns, "eventName = 'REMOVE'"));
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
        once(
            keyColumns(),
            "CAST(%s AS DECIMAL(38, 10)) > %d"
                .formatted(dialect.value("NewImage", attribute, "N"), above)));
  }

  /** What stands inside of sets, lists and maps, which arrive as JSON text. */
  Statement parts(String attribute) {
    String set = dialect.value("NewImage", attribute, "SS");
    List<Column> columns = new ArrayList<>(keyColumns());
    columns.add(new Column(dialect.element(set, 0), "first_element"));
    return new Statement(
        "The first element of a set of strings; sets, lists and maps arrive as JSON text.",
        once(columns, set + " IS NOT NULL"));
  }

  /**
   * Changes in their order. Delivery is at least once: of what is there several times, one is
   * taken.
   */
  private String once(List<Column> columns, String condition) {
    return """
    SELECT %s, SequenceNumber
    FROM (
      SELECT %s,
             SequenceNumber,
             row_number() OVER (PARTITION BY %s, SequenceNumber ORDER BY SequenceNumber) AS copy_number
      FROM %s
      WHERE %s) changes
    WHERE copy_number = 1
    ORDER BY %s\
    """
        .formatted(
            columns.stream().map(Column::name).collect(Collectors.joining(", ")),
            columns.stream().map(Column::toString).collect(Collectors.joining(",\n         ")),
            keyValues(),
            request.name(),
            condition,
            ORDER);
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
        .collect(Collectors.joining("\n    AND "));
  }

  private String keyValues() {
    return String.join(", ", values());
  }

  private List<Column> keyColumns() {
    List<String> values = values();
    return values.size() == 1
        ? List.of(new Column(values.get(0), "item_key"))
        : List.of(
            new Column(values.get(0), "partition_key"), new Column(values.get(1), "sort_key"));
  }

  private List<String> values() {
    return request.key().attributes().stream().map(this::value).toList();
  }

  private String value(KeySchema.Part part) {
    return dialect.value("Keys", part.name(), part.type().name());
  }

  /** What is asked for, and what it is called. */
  private record Column(String expression, String name) {
    static Column of(String name) {
      return new Column(name, name);
    }

    @Override
    public String toString() {
      return expression.equals(name) ? name : expression + " AS " + name;
    }
  }
}

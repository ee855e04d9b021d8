package io.github.ddbbackup.state;

import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.StreamEntry;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.Throughput;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the catalog and snapshots know of tables. */
public final class TestTables {

  /** The name of all the tables. */
  public static final TableName TABLE = TableName.of("Orders");

  private TestTables() {}

  /** The document of a table that is there. */
  public static CatalogDocument document(String id, Instant created, Instant streamed) {
    return document(id, created, streamed, List.of(), List.of());
  }

  /** The same table with gaps in its backup. */
  public static CatalogDocument withGaps(CatalogDocument table, List<Gap> gaps) {
    return new CatalogDocument(
        table.incarnation(),
        table.deleted(),
        table.definition(),
        table.settings(),
        table.streams(),
        gaps,
        table.followed(),
        table.written());
  }

  /** The document of a table that is there and whose items have a key. */
  public static CatalogDocument document(
      String id, Instant created, List<Attribute> attributes, List<KeyPart> key) {
    return document(id, created, created, attributes, key);
  }

  private static CatalogDocument document(
      String id, Instant created, Instant streamed, List<Attribute> attributes, List<KeyPart> key) {
    String arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/" + TABLE.value();
    StreamArn stream = StreamArn.of(arn + "/stream/" + streamed.toString().replace("Z", ""));
    return new CatalogDocument(
        new Incarnation(TABLE, arn, id, created),
        Optional.empty(),
        new TableDefinition(
            attributes,
            key,
            "PAY_PER_REQUEST",
            new Throughput(Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            Optional.empty(),
            "STANDARD",
            false),
        new TableSettings(Optional.empty(), Map.of()),
        List.of(StreamEntry.of(stream, "NEW_AND_OLD_IMAGES", streamed)),
        streamed);
  }

  /** Items that were read at one time. */
  public static BaselineItems items(
      Optional<String> tableId, Instant began, Instant ended, Map<CanonicalKey, Json> items) {
    return new Read(tableId, began, ended, items);
  }

  /** Items that were read at one instant; each is given by its key and itself. */
  public static BaselineItems items(Instant read, Map<String, String> items) {
    Map<CanonicalKey, Json> all = new LinkedHashMap<>();
    items.forEach((key, item) -> all.put(CanonicalKey.of(ItemKey.of(Json.of(key))), Json.of(item)));
    return new Read(Optional.empty(), read, read, all);
  }

  private record Read(
      Optional<String> tableId, Instant began, Instant ended, Map<CanonicalKey, Json> items)
      implements BaselineItems {

    @Override
    public void forEach(BiConsumer<CanonicalKey, Json> consumer) {
      items.forEach(consumer);
    }
  }
}

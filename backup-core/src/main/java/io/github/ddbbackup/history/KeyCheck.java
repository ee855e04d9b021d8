package io.github.ddbbackup.history;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetimes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks whether a key is one that items of a table have, or of one that bore the name before.
 *
 * @param live finds the key of the table that is there now; asked only where the catalog knows none
 */
record KeyCheck(Function<TableName, Optional<KeySchema>> live) {

  /** The key with its types, as far as all tables of the name agree on them. */
  KeyQuery resolve(KeyQuery key, Lifetimes lifetimes) {
    List<KeySchema> schemas = schemas(lifetimes);
    if (schemas.size() == 1) {
      return schemas.get(0).resolve(key);
    }
    List<KeyQuery> typed =
        schemas.stream().flatMap(schema -> typed(schema, key).stream()).distinct().toList();
    if (typed.isEmpty() && !schemas.isEmpty()) {
      return schemas.get(schemas.size() - 1).resolve(key);
    }
    return typed.size() == 1 ? typed.get(0) : key;
  }

  /** The keys of all tables of the name, the latest last; empty if none is known. */
  List<KeySchema> schemas(Lifetimes lifetimes) {
    List<KeySchema> known = known(lifetimes);
    return known.isEmpty() ? live.apply(lifetimes.table()).stream().toList() : known;
  }

  private static List<KeySchema> known(Lifetimes lifetimes) {
    return lifetimes.all().stream()
        .flatMap(lifetime -> lifetime.document().stream())
        .map(CatalogDocument::definition)
        .map(KeySchema::of)
        .distinct()
        .toList();
  }

  private static Optional<KeyQuery> typed(KeySchema schema, KeyQuery key) {
    try {
      return Optional.of(schema.resolve(key));
    } catch (BackupException ofAnotherTable) {
      return Optional.empty();
    }
  }
}

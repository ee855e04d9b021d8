package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.StreamEntry;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.naming.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table to be made like another one.
 *
 * @param name its name
 * @param definition what it is made with
 * @param settings what is set once it is full
 * @param streamViewType what its stream holds; empty for none
 * @param mark tells this restore from others; at most 256 characters that a tag's value can have
 */
record NewTable(
    TableName name,
    TableDefinition definition,
    TableSettings settings,
    Optional<String> streamViewType,
    String mark) {

  /** The tag that a table has while it is being filled. */
  static final String MARK = "ddbbackup:restoring";

  NewTable {
    requireNonNull(name);
    requireNonNull(definition);
    requireNonNull(settings);
    requireNonNull(streamViewType);
    requireNonNull(mark);
  }

  /** A table like one that the catalog knows. */
  static NewTable like(CatalogDocument source, TableName name, String mark) {
    return new NewTable(
        name,
        source.definition(),
        source.settings(),
        source.streams().stream().reduce((first, last) -> last).map(StreamEntry::viewType),
        mark);
  }

  /** The tags that it is made with: its own, and the one that says that it is being filled. */
  Map<String, String> firstTags() {
    Map<String, String> tags = new HashMap<>(settings.tags());
    tags.keySet().removeIf(name -> name.startsWith("aws:"));
    tags.put(MARK, mark);
    return tags;
  }
}

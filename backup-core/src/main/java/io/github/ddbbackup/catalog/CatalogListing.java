package io.github.ddbbackup.catalog;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalog's entries, as listed at one time. */
public final class CatalogListing {

  static final String DOCUMENT = ".json";
  static final String CLOSED = ".deleted";
  static final String OFF = ".off";

  private static final Pattern REST =
      Pattern.compile(
          "([a-zA-Z0-9_.-]{3,255})/([0-9]{8}T[0-9]{6}Z-[A-Za-z0-9-]{1,64})"
              + "(\\.json|\\.deleted|\\.off)");

  private final ImmutableListMultimap<TableName, CatalogEntry> entries;

  private CatalogListing(ImmutableListMultimap<TableName, CatalogEntry> entries) {
    this.entries = entries;
  }

  /**
   * A catalog without entries.
   *
   * @return an empty listing
   */
  public static CatalogListing empty() {
    return new CatalogListing(ImmutableListMultimap.of());
  }

  /** Makes entries of objects; what is none of the catalog's is passed over. */
  static CatalogListing of(List<CatalogObjects.Listed> objects, String prefix) {
    Map<String, List<Found>> found = new TreeMap<>();
    for (CatalogObjects.Listed object : objects) {
      Matcher name = REST.matcher(object.key().substring(prefix.length()));
      if (name.matches()) {
        found
            .computeIfAbsent(name.group(1) + "/" + name.group(2), k -> new ArrayList<>())
            .add(new Found(name.group(1), name.group(2), name.group(3), object.modified()));
      }
    }
    ImmutableListMultimap.Builder<TableName, CatalogEntry> entries =
        ImmutableListMultimap.builder();
    found.values().stream().map(CatalogListing::entry).forEach(e -> entries.put(e.table(), e));
    return new CatalogListing(entries.build());
  }

  private static CatalogEntry entry(List<Found> objects) {
    return new CatalogEntry(
        TableName.of(objects.get(0).table()),
        objects.get(0).objectName(),
        modified(objects, DOCUMENT).isPresent(),
        modified(objects, CLOSED).isPresent(),
        modified(objects, OFF));
  }

  private static Optional<Instant> modified(List<Found> objects, String ending) {
    return objects.stream().filter(o -> o.ending().equals(ending)).map(Found::modified).findFirst();
  }

  /**
   * The names of all tables that there are or were.
   *
   * @return each name once
   */
  public Set<TableName> tables() {
    return ImmutableSet.copyOf(entries.keySet());
  }

  /**
   * The entries of the tables that bear or bore a name.
   *
   * @param table the name
   * @return the entries, the earliest table's first
   */
  public List<CatalogEntry> entries(TableName table) {
    return entries.get(table);
  }

  /**
   * When a person ended the backup of a table.
   *
   * @param incarnation the table
   * @return the time; empty when no one did
   */
  public Optional<Instant> switchedOff(Incarnation incarnation) {
    return entries.get(incarnation.table()).stream()
        .filter(e -> e.objectName().equals(incarnation.objectName()))
        .flatMap(e -> e.switchedOff().stream())
        .findFirst();
  }

  private record Found(String table, String objectName, String ending, Instant modified) {}
}

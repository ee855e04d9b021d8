package io.github.ddbbackup.catalog;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The catalog: a document for each table, and for each that bore its name before. Whatever is
 * written twice changes nothing the second time, and two writers at a time lose nothing of each
 * other's. Thread-safe.
 */
public final class Catalog {

  /**
   * What takes calls of its own to read is read anew when a document is this old. Some hours less
   * than a stream keeps its changes: where the backup is looked after every hour, a stream that was
   * not read since the document was written still has all of them.
   */
  private static final Duration FRESH = Duration.ofHours(20);

  /** Each attempt is lost only to another writer of the same table's document. */
  private static final int ATTEMPTS = 10;

  private final CatalogObjects objects;
  private final BackupPrefix prefix;
  private final InstantSource clock;

  /**
   * Makes a catalog.
   *
   * @param objects where it is kept
   * @param prefix the folder of the backups, which the catalog is beside
   * @param clock tells when something is written
   */
  public Catalog(CatalogObjects objects, BackupPrefix prefix, InstantSource clock) {
    this.objects = requireNonNull(objects);
    this.prefix = requireNonNull(prefix);
    this.clock = requireNonNull(clock);
  }

  /**
   * Finds a table's document.
   *
   * @param incarnation the table
   * @return the document; empty when there is none
   * @throws BackupException if it can't be read
   */
  public Optional<CatalogDocument> find(Incarnation incarnation) {
    String key = key(incarnation, CatalogListing.DOCUMENT);
    return objects.get(key).map(stored -> DocumentReader.read(stored.content(), key));
  }

  /**
   * Says whether {@link #record} would write anything.
   *
   * @param table the table as it is
   * @param following how the backup follows it
   * @return what would become of its document
   * @throws BackupException if the document can't be read
   */
  public Recorded look(TableState table, Following following) {
    Optional<CatalogDocument> known = find(table.incarnation());
    if (known.isEmpty()) {
      return Recorded.CREATED;
    }
    return isUpToDate(known.get(), table, following) ? Recorded.UNCHANGED : Recorded.UPDATED;
  }

  /**
   * Brings a table's document in line. Streams that it had before stay in the document, and so do
   * spans of time in which changes may be missing; where such a one ends with what is recorded now,
   * it is added.
   *
   * @param table the table as it is
   * @param following how the backup follows it. The stream of a table that it does not follow is
   *     not recorded yet, and neither is that anything was seen to reach the backup
   * @param settings reads what takes calls of its own; asked only when something is written
   * @return what became of the document
   * @throws BackupException if it can't be read or written
   */
  public Recorded record(TableState table, Following following, Supplier<TableSettings> settings) {
    return write(
        table,
        following,
        settings,
        known -> known.filter(k -> isUpToDate(k, table, following)).isPresent());
  }

  /**
   * Adds the gap to a table's document that ends with what will be done in a moment, and that the
   * table was followed until a person ended its backup. Writes nothing if there is neither:
   * whatever ends the run then, the next one sees that the stream is read as it should be, and no
   * more.
   *
   * @param table the table as it is
   * @param following how the backup follows it until then
   * @param settings reads what takes calls of its own; asked only when something is written
   * @return what became of the document
   * @throws BackupException if it can't be read or written
   */
  public Recorded recordGap(
      TableState table, Following following, Supplier<TableSettings> settings) {
    return write(
        table,
        following,
        settings,
        known ->
            known.flatMap(k -> followedUntil(k, following)).isEmpty()
                && gaps(known, table, following, clock.instant()).stream()
                    .allMatch(gap -> known.filter(k -> k.tells(gap)).isPresent()));
  }

  private Recorded write(
      TableState table,
      Following following,
      Supplier<TableSettings> settings,
      Predicate<Optional<CatalogDocument>> isEnough) {
    String key = key(table.incarnation(), CatalogListing.DOCUMENT);
    Supplier<TableSettings> once = Suppliers.memoize(settings::get);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<CatalogObjects.Stored> stored = objects.get(key);
      Optional<CatalogDocument> known = stored.map(s -> DocumentReader.read(s.content(), key));
      if (isEnough.test(known)) {
        return Recorded.UNCHANGED;
      }
      CatalogDocument next = merged(known, table, following, once.get());
      if (write(key, next, stored)) {
        return known.isPresent() ? Recorded.UPDATED : Recorded.CREATED;
      }
    }
    throw contended(key);
  }

  /**
   * Finds an entry's document.
   *
   * @param entry the entry
   * @return the document; empty when there is none
   * @throws BackupException if it can't be read
   */
  public Optional<CatalogDocument> find(CatalogEntry entry) {
    String key = key(entry, CatalogListing.DOCUMENT);
    return objects.get(key).map(stored -> DocumentReader.read(stored.content(), key));
  }

  /**
   * Notes that a table is no more. A mark beside its document tells whoever lists the catalog.
   *
   * @param entry the table's entry, which has a document
   * @param ours whether the table is one of those that the caller knows
   * @return false when it is none of them, and nothing was done
   * @throws BackupException if its document can't be read or written
   */
  public boolean recordDeletion(CatalogEntry entry, Predicate<Incarnation> ours) {
    String key = key(entry, CatalogListing.DOCUMENT);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<CatalogObjects.Stored> stored = objects.get(key);
      Optional<CatalogDocument> known = stored.map(s -> DocumentReader.read(s.content(), key));
      if (known.filter(k -> ours.test(k.incarnation())).isEmpty()) {
        return false;
      }
      if (known.get().deleted().isPresent()
          || write(key, known.get().deletedAt(clock.instant()), stored)) {
        mark(key(entry, CatalogListing.CLOSED), "deleted");
        return true;
      }
    }
    throw contended(key);
  }

  /**
   * Notes that a person ended a table's backup, so that it is not set up again by itself.
   *
   * @param incarnation the table
   */
  public void switchOff(Incarnation incarnation) {
    mark(key(incarnation, CatalogListing.OFF), "switchedOff");
  }

  /**
   * Takes back {@link #switchOff}.
   *
   * @param incarnation the table
   */
  public void switchOn(Incarnation incarnation) {
    objects.delete(key(incarnation, CatalogListing.OFF));
  }

  /**
   * Lists the entries of all tables.
   *
   * @return the listing
   */
  public CatalogListing list() {
    return CatalogListing.of(objects.list(prefix.catalog()), prefix.catalog());
  }

  /**
   * Lists the entries of the tables that bear or bore a name.
   *
   * @param table the name
   * @return the listing
   */
  public CatalogListing list(TableName table) {
    return CatalogListing.of(objects.list(prefix.catalogOf(table)), prefix.catalog());
  }

  /** The first mark counts, whoever sets it. */
  private void mark(String key, String what) {
    String content = "{\n  \"%s\" : \"%s\"\n}\n".formatted(what, clock.instant());
    boolean marked = objects.get(key).isPresent() || objects.create(key, content);
    if (!marked && objects.get(key).isEmpty()) {
      throw contended(key);
    }
  }

  private boolean isUpToDate(CatalogDocument known, TableState table, Following following) {
    Instant now = clock.instant();
    boolean followed = following.on() && table.stream().isPresent();
    return now.isBefore(known.written().plus(FRESH))
        && (known.followed().isEmpty() || known.foundUnfollowed() != followed)
        && known.incarnation().equals(table.incarnation())
        && known.definition().equals(table.definition())
        && (!following.on() || table.stream().stream().allMatch(known::knows))
        && new GapFinder(known, following, now)
            .before(table.stream()).stream().allMatch(known::tells);
  }

  private CatalogDocument merged(
      Optional<CatalogDocument> known,
      TableState table,
      Following following,
      TableSettings settings) {
    Instant now = clock.instant();
    Optional<StreamEntry> read = following.on() ? table.stream() : Optional.empty();
    List<StreamEntry> streams = new ArrayList<>();
    known.map(CatalogDocument::streams).ifPresent(streams::addAll);
    read.map(s -> s.notedAt(now)).ifPresent(streams::add);
    List<Gap> gaps = new ArrayList<>();
    known.map(CatalogDocument::gaps).ifPresent(gaps::addAll);
    gaps.addAll(gaps(known, table, following, now));
    return new CatalogDocument(
        table.incarnation(),
        known.flatMap(CatalogDocument::deleted),
        table.definition(),
        settings,
        streams,
        gaps,
        read.map(s -> now)
            .or(() -> known.flatMap(k -> followedUntil(k, following)))
            .or(() -> known.flatMap(CatalogDocument::lastFollowed)),
        now);
  }

  private static List<Gap> gaps(
      Optional<CatalogDocument> known, TableState table, Following following, Instant now) {
    return known
        .map(k -> new GapFinder(k, following, now).before(table.stream()))
        .orElseGet(() -> unknown(table.stream(), following, now).stream().toList());
  }

  /**
   * Until when the backup followed a table that a person switched off, if the document tells of an
   * earlier time; empty where it had failed before.
   */
  private static Optional<Instant> followedUntil(CatalogDocument known, Following following) {
    return following
        .switchedOff()
        .filter(off -> !following.on() && !known.foundUnfollowed())
        .filter(off -> known.lastFollowed().filter(off.truncatedTo(SECONDS)::isAfter).isPresent());
  }

  /** What was passed over of a stream before the catalog knew the table. */
  private static Optional<Gap> unknown(
      Optional<StreamEntry> stream, Following following, Instant now) {
    return stream
        .filter(s -> following.filtered())
        .flatMap(s -> Gap.between(s.notedAt(now).readFrom(), now.plus(StreamEntry.TO_BEGIN)));
  }

  private boolean write(
      String key, CatalogDocument document, Optional<CatalogObjects.Stored> before) {
    String content = DocumentWriter.text(document);
    return before
        .map(b -> objects.replace(key, content, b.version()))
        .orElseGet(() -> objects.create(key, content));
  }

  private String key(Incarnation incarnation, String ending) {
    return prefix.catalogOf(incarnation.table()) + incarnation.objectName() + ending;
  }

  private String key(CatalogEntry entry, String ending) {
    return prefix.catalogOf(entry.table()) + entry.objectName() + ending;
  }

  private static BackupException contended(String key) {
    return BackupException.service(
        "A document of the catalog is being written by others all the time",
        key,
        "It is written by the next run.");
  }
}

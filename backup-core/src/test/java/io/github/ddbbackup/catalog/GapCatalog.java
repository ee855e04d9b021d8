package io.github.ddbbackup.catalog;

import io.github.ddbbackup.naming.BackupPrefix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A catalog that looks at one table at times that a test sets, and what it is told of it. */
abstract class GapCatalog {

  static final Instant NOTED = Instant.parse("2026-11-22T18:45:02Z");
  static final StreamEntry FIRST = Documents.STREAM;
  static final StreamEntry SECOND = Documents.stream("2026-11-30T08:00:00.250");

  /** What a stream keeps, less what a mapping takes to begin. */
  static final Duration KEPT = Duration.ofHours(24).minusMinutes(10);

  final MemoryObjects objects = new MemoryObjects();
  Instant now = NOTED;
  final Catalog catalog = new Catalog(objects, BackupPrefix.of("p"), () -> now);

  Recorded record(StreamEntry stream, Following following) {
    return catalog.record(Documents.state(stream), following, () -> Documents.SETTINGS);
  }

  Recorded recordGap(StreamEntry stream, Following following) {
    return recordGap(Optional.of(stream), following);
  }

  Recorded recordGap(Optional<StreamEntry> stream, Following following) {
    TableState table = new TableState(Documents.ORDERS, Documents.DEFINITION, stream);
    return catalog.recordGap(table, following, () -> Documents.SETTINGS);
  }

  Recorded follow(StreamEntry stream) {
    return record(stream, Following.goesOn());
  }

  static Following begun() {
    return new Following(true, true, false, false, Optional.empty());
  }

  static Following fails() {
    return new Following(false, false, false, false, Optional.empty());
  }

  static Following filtered() {
    return new Following(true, false, true, false, Optional.empty());
  }

  static Following after(Instant switchedOff) {
    return new Following(true, true, false, false, Optional.of(switchedOff));
  }

  List<Gap> gaps() {
    return document().gaps();
  }

  CatalogDocument document() {
    return catalog.find(Documents.ORDERS).orElseThrow();
  }
}

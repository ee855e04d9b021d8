package io.github.ddbbackup.catalog;

import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Documents, one that is written out in the documentation and any others. */
final class Documents {

  static final Instant CREATED = Instant.parse("2026-11-22T18:44:51.123Z");
  static final Incarnation ORDERS =
      new Incarnation(
          TableName.of("Orders"),
          "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
          "0d4cbd3f-7e5f-4b4c-8a43-6d7a0f1f2c11",
          CREATED);
  static final Throughput NONE = new Throughput(Optional.empty(), Optional.empty());
  static final TableDefinition DEFINITION =
      new TableDefinition(
          List.of(
              new Attribute("customer", "S"),
              new Attribute("order", "N"),
              new Attribute("state", "S")),
          List.of(new KeyPart("customer", "HASH"), new KeyPart("order", "RANGE")),
          "PAY_PER_REQUEST",
          new Throughput(
              Optional.empty(),
              Optional.of(new Throughput.Limits(OptionalLong.of(1_000), OptionalLong.empty()))),
          List.of(
              new Index(
                  "by-state",
                  List.of(new KeyPart("state", "HASH")),
                  "INCLUDE",
                  List.of("total"),
                  NONE)),
          List.of(),
          Optional.of(
              new Encryption("KMS", Optional.of("arn:aws:kms:eu-west-1:123456789012:key/k"))),
          "STANDARD",
          true);
  static final TableSettings SETTINGS =
      new TableSettings(Optional.of("expires"), Map.of("team", "shop", "cost", "42"));
  static final StreamEntry STREAM = stream("2026-11-22T18:44:58.001");

  private Documents() {}

  static StreamEntry stream(String label) {
    return StreamEntry.of(
        StreamArn.of(ORDERS.arn() + "/stream/" + label), "NEW_AND_OLD_IMAGES", CREATED);
  }

  static TableState state(StreamEntry stream) {
    return new TableState(ORDERS, DEFINITION, Optional.of(stream));
  }

  static CatalogDocument orders() {
    return new CatalogDocument(
        ORDERS,
        Optional.empty(),
        DEFINITION,
        SETTINGS,
        List.of(STREAM.notedAt(Instant.parse("2026-11-22T18:45:02Z"))),
        List.of(),
        Optional.of(Instant.parse("2026-11-22T18:45:02Z")),
        Instant.parse("2026-11-22T18:45:02Z"));
  }

  static CatalogDocument withGaps(Gap... gaps) {
    CatalogDocument none = orders();
    return new CatalogDocument(
        none.incarnation(),
        none.deleted(),
        none.definition(),
        none.settings(),
        none.streams(),
        List.of(gaps),
        none.followed(),
        none.written());
  }

  static Arbitrary<CatalogDocument> any() {
    return Combinators.combine(
            incarnations(),
            times().optional(),
            definitions(),
            settings(),
            streams(),
            gaps(),
            times().optional(),
            times())
        .as(CatalogDocument::new);
  }

  private static Arbitrary<Incarnation> incarnations() {
    Arbitrary<TableName> names =
        Arbitraries.strings()
            .withChars("abcXYZ019_.-")
            .ofMinLength(3)
            .ofMaxLength(255)
            .map(TableName::of);
    Arbitrary<String> ids =
        Arbitraries.strings().withChars("0123456789abcdef-").ofMinLength(1).ofMaxLength(64);
    return Combinators.combine(names, text(), ids, times()).as(Incarnation::new);
  }

  private static Arbitrary<TableDefinition> definitions() {
    Arbitrary<List<Attribute>> attributes =
        Combinators.combine(text(), Arbitraries.of("S", "N", "B"))
            .as(Attribute::new)
            .list()
            .ofMaxSize(5);
    Arbitrary<Optional<Encryption>> encryptions =
        text().optional().map(key -> new Encryption("KMS", key)).optional();
    Arbitrary<List<Index>> indexes = indexes();
    return Combinators.combine(
            attributes,
            keys(),
            Arbitraries.of("PROVISIONED", "PAY_PER_REQUEST"),
            throughputs(),
            indexes,
            indexes,
            encryptions,
            Arbitraries.of(true, false))
        .as(
            (a, key, billing, throughput, global, local, encryption, protection) ->
                new TableDefinition(
                    a,
                    key,
                    billing,
                    throughput,
                    global,
                    local,
                    encryption,
                    "STANDARD",
                    protection));
  }

  private static Arbitrary<List<KeyPart>> keys() {
    return Combinators.combine(text(), Arbitraries.of("HASH", "RANGE"))
        .as(KeyPart::new)
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<List<Index>> indexes() {
    return Combinators.combine(
            text(),
            keys(),
            Arbitraries.of("ALL", "INCLUDE"),
            text().list().ofMaxSize(3),
            throughputs())
        .as(Index::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Throughput> throughputs() {
    Arbitrary<Long> units = Arbitraries.longs().greaterOrEqual(0);
    Arbitrary<OptionalLong> limits =
        units.optional().map(u -> u.map(OptionalLong::of).orElse(OptionalLong.empty()));
    return Combinators.combine(
            Combinators.combine(units, units).as(Throughput.Units::new).optional(),
            Combinators.combine(limits, limits).as(Throughput.Limits::new).optional())
        .as(Throughput::new);
  }

  private static Arbitrary<TableSettings> settings() {
    return Combinators.combine(text().optional(), Arbitraries.maps(text(), text()).ofMaxSize(5))
        .as(TableSettings::new);
  }

  private static Arbitrary<List<StreamEntry>> streams() {
    return Combinators.combine(times(), times().optional())
        .as((t, noted) -> noted.map(streamOf(t)::notedAt).orElseGet(() -> streamOf(t)))
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<List<Gap>> gaps() {
    return Combinators.combine(times(), Arbitraries.longs().between(1, 100_000_000_000L))
        .as((from, millis) -> new Gap(from, from.plusMillis(millis)))
        .list()
        .ofMaxSize(4)
        .withoutEdgeCases();
  }

  private static StreamEntry streamOf(Instant began) {
    return stream(began.toString().replace("Z", ""));
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings().all().excludeChars('\ud800').ofMaxLength(12).map(Documents::valid);
  }

  /** Without halves of surrogate pairs, which no text of DynamoDB has. */
  private static String valid(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}

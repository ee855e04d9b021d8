package io.github.ddbbackup.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.history.History;
import io.github.ddbbackup.history.HistoryRequest;
import io.github.ddbbackup.history.ItemChange;
import io.github.ddbbackup.history.ItemHistory;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class HistoryReportTest {

  private static final Instant MADE = Instant.parse("2025-11-20T10:00:00Z");
  private static final Damage DAMAGE = new Damage("b", 1, "Not a change line");

  private static final String LINE =
      "{'Keys':{'Id':{'S':'1'}},'NewImage':{'Id':{'S':'1'},'n':{'N':'1E+2'},'t':{'S':'a\\u001b[1m'},"
          + "'l':{'L':[{'NULL':true},{'M':{'x':{'SS':['p','q']}}}]}},"
          + "'OldImage':{'Id':{'S':'1'},'n':{'N':'7'},'b':{'B':'AAE='}},"
          + "'SequenceNumber':'100','ApproximateCreationDateTime':1763805600,'eventName':'MODIFY'}";

  @Test
  void forPeople() {
    assertThat(HistoryText.of(change(LINE)))
        .containsExactly(
            "2025-11-22T10:00:00Z  MODIFY  by a user  (100)",
            "    ~ \"n\": 7 -> 100",
            "    - \"b\": base64 \"AAE=\"",
            "    + \"t\": \"a\\u001b[1m\"",
            "    + \"l\": [null, {\"x\": {\"p\", \"q\"}}]");
  }

  @Test
  void namesWhatDynamoDbRemovedItself() {
    String expired =
        "{'Keys':{'Id':{'S':'1'}},'OldImage':{'Id':{'S':'1'}},'SequenceNumber':'100',"
            + "'userIdentity':{'type':'Service','principalId':'dynamodb.amazonaws.com'}}";

    assertThat(HistoryText.of(change(expired)))
        .containsExactly(
            "time unknown  REMOVE  by DynamoDB, time to live  (100)", "    - \"Id\": \"1\"");
    assertThat(HistoryJson.of(change(expired), Lifetime.unbounded())).contains("\"by\":\"ttl\"");
  }

  @Test
  void forPrograms() {
    assertThat(HistoryJson.of(change(LINE), Lifetime.unbounded()))
        .isEqualTo(
            ("{'at':'2025-11-22T10:00:00Z','event':'MODIFY','by':'user',"
                    + "'sequenceNumber':'100','changed':['n','b','t','l'],"
                    + "'oldImage':{'Id':{'S':'1'},'n':{'N':'7'},'b':{'B':'AAE='}},"
                    + "'newImage':{'Id':{'S':'1'},'n':{'N':'1E+2'},'t':{'S':'a\\u001b[1m'},"
                    + "'l':{'L':[{'NULL':true},{'M':{'x':{'SS':['p','q']}}}]}},'object':'a'}")
                .replace('\'', '"'));
  }

  @Test
  void tablesThatBoreTheNameOneAfterAnotherHaveHeadings() {
    CatalogDocument first =
        TestTables.document("id-1", MADE, MADE).deletedAt(MADE.plus(Duration.ofDays(1)));
    CatalogDocument second =
        TestTables.document("id-2", MADE.plus(Duration.ofDays(2)), MADE.plus(Duration.ofDays(2)));
    Lifetimes lifetimes = Lifetimes.of(TestTables.TABLE, List.of(second, first));

    assertThat(headings(history(lifetimes.all())))
        .containsExactly(
            "Table Orders, before the catalog knew of one, gone by 2025-11-20T10:00:00Z",
            "Table Orders, made 2025-11-20T10:00:00Z, gone by 2025-11-21T10:00:00Z, id id-1",
            "Table Orders, made 2025-11-22T10:00:00Z, there when the catalog was written, id id-2");
  }

  @Test
  void theOneTableThatIsGoneHasAHeading() {
    CatalogDocument gone =
        TestTables.document("id-1", MADE, MADE).deletedAt(MADE.plus(Duration.ofDays(1)));
    Lifetime last = Lifetimes.of(TestTables.TABLE, List.of(gone)).last();

    assertThat(headings(history(List.of(last))))
        .containsExactly(
            "Table Orders, made 2025-11-20T10:00:00Z, gone by 2025-11-21T10:00:00Z, id id-1");
  }

  @Test
  void theOneTableThatIsThereNeedsNoHeading() {
    Lifetime last =
        Lifetimes.of(TestTables.TABLE, List.of(TestTables.document("id-1", MADE, MADE))).last();

    assertThat(HistoryText.of(history(List.of(last))))
        .first(as(InstanceOfAssertFactories.STRING))
        .startsWith("2025-11-22T10:00:00Z  MODIFY");
    assertThat(HistoryText.of(history(List.of(last))))
        .last()
        .isEqualTo("1 change; read 3 objects, 2.0 kB, skipped 1 that are damaged");
  }

  @Test
  void whereNothingWasFoundItSaysWhereItLooked() {
    assertThat(HistoryText.of(history(List.of())))
        .containsExactly(
            "No change of this item was found. It was looked for",
            "    in s3://my-bucket/backup/Orders/",
            "    in changes made from 2025-11-20T10:00:00Z until now",
            "0 changes; read 3 objects, 2.0 kB, skipped 1 that are damaged");
  }

  @Test
  void whatIsKnownToBeMissingIsTold() {
    Gap gap = new Gap(MADE, MADE.plusSeconds(60));

    assertThat(HistoryText.of(history(List.of(), List.of(gap))))
        .contains(
            "Known gap: the backup was off for some time from 2025-11-20T10:00:00Z to"
                + " 2025-11-20T10:01:00Z; changes made then may be missing.");
  }

  private static List<String> headings(History history) {
    return HistoryText.of(history).stream().filter(line -> line.startsWith("Table")).toList();
  }

  /** The same change in each of some tables. */
  private static History history(List<Lifetime> lifetimes) {
    return history(lifetimes, List.of());
  }

  private static History history(List<Lifetime> lifetimes, List<Gap> gaps) {
    ItemChange change = change(LINE);
    return new History(
        new HistoryRequest(
            TestTables.TABLE,
            KeyQuery.of("Id=1"),
            new TimeSpan(Optional.of(MADE), Optional.empty()),
            OnDamage.SKIP,
            Optional.empty()),
        lifetimes.stream().map(lifetime -> new History.Chapter(lifetime, List.of(change))).toList(),
        new ScanSummary(3, 2_000, 10, List.of(DAMAGE)),
        List.of(),
        gaps,
        List.of("s3://my-bucket/backup/Orders/"));
  }

  private static ItemChange change(String line) {
    FakeArchive archive = new FakeArchive().with("a", line.replace('\'', '"').getBytes(UTF_8));
    return new ItemHistory(archive, new ArchiveScan(archive, 1, OnDamage.STOP, p -> {}))
        .of(TableName.of("Things"), KeyQuery.of("Id=1"), TimeSpan.all())
        .changes()
        .get(0);
  }
}

package io.github.ddbbackup.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.history.ItemChange;
import io.github.ddbbackup.history.ItemHistory;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetime;
import org.junit.jupiter.api.Test;

class HistoryReportTest {

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

  private static ItemChange change(String line) {
    FakeArchive archive = new FakeArchive().with("a", line.replace('\'', '"').getBytes(UTF_8));
    return new ItemHistory(archive, new ArchiveScan(archive, 1, OnDamage.STOP, p -> {}))
        .of(TableName.of("Things"), KeyQuery.of("Id=1"), TimeSpan.all())
        .changes()
        .get(0);
  }
}

package io.github.ddbbackup.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Lines as the versions of the Node forwarder wrote them, which the Python original deployed: they
 * differ in the members that they have.
 */
class OriginalBackupTest {

  /** Up to 1.4.1: neither a time nor who did it. */
  private static final String WITHOUT_TIME =
      "{'Keys':{'Id':{'N':'7'}},'NewImage':{'Id':{'N':'7'},'t':{'S':'a'}},"
          + "'SequenceNumber':'19700000000011945700385','SizeBytes':45,'eventName':'INSERT'}\n";

  /** 1.4.2 and 1.4.3: with the time, which JavaScript wrote out in digits. */
  private static final String WITH_TIME =
      "{'Keys':{'Id':{'N':'7'}},'NewImage':{'Id':{'N':'7'},'t':{'S':'b'}},"
          + "'OldImage':{'Id':{'N':'7'},'t':{'S':'a'}},'SequenceNumber':'19800000000011945703002',"
          + "'SizeBytes':48,'ApproximateCreationDateTime':1483228800,'eventName':'MODIFY'}\n";

  /** From 1.4.4 on: with who did it, if DynamoDB itself did. */
  private static final String WITH_IDENTITY =
      "{'Keys':{'Id':{'N':'7'}},'OldImage':{'Id':{'N':'7'},'t':{'S':'b'}},"
          + "'SequenceNumber':'19900000000011945703777','SizeBytes':30,"
          + "'ApproximateCreationDateTime':1493596800,'eventName':'REMOVE',"
          + "'userIdentity':{'principalId':'dynamodb.amazonaws.com','type':'Service'}}\n";

  /** What some versions wrote in place of a change, which is lost. */
  private static final String NOT_A_CHANGE = "[object Object]\n";

  @Test
  void linesOfAllVersionsAreRead() {
    HistoryResult history = read(OnDamage.STOP, WITH_IDENTITY, WITH_TIME, WITHOUT_TIME);

    assertThat(history.changes())
        .extracting(change -> change.record().eventName().orElseThrow())
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    assertThat(history.changes())
        .extracting(ItemChange::time)
        .containsExactly(
            Instant.parse("2026-11-22T10:00:00Z"),
            Instant.parse("2017-01-01T00:00:00Z"),
            Instant.parse("2017-05-01T00:00:00Z"));
    assertThat(history.changes())
        .extracting(ItemChange::isExpiry)
        .containsExactly(false, false, true);
  }

  @Test
  void whatIsNoChangeIsDamage() {
    HistoryResult history = read(OnDamage.SKIP, WITHOUT_TIME + NOT_A_CHANGE, WITH_TIME);

    assertThat(history.changes()).hasSize(2);
    assertThat(history.summary().damages())
        .singleElement()
        .hasToString(
            "object-0, line 2: Not a change line: at byte 0 of 15: expected '{' but found byte"
                + " 0x5b. Find out who wrote or cut the object that holds it.");
  }

  @Test
  void changesWithoutNewlinesBetweenThemAreDamage() {
    String joined = WITHOUT_TIME.strip() + WITH_TIME;

    assertThat(read(OnDamage.SKIP, joined).summary().damages()).hasSize(1);
  }

  /** As docs/history.md says. */
  @Test
  void aChangeOnTheLineOfAnotherItemIsPassedOver() {
    String joined = WITHOUT_TIME.strip().replace("'7'", "'8'") + WITH_TIME;
    HistoryResult history = read(OnDamage.STOP, joined + WITH_IDENTITY);

    assertThat(history.changes()).singleElement().matches(ItemChange::isExpiry);
    assertThat(history.summary().damages()).isEmpty();
  }

  /** Objects without an ending of their name, compressed and not. */
  private static HistoryResult read(OnDamage onDamage, String... objects) {
    FakeArchive archive = new FakeArchive();
    for (int i = 0; i < objects.length; i++) {
      String text = objects[i].replace('\'', '"');
      archive.with("object-" + i, i % 2 == 0 ? FakeArchive.gzip(text) : text.getBytes(UTF_8));
    }
    return new ItemHistory(archive, new ArchiveScan(archive, 2, onDamage, p -> {}))
        .of(TableName.of("Things"), KeyQuery.of("Id=7"), TimeSpan.all());
  }
}

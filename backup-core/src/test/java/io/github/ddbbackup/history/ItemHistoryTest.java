package io.github.ddbbackup.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemHistoryTest {

  private static final String MADE = line(9, 100, "INSERT", "", "'a':{'N':'1'},'b':{'S':'x'}");
  private static final String CHANGED =
      line(10, 200, "MODIFY", "'a':{'N':'1.0'},'b':{'S':'x'}", "'b':{'S':'y'},'c':{'BOOL':true}");
  private static final String EXPIRED =
      line(11, 300, "REMOVE", "'b':{'S':'y'}", "")
          .replace(
              "\"eventName\"",
              "\"userIdentity\":{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"},"
                  + "\"eventName\"");
  private static final String OTHER =
      line(12, 150, "INSERT", "", "'a':{'N':'1'}").replace("\"42\"", "\"43\"");

  @Test
  void putsTheChangesOfAnItemInOrderEachOnce() {
    FakeArchive archive =
        new FakeArchive()
            .with("a.gz", FakeArchive.gzip(EXPIRED + OTHER + MADE))
            .with("b.gz", FakeArchive.gzip(CHANGED + MADE));

    HistoryResult history = history(archive, TimeSpan.all());

    assertThat(history.changes())
        .extracting(change -> change.record().eventName().orElseThrow())
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    assertThat(history.summary().lines()).isEqualTo(5);
    assertThat(history.changes().get(0).isExpiry()).isFalse();
    assertThat(history.changes().get(2).isExpiry()).isTrue();
    assertThat(history.changes().get(1).object()).isEqualTo("b.gz");
  }

  @Test
  void tellsWhichAttributesChanged() {
    FakeArchive archive = new FakeArchive().with("a.gz", FakeArchive.gzip(CHANGED));

    assertThat(history(archive, TimeSpan.all()).changes().get(0).attributes())
        .containsExactly(
            new AttributeChange(
                "a", Optional.of(new TypedValue.N(BigDecimal.ONE)), Optional.empty()),
            new AttributeChange(
                "b", Optional.of(new TypedValue.S("x")), Optional.of(new TypedValue.S("y"))),
            new AttributeChange("c", Optional.empty(), Optional.of(new TypedValue.Bool(true))));
  }

  @Test
  void keepsToTheSpan() {
    FakeArchive archive =
        new FakeArchive().with("a.gz", FakeArchive.gzip(MADE + CHANGED + EXPIRED));
    TimeSpan span =
        new TimeSpan(
            Optional.of(Instant.ofEpochSecond(101)), Optional.of(Instant.ofEpochSecond(200)));

    assertThat(history(archive, span).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.record().eventName()).contains("MODIFY"));
  }

  @Test
  void aChangeOfAFormerTableIsAnotherChange() {
    String former = line(9, 50, "INSERT", "", "'a':{'N':'7'}");
    FakeArchive archive = new FakeArchive().with("a.gz", FakeArchive.gzip(MADE + former));

    assertThat(history(archive, TimeSpan.all()).changes()).hasSize(2);
  }

  @Test
  void aLineThatIsNoneStopsIt() {
    FakeArchive archive = new FakeArchive().with("a", "{\"Keys\":".getBytes(UTF_8));

    assertThatThrownBy(() -> history(archive, TimeSpan.all()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("a, line 1")
        .hasMessageContaining("Not a change line");
  }

  private static HistoryResult history(FakeArchive archive, TimeSpan span) {
    return new ItemHistory(archive, new ArchiveScan(archive, 2, OnDamage.STOP, p -> {}))
        .of(TableName.of("Orders"), KeyQuery.of("OrderId=42"), span);
  }

  private static String line(int number, int second, String event, String before, String after) {
    StringBuilder line = new StringBuilder("{'Keys':{'OrderId':{'N':'42'}}");
    if (!after.isEmpty()) {
      line.append(",'NewImage':{'OrderId':{'N':'42'},").append(after).append('}');
    }
    if (!before.isEmpty()) {
      line.append(",'OldImage':{'OrderId':{'N':'42'},").append(before).append('}');
    }
    return line.append(",'SequenceNumber':'%d','SizeBytes':10".formatted(number))
        .append(",'ApproximateCreationDateTime':%d,'eventName':'%s'}\n".formatted(second, event))
        .toString()
        .replace('\'', '"');
  }
}

package io.github.ddbbackup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.RandomItems;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

  private static final long SEED = Long.getLong("ddbbackup.seed", 20261125);
  private static final Incarnation TABLE =
      new Incarnation(
          TableName.of("Orders"),
          "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
          "0d4cbd3f-7e5f-4b4c-8a43-6d7a0f1f2c11",
          Instant.parse("2026-11-22T18:44:51.123Z"));
  private static final Instant AT = Instant.parse("2026-11-24T14:02:09Z");
  private static final Instant MADE = Instant.parse("2026-11-24T14:30:00.5Z");
  private static final BackupSpan SPAN =
      new BackupSpan(
          Instant.parse("2026-11-22T18:45:00Z"),
          Optional.of(Instant.parse("2026-11-24T13:00:00Z")),
          Optional.of("20261123T000000Z-x"));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("new").resolve("plan.jsonl");
  }

  @Test
  void readsWhatWasWritten() {
    List<RevertChange> changes = changes(500);

    RevertPlan written = write(changes);
    RevertPlan read = Restore.open(file);

    List<RevertChange> differing =
        changes.stream().filter(c -> c.kind() != RevertChange.Kind.UNCHANGED).toList();
    assertThat(read).describedAs("seed %d", SEED).isEqualTo(written);
    assertThat(read.totals().differing()).isEqualTo(differing.size());
    assertThat(read.totals().unchanged()).isEqualTo(changes.size() - differing.size());
    assertThat(read.sample()).isEqualTo(differing.subList(0, RevertPlan.SAMPLE));
    List<RevertChange> all = new ArrayList<>();
    PlanReader.open(file).forEach(all::add);
    assertThat(all).isEqualTo(differing);
  }

  @Test
  void hasOneLineForEachItemAndAHeader() throws IOException {
    RevertPlan unused =
        write(
            List.of(
                new RevertChange(
                    ItemKey.of(Json.of("{\"id\":{\"N\":\"4.20\"}}")),
                    Optional.of(Json.of("{\"id\":{\"N\":\"4.20\"}}")),
                    Optional.empty())));

    assertThat(Files.readString(file).replace('"', '\'').lines())
        .containsExactly(
            "{'format':'ddbbackup-revert-plan-1','table':'Orders','tableArn':'arn:aws:dynamodb:eu-west-1:123456789012:table/Orders','tableId':'0d4cbd3f-7e5f-4b4c-8a43-6d7a0f1f2c11','created':'2026-11-22T18:44:51.123Z','at':'2026-11-24T14:02:09Z','made':'2026-11-24T14:30:00.500Z'}",
            "{'operation':'delete','key':{'id':{'N':'4.2'}},'live':{'id':{'N':'4.20'}}}",
            "{'added':1,'changed':0,'deleted':0,'unchanged':0,'leftAlone':3,'coverageStart':'2026-11-22T18:45:00Z','newestHour':'2026-11-24T13:00:00Z','snapshot':'20261123T000000Z-x','notes':['One \\'note\\'.','Two\\nlines.']}",
            "{'sha256':'" + sumOfAllButTheLastLine() + "'}");
  }

  /** What {@code head -n -1 FILE | sha256sum} prints. */
  private String sumOfAllButTheLastLine() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] sealed = Arrays.copyOf(bytes, bytes.length - "{'sha256':''}\n".length() - 64);
    return Hashing.sha256().hashBytes(sealed).toString();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void isItsOwnersAlone() throws IOException {
    RevertPlan unused = write(changes(1));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void neverOverwritesAPlan() {
    RevertPlan unused = write(changes(1));

    assertThatThrownBy(() -> PlanWriter.begin(file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There is a file already");
  }

  @Test
  void oneThatWasStoppedIsNone() {
    try (PlanWriter writer = PlanWriter.begin(file)) {
      writer.describe(TABLE, AT, MADE);
      changes(3).forEach(writer::add);

      assertRefused("Not a plan that was saved whole");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void oneInWhichAnyByteWasChangedOrThatWasCutIsRefused() throws IOException {
    RevertPlan unused = write(changes(5));
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);

    for (int at = 0; at < whole.length; at += 1 + random.nextInt(20)) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused(damaged, at);
      assertRefused(Arrays.copyOf(whole, at), at);
      byte[] longer = new byte[whole.length + 1];
      System.arraycopy(whole, 0, longer, 0, at);
      longer[at] = (byte) (random.nextBoolean() ? '\n' : ' ');
      System.arraycopy(whole, at, longer, at + 1, whole.length - at);
      assertRefused(longer, at);
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), whole.length);
  }

  private void assertRefused(byte[] bytes, int at) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> Restore.open(file))
        .describedAs("byte %d, seed %d", at, SEED)
        .isInstanceOf(BackupException.class);
  }

  @Test
  void oneWhoseTableOrNotesWereEditedIsRefused() throws IOException {
    RevertPlan unused = write(changes(5));
    String whole = Files.readString(file);

    for (String told : List.of("0d4cbd3f-7e5f", "2026-11-24T14:02:09Z", "One ", "leftAlone\":3")) {
      Files.writeString(file, whole.replace(told, told.replaceAll("[03O]", "4")));
      assertRefused("The plan is not what was saved");
    }
  }

  @Test
  void whatIsChangedAfterItWasOpenedIsNeverGivenOut() throws IOException {
    List<RevertChange> changes = changes(2_000);
    RevertPlan unused = write(changes);
    byte[] whole = Files.readAllBytes(file);
    List<RevertChange> saved = new ArrayList<>();
    PlanReader opened = PlanReader.open(file);
    opened.forEach(saved::add);
    Random random = new Random(SEED);

    for (int i = 0; i < 20; i++) {
      byte[] other = whole.clone();
      int at = random.nextInt(whole.length - PlanText.SEAL_BYTES);
      other[at] ^= 1;
      Files.write(file, random.nextBoolean() ? other : Arrays.copyOf(whole, at));
      List<RevertChange> given = new ArrayList<>();
      assertThatThrownBy(() -> opened.forEach(given::add))
          .describedAs("byte %d, seed %d", at, SEED)
          .isInstanceOf(BackupException.class)
          .hasMessageStartingWith("The file of the plan was changed while it was applied");
      assertThat(given).isEqualTo(saved.subList(0, given.size()));
    }
  }

  @Test
  void whatIsNoPlanIsRefused() throws IOException {
    Files.createDirectories(file.getParent());
    for (String text :
        List.of(
            "",
            "\n",
            "x",
            "[]",
            "{}",
            "{\"format\":\"ddbbackup-revert-plan-2\"}",
            "{\"format\":1}",
            "{\"format\":\"ddbbackup-revert-plan-1\",\"table\":\"!\"}",
            "{\"format\":\"ddbbackup-revert-plan-1\"")) {
      Files.write(file, text.getBytes(UTF_8));
      assertThatThrownBy(() -> Restore.open(file))
          .describedAs(text)
          .isInstanceOf(BackupException.class);
    }
    Files.delete(file);
    assertRefused("Not a plan that was saved whole");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> Restore.open(file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(message);
  }

  private RevertPlan write(List<RevertChange> changes) {
    try (PlanWriter writer = PlanWriter.begin(file)) {
      writer.describe(TABLE, AT, MADE);
      changes.forEach(writer::add);
      return writer.finish(SPAN, 3, List.of("One \"note\".", "Two\nlines."));
    }
  }

  private static List<RevertChange> changes(int count) {
    RandomItems items = new RandomItems(SEED);
    Random random = new Random(SEED);
    List<RevertChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Json one = ItemCodec.toJson(items.next());
      Json other = ItemCodec.toJson(items.next());
      changes.add(
          new RevertChange(
              ItemKey.of(Json.of("{\"id\":{\"N\":\"" + i + "\"}}")),
              random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one),
              random.nextInt(4) == 0
                  ? Optional.of(one)
                  : Optional.of(random.nextBoolean() ? one : other)));
    }
    return changes;
  }
}

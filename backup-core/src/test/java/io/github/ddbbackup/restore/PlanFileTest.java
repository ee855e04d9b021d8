package io.github.ddbbackup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    PlanReader.forEach(read, all::add);
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

    assertThat(Files.readString(file).lines().map(String::strip))
        .hasSize(2)
        .last()
        .isEqualTo(
            "{\"operation\":\"delete\",\"key\":{\"id\":{\"N\":\"4.2\"}},"
                + "\"live\":{\"id\":{\"N\":\"4.20\"}}}");
    assertThat(Files.readString(file))
        .startsWith("{\"format\":\"ddbbackup-revert-plan-1\",\"table\":\"Orders\"");
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
      changes(3).forEach(writer::add);

      assertRefused("Not a plan that was saved whole");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void oneThatWasEditedOrCutIsRefused() throws IOException {
    RevertPlan unused = write(changes(50));
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);

    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      int at = 4_096 + random.nextInt(whole.length - 4_097);
      damaged[at] ^= (byte) (1 << random.nextInt(7));
      Files.write(file, damaged);
      assertThatThrownBy(() -> Restore.open(file))
          .describedAs("byte %d, seed %d", at, SEED)
          .isInstanceOf(BackupException.class);
      Files.write(file, Arrays.copyOf(whole, at));
      assertThatThrownBy(() -> Restore.open(file)).isInstanceOf(BackupException.class);
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
      changes.forEach(writer::add);
      return writer.finish(TABLE, AT, MADE);
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

package io.github.ddbbackup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.store.OrderedStore;
import io.github.ddbbackup.store.StoreException;
import io.github.ddbbackup.store.WorkSpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveScanTest {

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<ScanProgress> progress = new ArrayList<>();

  @Test
  void readsPlainTextAndGzip() {
    FakeArchive archive =
        new FakeArchive()
            .with("a", "one\ntwo\n".getBytes(UTF_8))
            .with("b.gz", FakeArchive.gzip("three\n\nfour"))
            .with("c", new byte[0]);

    ScanSummary summary = scan(archive, OnDamage.STOP);

    assertThat(seen).containsExactlyInAnyOrder("one", "two", "three", "four");
    assertThat(summary.lines()).isEqualTo(4);
    assertThat(summary.objects()).isEqualTo(3);
    assertThat(summary.damages()).isEmpty();
  }

  @Test
  void readsEveryMemberOfAGzipFile() {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < 5_000; i++) {
      members.writeBytes(FakeArchive.gzip("line " + i + "\n"));
    }

    ScanSummary summary =
        scan(new FakeArchive().with("many.gz", members.toByteArray()), OnDamage.STOP);

    assertThat(summary.lines()).isEqualTo(5_000);
    assertThat(seen.get(4_999)).isEqualTo("line 4999");
  }

  @Test
  void readsLinesLongerThanItsBuffer() {
    String line = "x".repeat(1_000_000);

    scan(
        new FakeArchive().with("long", (line + "\nshort\n" + line).getBytes(UTF_8)), OnDamage.STOP);

    assertThat(seen).containsExactly(line, "short", line);
  }

  @Test
  void takesALineThatIsNoChangeForDamage() {
    byte[] endless = new byte[LineBuffer.LONGEST_LINE + 1];
    Arrays.fill(endless, (byte) 'x');

    ScanSummary summary = scan(new FakeArchive().with("endless", endless), OnDamage.SKIP);

    assertThat(summary.damages())
        .singleElement()
        .satisfies(damage -> assertThat(damage.reason()).contains("Line 1 is longer"));
  }

  @Test
  void stopsAtACutObjectAndNamesIt() {
    byte[] whole = FakeArchive.gzip("one\ntwo\n");
    FakeArchive archive = new FakeArchive().with("cut.gz", Arrays.copyOf(whole, whole.length - 9));

    assertThatThrownBy(() -> scan(archive, OnDamage.STOP))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The backup is damaged")
        .hasMessageContaining("cut.gz");
  }

  @Test
  void goesOnWithoutWhatIsDamagedWhenTold() {
    byte[] garbage = new byte[40];
    garbage[0] = 0x1F;
    garbage[1] = (byte) 0x8B;
    FakeArchive archive =
        new FakeArchive()
            .with("a", "good\nbad line\ngood too\n".getBytes(UTF_8))
            .with("b.gz", garbage)
            .with("c", "last\n".getBytes(UTF_8));

    ScanSummary summary = scan(archive, OnDamage.SKIP);

    assertThat(seen).containsExactlyInAnyOrder("good", "good too", "last");
    assertThat(summary.lines()).isEqualTo(3);
    assertThat(summary.damages()).extracting(Damage::key).containsExactly("a", "b.gz");
    assertThat(summary.damages()).extracting(Damage::line).containsExactly(2L, 0L);
  }

  @Test
  void whatIsNotCompressedBehindAGzipFileIsALineToo() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(FakeArchive.gzip("one\n"));
    bytes.writeBytes("two\n".getBytes(UTF_8));

    ScanSummary summary = scan(new FakeArchive().with("a.gz", bytes.toByteArray()), OnDamage.STOP);

    assertThat(summary.lines()).isEqualTo(2);
  }

  @Test
  void tellsHowFarItIs() {
    FakeArchive archive =
        new FakeArchive().with("a", "1\n".getBytes(UTF_8)).with("b", "22\n".getBytes(UTF_8));

    scan(archive, OnDamage.STOP);

    assertThat(progress).hasSize(2);
    assertThat(progress.get(1)).isEqualTo(new ScanProgress(2, 5, 2, 5));
  }

  @Test
  void tellsHowFarItIsInALongObject() {
    byte[] content = "0123456789abcde\n".repeat(200_000).getBytes(UTF_8);

    scan(new FakeArchive().with("a", content), OnDamage.STOP);

    assertThat(progress).extracting(ScanProgress::objects).containsExactly(0, 0, 0, 1);
    assertThat(progress).extracting(ScanProgress::bytes).isSorted().endsWith(3_200_000L);
    assertThat(progress.get(0).bytes()).isBetween(1_048_576L, 1_200_000L);
  }

  @Test
  void failuresOfOtherKindsEndIt() {
    ArchiveScan scan = new ArchiveScan(new FakeArchive(), 2, OnDamage.SKIP, p -> {});

    assertThatThrownBy(
            () ->
                scan.scan(
                    new FakeArchive().with("a", new byte[] {1}).all(),
                    () -> (bytes, from, to, object) -> seen.add("never")))
        .isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @EnumSource
  void storeThatCantKeepWhatWasReadIsNotTakenForDamage(OnDamage onDamage, @TempDir Path folder)
      throws IOException {
    Path noFolder = Files.createFile(folder.resolve("file"));
    FakeArchive archive = new FakeArchive().with("a", "one\ntwo\n".getBytes(UTF_8));
    try (OrderedStore store = new WorkSpace(noFolder, 1).newStore()) {
      ArchiveScan scan = new ArchiveScan(archive, 2, onDamage, p -> {});

      assertThatThrownBy(
              () ->
                  scan.scan(
                      archive.all(),
                      () ->
                          (bytes, from, to, object) ->
                              store.keepGreater(Arrays.copyOfRange(bytes, from, to), bytes, to)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Temporary files can't be written")
          .hasMessageContaining("has room");
    }
  }

  private ScanSummary scan(FakeArchive archive, OnDamage onDamage) {
    return new ArchiveScan(archive, 2, onDamage, progress::add)
        .scan(archive.all(), () -> (bytes, from, to, object) -> take(bytes, from, to));
  }

  private void take(byte[] bytes, int from, int to) {
    String line = new String(bytes, from, to - from, UTF_8);
    if (line.startsWith("bad")) {
      throw BackupException.user("Not a change line", line, "");
    }
    seen.add(line);
  }
}

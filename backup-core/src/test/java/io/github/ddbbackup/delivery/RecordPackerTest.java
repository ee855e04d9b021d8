package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import io.github.ddbbackup.record.SequenceNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordPackerTest {

  private static final StreamArn ORDERS = StreamArn.of(TestLines.arn("Orders"));

  @Property(tries = 200)
  void keepsEveryByteInOrderAndFillsRecords(@ForAll long seed) {
    Random random = new Random(seed);
    int limit = 300 + random.nextInt(2000);
    ChangeLines lines =
        lines(
            IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> TestLines.record("Orders", i, random.nextInt(150)))
                .toList());

    PackedLines packed = new RecordPacker(new PlainEncoder(), limit).pack(lines, ORDERS);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    packed.records().forEach(r -> all.write(r.data(), 0, r.data().length));
    assertThat(all.toByteArray()).isEqualTo(Arrays.copyOf(lines.buffer(), lines.size()));
    assertThat(packed.large()).isEmpty();
    for (int i = 0; i < packed.records().size(); i++) {
      byte[] data = packed.records().get(i).data();
      assertThat(data.length).isLessThanOrEqualTo(limit);
      assertThat(data[data.length - 1]).isEqualTo((byte) '\n');
      if (i > 0) {
        int first = new String(data, UTF_8).indexOf('\n') + 1;
        assertThat(packed.records().get(i - 1).data().length + first).isGreaterThan(limit);
      }
    }
    assertThat(packed.records().stream().mapToInt(PackedRecord::lines).sum())
        .isEqualTo(lines.count());
  }

  @Property(tries = 200)
  void compressedRecordsKeepEveryByteInOrderAndTheLimit(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    int limit = 400 + random.nextInt(400);
    ChangeLines lines =
        lines(
            IntStream.range(0, random.nextInt(60))
                .mapToObj(
                    i -> TestLines.record("Orders", i, random.nextInt(random.nextInt(9_000) + 1)))
                .toList());

    PackedLines packed = new RecordPacker(new GzipEncoder(), limit).pack(lines, ORDERS);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (PackedRecord packedRecord : packed.records()) {
      assertThat(packedRecord.data().length).isLessThanOrEqualTo(limit);
      byte[] plain = gunzip(packedRecord.data());
      assertThat(new String(plain, UTF_8).lines()).hasSize(packedRecord.lines());
      all.write(plain);
    }
    assertThat(packed.large()).isEmpty();
    assertThat(all.toByteArray()).isEqualTo(Arrays.copyOf(lines.buffer(), lines.size()));
  }

  @Test
  void compressedLinesThatFillSeveralRecordsAreEachWithinTheLimit() throws IOException {
    Random random = new Random(8);
    List<String> records =
        IntStream.range(0, 9)
            .mapToObj(
                i -> TestLines.record("Orders", i, 1).replace("\"x\":{\"S\":\"x\"}", noise(random)))
            .toList();

    PackedLines packed =
        new RecordPacker(new GzipEncoder(), RecordPacker.MAX_RECORD_BYTES)
            .pack(lines(records), ORDERS);

    assertThat(packed.records()).hasSizeBetween(3, 5);
    long lines = 0;
    for (PackedRecord packedRecord : packed.records()) {
      assertThat(packedRecord.data().length).isLessThanOrEqualTo(RecordPacker.MAX_RECORD_BYTES);
      lines += new String(gunzip(packedRecord.data()), UTF_8).lines().count();
    }
    assertThat(lines).isEqualTo(9);
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[300_000];
    random.nextBytes(bytes);
    return "\"x\":{\"B\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
  }

  private static byte[] gunzip(byte[] data) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(data)).readAllBytes();
  }

  @Test
  void takesARecordOfExactlyTheLimitAndNotOneByteMore() {
    int around = lines(List.of(TestLines.record("Orders", 1, 0))).size();
    int most = RecordPacker.MAX_RECORD_BYTES - around;

    PackedLines fits = pack(List.of(TestLines.record("Orders", 1, most)));
    PackedLines tooLarge = pack(List.of(TestLines.record("Orders", 1, most + 1)));

    assertThat(fits.records())
        .singleElement()
        .satisfies(r -> assertThat(r.data()).hasSize(1_024_000));
    assertThat(fits.large()).isEmpty();
    assertThat(tooLarge.records()).isEmpty();
    assertThat(tooLarge.large())
        .singleElement()
        .satisfies(r -> assertThat(r.data()).hasSize(1_024_001));
  }

  @Test
  void namesTheLowestSequenceNumber() {
    List<String> records =
        List.of(
            TestLines.record("Orders", 1000, 1),
            TestLines.record("Orders", 999, 1),
            TestLines.record("Orders", 1001, 1));

    assertThat(pack(records).records())
        .singleElement()
        .satisfies(r -> assertThat(r.lowest()).isEqualTo(SequenceNumber.of("999")));
  }

  @Test
  void packsTheLinesOfOneStreamOnly() {
    List<String> records =
        List.of(
            TestLines.record("Orders", 1, 1),
            TestLines.record("Customers", 2, 1),
            TestLines.record("Orders", 3, 1));

    assertThat(TestLines.sequenceNumbers(pack(records).records())).containsExactly(1L, 3L);
  }

  private static PackedLines pack(List<String> records) {
    return new RecordPacker(new PlainEncoder(), RecordPacker.MAX_RECORD_BYTES)
        .pack(lines(records), ORDERS);
  }

  private static ChangeLines lines(List<String> records) {
    byte[] event = TestLines.event(records);
    return new LineWriter().write(event, 0, event.length);
  }
}

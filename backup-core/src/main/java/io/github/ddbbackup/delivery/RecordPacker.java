package io.github.ddbbackup.delivery;

import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.SequenceNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Packs lines into as few records as possible: Firehose bills each record as if it were a multiple
 * of 5 KB long, see <a href="https://aws.amazon.com/firehose/pricing/">Amazon Data Firehose
 * pricing</a>. Not thread-safe.
 */
final class RecordPacker {

  /**
   * The largest record in bytes, before base64, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_Record.html">Record</a>.
   */
  static final int MAX_RECORD_BYTES = 1_024_000;

  /** Lines that lie side by side are encoded together; more of them at once bring nothing. */
  private static final int RUN_BYTES = 64 * 1024;

  private final RecordEncoder encoder;
  private final int maxRecordBytes;

  /**
   * Makes a packer.
   *
   * @param encoder makes records of lines
   * @param maxRecordBytes how large a record may be
   */
  RecordPacker(RecordEncoder encoder, int maxRecordBytes) {
    this.encoder = encoder;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Packs those lines that came from one stream. */
  PackedLines pack(ChangeLines lines, StreamArn stream) {
    return pack(lines, line -> lines.stream(line).equals(stream));
  }

  /**
   * Packs some lines.
   *
   * @param chosen tells by their numbers which
   */
  PackedLines pack(ChangeLines lines, IntPredicate chosen) {
    Packing packing = new Packing(lines);
    for (int line = 0; line < lines.count(); line++) {
      if (chosen.test(line)) {
        packing.add(line);
      }
    }
    packing.finish();
    return new PackedLines(packing.records, packing.large);
  }

  /** The records of one stream in the making. */
  private final class Packing {

    private final ChangeLines lines;
    private final List<PackedRecord> records = new ArrayList<>();
    private final List<PackedRecord> large = new ArrayList<>();
    private final List<Integer> gathered = new ArrayList<>();
    private int runFrom;
    private int runTo;

    Packing(ChangeLines lines) {
      this.lines = lines;
    }

    void add(int line) {
      int from = lines.start(line);
      int to = lines.end(line);
      if (!gathered.isEmpty() && mayOverflow(to - from)) {
        finish();
      }
      if (gathered.isEmpty()) {
        encoder.start();
        runFrom = from;
      } else if (from != runTo || to - runFrom > RUN_BYTES) {
        encoder.add(lines.buffer(), runFrom, runTo);
        runFrom = from;
      }
      runTo = to;
      gathered.add(line);
    }

    private boolean mayOverflow(int length) {
      long most = (long) encoder.size() + (runTo - runFrom) + length + encoder.heldBack();
      return most > maxRecordBytes;
    }

    void finish() {
      if (gathered.isEmpty()) {
        return;
      }
      encoder.add(lines.buffer(), runFrom, runTo);
      List<Integer> numbers = List.copyOf(gathered);
      gathered.clear();
      keep(numbers, encoder.finish());
    }

    /** What a record has grown to shows when it is finished: one that is too large is parted. */
    private void keep(List<Integer> numbers, byte[] data) {
      if (data.length <= maxRecordBytes) {
        records.add(new PackedRecord(data, numbers.size(), lowest(numbers)));
      } else if (numbers.size() == 1) {
        large.add(new PackedRecord(plain(numbers.get(0)), 1, lowest(numbers)));
      } else {
        int half = numbers.size() / 2;
        keep(numbers.subList(0, half), encoded(numbers.subList(0, half)));
        keep(numbers.subList(half, numbers.size()), encoded(numbers.subList(half, numbers.size())));
      }
    }

    private byte[] encoded(List<Integer> numbers) {
      encoder.start();
      numbers.forEach(line -> encoder.add(lines.buffer(), lines.start(line), lines.end(line)));
      return encoder.finish();
    }

    private byte[] plain(int line) {
      return Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line));
    }

    private SequenceNumber lowest(List<Integer> numbers) {
      int lowest = numbers.get(0);
      for (int line : numbers) {
        lowest = lines.isLower(line, lowest) ? line : lowest;
      }
      return lines.sequenceNumber(lowest);
    }
  }
}

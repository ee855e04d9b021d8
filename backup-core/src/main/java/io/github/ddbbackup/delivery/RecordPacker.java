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
    return lines.streams().equals(List.of(stream))
        ? pack(lines, line -> true)
        : pack(lines, line -> lines.stream(line).equals(stream));
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
    private final int[] gathered;
    private int count;
    private int runFrom;
    private int runTo;

    Packing(ChangeLines lines) {
      this.lines = lines;
      gathered = new int[lines.count()];
    }

    void add(int line) {
      int from = lines.start(line);
      int to = lines.end(line);
      if (count > 0 && mayOverflow(to - from)) {
        finish();
      }
      if (count == 0) {
        encoder.start();
        runFrom = from;
      } else if (from != runTo || to - runFrom > RUN_BYTES) {
        encoder.add(lines.buffer(), runFrom, runTo);
        runFrom = from;
      }
      runTo = to;
      gathered[count] = line;
      count++;
    }

    private boolean mayOverflow(int length) {
      long most = (long) encoder.size() + (runTo - runFrom) + length + encoder.heldBack();
      return most > maxRecordBytes;
    }

    void finish() {
      if (count == 0) {
        return;
      }
      encoder.add(lines.buffer(), runFrom, runTo);
      int gatheredHere = count;
      count = 0;
      keep(0, gatheredHere, encoder.finish());
    }

    /**
     * What a record has grown to shows when it is finished: one that is too large is parted.
     *
     * @param first the first of the gathered lines that the record has
     * @param end behind the last one
     */
    private void keep(int first, int end, byte[] data) {
      int size = end - first;
      if (data.length <= maxRecordBytes) {
        records.add(new PackedRecord(data, size, lowest(first, end)));
      } else if (size == 1) {
        large.add(new PackedRecord(plain(gathered[first]), 1, lowest(first, end)));
      } else {
        int half = first + size / 2;
        keep(first, half, encoded(first, half));
        keep(half, end, encoded(half, end));
      }
    }

    private byte[] encoded(int first, int end) {
      encoder.start();
      for (int i = first; i < end; i++) {
        encoder.add(lines.buffer(), lines.start(gathered[i]), lines.end(gathered[i]));
      }
      return encoder.finish();
    }

    private byte[] plain(int line) {
      return Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line));
    }

    private SequenceNumber lowest(int first, int end) {
      int lowest = gathered[first];
      if (lines.isAscending(lowest, gathered[end - 1])) {
        return lines.sequenceNumber(lowest);
      }
      for (int i = first + 1; i < end; i++) {
        lowest = lines.isLower(gathered[i], lowest) ? gathered[i] : lowest;
      }
      return lines.sequenceNumber(lowest);
    }
  }
}

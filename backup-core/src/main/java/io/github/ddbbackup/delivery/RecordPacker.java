package io.github.ddbbackup.delivery;

import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.SequenceNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs many lines into one record, since Firehose bills each record as if it were a multiple of 5
 * KB long, see <a href="https://aws.amazon.com/firehose/pricing/">Amazon Data Firehose pricing</a>.
 */
final class RecordPacker {

  /**
   * The largest record in bytes, before base64, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_Record.html">Record</a>.
   */
  static final int MAX_RECORD_BYTES = 1_024_000;

  private final int maxRecordBytes;

  /** Makes a packer of records as large as Firehose takes them. */
  RecordPacker() {
    this(MAX_RECORD_BYTES);
  }

  /** Makes a packer of smaller records. */
  RecordPacker(int maxRecordBytes) {
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Packs those lines that came from one stream. */
  PackedLines pack(ChangeLines lines, StreamArn stream) {
    List<PackedRecord> records = new ArrayList<>();
    List<PackedRecord> large = new ArrayList<>();
    List<Integer> gathered = new ArrayList<>();
    int size = 0;
    for (int line = 0; line < lines.count(); line++) {
      if (!lines.stream(line).equals(stream)) {
        continue;
      }
      int length = lines.end(line) - lines.start(line);
      if (length > maxRecordBytes) {
        large.add(packed(lines, List.of(line), length));
        continue;
      }
      if (size + length > maxRecordBytes) {
        records.add(packed(lines, gathered, size));
        gathered.clear();
        size = 0;
      }
      gathered.add(line);
      size += length;
    }
    if (!gathered.isEmpty()) {
      records.add(packed(lines, gathered, size));
    }
    return new PackedLines(records, large);
  }

  private static PackedRecord packed(ChangeLines lines, List<Integer> numbers, int size) {
    byte[] data = new byte[size];
    int at = 0;
    SequenceNumber lowest = lines.sequenceNumber(numbers.get(0));
    for (int line : numbers) {
      int length = lines.end(line) - lines.start(line);
      System.arraycopy(lines.buffer(), lines.start(line), data, at, length);
      at += length;
      SequenceNumber next = lines.sequenceNumber(line);
      lowest = next.compareTo(lowest) < 0 ? next : lowest;
    }
    return new PackedRecord(data, numbers.size(), lowest);
  }
}

package io.github.ddbbackup.delivery;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.ChangeLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of one table, packed and divided among its delivery streams: all changes of an item
 * go to the same one, in their order.
 *
 * @param records the records for each delivery stream
 * @param large lines that no record can carry
 */
record Division(Map<DeliveryStreamName, List<PackedRecord>> records, List<PackedRecord> large) {

  /**
   * Divides those lines that came from one stream.
   *
   * @param count among how many delivery streams
   */
  static Division of(ChangeLines lines, StreamArn stream, int count, RecordPacker packer) {
    if (count == 1) {
      PackedLines all = packer.pack(lines, stream);
      DeliveryStreamName name = DeliveryStreamName.forTable(stream.tableName());
      return new Division(Map.of(name, all.records()), all.large());
    }
    int[] parts = parts(lines, stream, count);
    Map<DeliveryStreamName, List<PackedRecord>> records = new LinkedHashMap<>();
    List<PackedRecord> large = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      int chosen = part;
      PackedLines packed = packer.pack(lines, line -> parts[line] == chosen);
      records.put(DeliveryStreamName.forTable(stream.tableName(), part + 1), packed.records());
      large.addAll(packed.large());
    }
    return new Division(records, large);
  }

  /** The part of each line, from 0; -1 for those of other streams. */
  private static int[] parts(ChangeLines lines, StreamArn stream, int count) {
    int[] parts = new int[lines.count()];
    for (int line = 0; line < parts.length; line++) {
      parts[line] = lines.stream(line).equals(stream) ? lines.part(line, count) : -1;
    }
    return parts;
  }
}

package io.github.ddbbackup.delivery;

import com.google.common.hash.Hashing;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The keys of objects that do not come from Firehose, under the hour in which they are written as
 * Firehose has it, see <a
 * href="https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html">Amazon S3 object name
 * format</a>. A name is made of what the object holds: the same content written again takes the
 * same name, other content another, and none of Firehose's names begins like these.
 */
final class SpillKeys {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/HH/", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final BackupPrefix prefix;

  SpillKeys(BackupPrefix prefix) {
    this.prefix = prefix;
  }

  /** The key of one change of a table. A colon, as in a stream's label, is no good in a file. */
  String ofLargeLine(StreamArn stream, SequenceNumber sequenceNumber, Instant now) {
    String label = stream.label().replace(':', '-');
    return prefix.forTable(stream.tableName())
        + HOUR.format(now)
        + "large-change-%s-%s.gz".formatted(label, sequenceNumber.digits());
  }

  /** The key of the changes of a table that one invocation got. */
  String ofLines(StreamArn stream, PackedRecord lines, Instant now) {
    String label = stream.label().replace(':', '-');
    return prefix.forTable(stream.tableName())
        + HOUR.format(now)
        + "changes-%s-%s-%s.gz"
            .formatted(label, lines.lowest().digits(), Hashing.sha256().hashBytes(lines.data()));
  }

  /** The key of a record of which no line could be made. */
  String ofUnreadableRecord(byte[] record, Instant now) {
    return prefix.unreadableRecords()
        + HOUR.format(now)
        + "record-%s.json.gz".formatted(Hashing.sha256().hashBytes(record));
  }
}

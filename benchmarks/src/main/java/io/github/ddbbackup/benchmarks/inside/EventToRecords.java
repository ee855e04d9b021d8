package io.github.ddbbackup.benchmarks.inside;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.DeliveryStreams.RefusedRecord;
import io.github.ddbbackup.delivery.ForwardResult;
import io.github.ddbbackup.delivery.PackedRecord;
import io.github.ddbbackup.delivery.RecordFormat;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bytes of a stream event to compressed records, ready to send. */
@State(Scope.Thread)
public class EventToRecords {

  /** The level that the product compresses with. */
  private static final int LEVEL = 6;

  private static final Duration REMAINING = Duration.ofMinutes(1);

  /** The kind of the items. */
  @Param public Payload payload;

  private final byte[] out = new byte[64 * 1024];
  private byte[] event;
  private byte[] lines;
  private ChangeForwarder forwarder;
  private Deflater deflater;
  private long size;

  /** Makes the event, and its lines for the deflater. */
  @Setup
  public void setUp() {
    event = Changes.event(payload);
    ChangeLines made = new LineWriter().write(event, 0, event.length);
    lines = Arrays.copyOf(made.buffer(), made.size());
    deflater = new Deflater(LEVEL, true);
    forwarder =
        ChangeForwarder.of(
            (stream, records, limit) -> take(records),
            (key, content, limit) -> size += content.length,
            BackupPrefix.of("backups"),
            RetryPolicy.standard(),
            BackupListener.none(),
            InstantSource.system(),
            Sleeper.blocking(),
            new SplittableRandom(1));
  }

  private List<RefusedRecord> take(List<PackedRecord> records) {
    for (PackedRecord packed : records) {
      size += packed.data().length;
    }
    return List.of();
  }

  /** The product; gives how many bytes Firehose gets. */
  @Benchmark
  public long product() {
    size = 0;
    ForwardResult result =
        forwarder.forward(event, 0, event.length, RecordFormat.GZIP, () -> REMAINING);
    if (result.lowestFailed().isPresent()) {
      throw new IllegalStateException("something was not taken");
    }
    return size;
  }

  /** The limit: the lines, which are there already, compressed and nothing else. */
  @Benchmark
  public long deflater() {
    deflater.reset();
    deflater.setInput(lines);
    deflater.finish();
    long compressed = 0;
    while (!deflater.finished()) {
      compressed += deflater.deflate(out);
    }
    return compressed;
  }
}

package io.github.ddbbackup.benchmarks.inside;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.data.Sent;
import io.github.ddbbackup.delivery.PackedRecord;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bytes of a stream event to compressed records, ready to send. */
@State(Scope.Thread)
public class EventToRecords {

  /** The level that comes closest to how small the product makes lines; zlib's own default. */
  private static final int LEVEL = 6;

  /** The kind of the items. */
  @Param public Payload payload;

  private final byte[] out = new byte[64 * 1024];
  private byte[] event;
  private byte[] lines;
  private Sent sent;
  private Deflater deflater;

  /** Makes the event, and its lines for the deflater. */
  @Setup
  public void setUp() {
    event = Changes.event(payload);
    ChangeLines made = new LineWriter().write(event, 0, event.length);
    lines = Arrays.copyOf(made.buffer(), made.size());
    deflater = new Deflater(LEVEL, true);
    sent = new Sent();
  }

  /** The product; gives how many bytes Firehose gets. */
  @Benchmark
  public long product() {
    long size = 0;
    for (PackedRecord packed : sent.of(event)) {
      size += packed.data().length;
    }
    return size;
  }

  /** What zlib takes for the lines, which are there already, and nothing else. */
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

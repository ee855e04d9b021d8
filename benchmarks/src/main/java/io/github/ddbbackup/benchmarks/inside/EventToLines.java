package io.github.ddbbackup.benchmarks.inside;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.peer.PojoEvents;
import io.github.ddbbackup.benchmarks.peer.PojoLines;
import io.github.ddbbackup.record.LineWriter;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bytes of a stream event to the lines of the backup. */
@State(Scope.Thread)
public class EventToLines {

  /** The kind of the items. */
  @Param public Payload payload;

  private byte[] event;
  private LineWriter writer;
  private PojoEvents events;
  private PojoLines lines;

  /** Makes the event. */
  @Setup
  public void setUp() {
    event = Changes.event(payload);
    writer = new LineWriter();
    events = new PojoEvents();
    lines = new PojoLines();
  }

  /** The product. */
  @Benchmark
  public int product() {
    return writer.write(event, 0, event.length).size();
  }

  /** The usual way: the event's class, filled and written with Jackson. */
  @Benchmark
  public int eventClass() throws IOException {
    return lines.write(events.read(event)).size();
  }

  /** The limit: each byte looked at once. */
  @Benchmark
  public int scan() {
    return WordScan.wordsWithQuote(event);
  }
}

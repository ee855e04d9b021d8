package io.github.ddbbackup.local.lambda.runtime;

import io.github.ddbbackup.local.logs.LogSink;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The log stream of one JVM; remembers the end of what one invocation logged. */
final class SandboxLog {
  private static final int TAIL = 4096;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final FunctionSpec spec;
  private final LogSink sink;
  private final InstantSource clock;
  private final String stream;
  private final StringBuilder tail = new StringBuilder();

  SandboxLog(FunctionSpec spec, LogSink sink, InstantSource clock, UUID id) {
    this.spec = spec;
    this.sink = sink;
    this.clock = clock;
    this.stream =
        DAY.format(clock.instant()) + "/[" + spec.version() + "]" + id.toString().replace("-", "");
  }

  String stream() {
    return stream;
  }

  synchronized void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  synchronized void line(String text) {
    sink.line(spec.region(), spec.logGroup(), stream, clock.instant(), text);
    tail.append(text).append('\n');
    if (tail.length() > TAIL) {
      tail.delete(0, tail.length() - TAIL);
    }
  }

  synchronized void start(Invocation invocation) {
    tail.setLength(0);
    line("START RequestId: " + invocation.requestId() + " Version: " + spec.version());
  }

  synchronized void end(Invocation invocation, String more) {
    double millis = invocation.millis();
    line("END RequestId: " + invocation.requestId());
    line(
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB%s",
            invocation.requestId(),
            millis,
            (long) Math.ceil(millis),
            spec.memoryMegabytes(),
            more));
  }

  synchronized String tail() {
    return tail.toString();
  }
}

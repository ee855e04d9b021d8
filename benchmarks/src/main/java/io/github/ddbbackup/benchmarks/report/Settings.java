package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.function.Function;
import io.github.ddbbackup.benchmarks.function.LocalCertificate;
import io.github.ddbbackup.benchmarks.function.LoopbackFirehose;
import io.github.ddbbackup.benchmarks.function.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the product's function makes of its memory and its Java, with the largest event there is.
 */
final class Settings {

  /** As many changes of 1 KB items as stay within the 6 MB of an invocation. */
  private static final int CHANGES = 3_300;

  private static final List<Integer> MEGABYTES = List.of(256, 512, 1024);

  private final LocalCertificate certificate;
  private final Effort effort;

  Settings(LocalCertificate certificate, Effort effort) {
    this.certificate = certificate;
    this.effort = effort;
  }

  void measure(Function product, Report report) throws Exception {
    byte[] event = new Changes(Payload.NESTED, CHANGES).event(0, CHANGES);
    report.section(
        "Memory and Java",
        ("The product alone, with an event of %.1f MB, nearly the largest that Lambda hands over,"
                + " and a heap of 85 %% of the memory, about what Lambda gives. On one whole"
                + " core, which a function of 1,769 MB has: of less memory it has a share. The first"
                + " event with the start of the process; then ms of processor time an event, warm.")
            .formatted(event.length / 1e6));
    report.head("JVM, memory", "start and first event, ms", "an event, warm");
    List<Jvm> jvms = new ArrayList<>(List.of(Jvm.own()));
    Jvm.newest().ifPresent(jvms::add);
    for (Jvm jvm : jvms) {
      for (int megabytes : MEGABYTES) {
        row(product, jvm.inFunctionOf(megabytes), event, report);
      }
    }
  }

  private void row(Function product, Jvm jvm, byte[] event, Report report) throws Exception {
    long started = System.nanoTime();
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true);
        Sandbox sandbox = FunctionSection.sandbox(product, jvm, certificate, firehose)) {
      sandbox.invoke(event);
      long first = Math.round((System.nanoTime() - started) / 1e6);
      FunctionSection.invoke(sandbox, event, 2, Duration.ofMillis(effort.of(200, 4000)));
      Duration before = sandbox.processorTime();
      int count =
          FunctionSection.invoke(sandbox, event, 2, Duration.ofMillis(effort.of(200, 2500)));
      Duration spent = sandbox.processorTime().minus(before);
      report.row(jvm.title(), first, Math.round(spent.toMillis() / (double) count));
    }
  }
}

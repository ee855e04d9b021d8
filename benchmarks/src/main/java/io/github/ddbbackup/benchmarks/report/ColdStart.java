package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.function.Function;
import io.github.ddbbackup.benchmarks.function.LocalCertificate;
import io.github.ddbbackup.benchmarks.function.LoopbackFirehose;
import io.github.ddbbackup.benchmarks.function.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** How long functions take from the start of their process to the first batch delivered. */
final class ColdStart {

  private static final double WANTED = 0.6;

  private final LocalCertificate certificate;
  private final Effort effort;
  private final byte[] event = new Changes(Payload.NESTED, 10).event(5, 1);

  ColdStart(LocalCertificate certificate, Effort effort) {
    this.certificate = certificate;
    this.effort = effort;
  }

  void measure(Function product, Function usual, Report report) throws Exception {
    report.section(
        "Cold start",
        "From the start of the process to the first event of one change acknowledged, on one core,"
            + " as Lambda sets Java up (C1, SerialGC), over TLS. Median, ms. The archive of classes"
            + " is made by the same JVM at the end of an earlier run (`-XX:ArchiveClassesAtExit`);"
            + " it has no class that AWS's runtime interface client loads for the function by a"
            + " class loader of its own.");
    report.head("", "product", "usual function", "ratio");
    Jvm plain = Jvm.asLambda();
    double ours = median(product, plain);
    double theirs = median(usual, plain);
    report.row(
        "without an archive of classes", Math.round(ours), Math.round(theirs), ours / theirs);
    report.goal(
        Goal.atMost(
            "cold start to first delivered batch",
            ours / theirs,
            WANTED,
            " of the usual function's time"));
    double oursArchived = median(product, archived(product, plain));
    double theirsArchived = median(usual, archived(usual, plain));
    report.row(
        "with one",
        Math.round(oursArchived),
        Math.round(theirsArchived),
        oursArchived / theirsArchived);
  }

  private Jvm archived(Function function, Jvm jvm) throws IOException, InterruptedException {
    Path archive = function.taskRoot().resolveSibling(function.taskRoot().getFileName() + ".jsa");
    Jvm archiving = jvm.with("-XX:ArchiveClassesAtExit=" + archive);
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true);
        Sandbox sandbox = FunctionSection.sandbox(function, archiving, certificate, firehose)) {
      sandbox.invoke(event);
      sandbox.stop();
    }
    return jvm.with("-XX:SharedArchiveFile=" + archive);
  }

  private double median(Function function, Jvm jvm) throws Exception {
    double[] times = new double[effort.of(1, 9)];
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true)) {
      for (int i = 0; i < times.length; i++) {
        long started = System.nanoTime();
        try (Sandbox sandbox = FunctionSection.sandbox(function, jvm, certificate, firehose)) {
          sandbox.invoke(event);
          times[i] = (System.nanoTime() - started) / 1e6;
        }
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}

package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.function.Function;
import io.github.ddbbackup.benchmarks.function.Functions;
import io.github.ddbbackup.benchmarks.function.LocalCertificate;
import io.github.ddbbackup.benchmarks.function.LoopbackFirehose;
import io.github.ddbbackup.benchmarks.function.Sandbox;
import io.github.ddbbackup.record.LineWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whole functions in processes of their own: processor time, billed bytes, and cold starts. */
final class FunctionSection implements Section {

  private static final double WANTED_WARM = 0.4;
  private static final double WANTED_COLD = 0.6;
  private static final double WANTED_BILLED = 0.15;

  @Override
  public void measure(Effort effort, Report report) throws Exception {
    Path folder = Files.createTempDirectory("functions");
    try {
      LocalCertificate certificate = LocalCertificate.in(folder);
      Function product =
          Functions.product(Path.of(System.getProperty("ddbbackup.function.archive")), folder);
      Function usual = Functions.usual(folder);
      warm(product, usual, certificate, effort, report);
      cold(product, usual, certificate, effort, report);
    } finally {
      Folders.delete(folder);
    }
  }

  /** What a warm function takes for an event. */
  private record Warm(double milliseconds, double billedPerByte, double recordsPerEvent) {}

  private static void warm(
      Function product, Function usual, LocalCertificate certificate, Effort effort, Report report)
      throws Exception {
    report.section(
        "Whole function, warm",
        "An event of 1,000 changes goes through AWS's runtime interface client and the function to"
            + " a Firehose on loopback, over TLS. Processor time of the function's process on one"
            + " core, ms an event; and what Firehose bills: each record rounded up to 5 KB, for"
            + " each byte of the changes' lines. The usual function takes the event class, has the"
            + " SDK's default client, and sends one line a record.");
    report.head(
        "JVM, items",
        "product",
        "usual function",
        "ratio",
        "product: billed per byte",
        "usual: billed per byte",
        "product: records an event",
        "usual: records an event");
    for (Jvm jvm : List.of(Jvm.own(), Jvm.asLambda())) {
      for (Payload payload : List.of(Payload.SMALL, Payload.NESTED)) {
        Warm ours = warm(product, jvm, payload, certificate, effort);
        Warm theirs = warm(usual, jvm, payload, certificate, effort);
        String title = jvm.title() + ", " + payload.title();
        double ratio = ours.milliseconds / theirs.milliseconds;
        report.row(
            title,
            ours.milliseconds,
            theirs.milliseconds,
            ratio,
            ours.billedPerByte,
            theirs.billedPerByte,
            ours.recordsPerEvent,
            theirs.recordsPerEvent);
        report.goal(
            Goal.atMost(
                "whole function, warm, " + title,
                ratio,
                WANTED_WARM,
                " of the usual function's processor time"));
        if (payload == Payload.SMALL && jvm.equals(Jvm.own())) {
          report.goal(
              Goal.atMost(
                  "billed by Firehose, 200 B items",
                  ours.billedPerByte,
                  WANTED_BILLED,
                  " bytes per byte"));
        }
      }
    }
  }

  private static Warm warm(
      Function function, Jvm jvm, Payload payload, LocalCertificate certificate, Effort effort)
      throws Exception {
    byte[] event = Changes.event(payload);
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true);
        Sandbox sandbox = sandbox(function, jvm, certificate, firehose)) {
      invoke(sandbox, event, effort.of(2, 10), Duration.ofMillis(effort.of(500, 6000)));
      long billed = firehose.billedBytes();
      long records = firehose.records();
      Duration before = sandbox.processorTime();
      int count = invoke(sandbox, event, effort.of(2, 20), Duration.ofMillis(effort.of(200, 2500)));
      Duration spent = sandbox.processorTime().minus(before);
      double lineBytes = new LineWriter().write(event, 0, event.length).size();
      return new Warm(
          spent.toMillis() / (double) count,
          (firehose.billedBytes() - billed) / lineBytes / count,
          (firehose.records() - records) / (double) count);
    }
  }

  /** Hands an event over again and again, for some time and some number of times. */
  private static int invoke(Sandbox sandbox, byte[] event, int atLeast, Duration time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    int count = 0;
    while (count < atLeast || System.nanoTime() < end) {
      sandbox.invoke(event);
      count++;
    }
    return count;
  }

  private static void cold(
      Function product, Function usual, LocalCertificate certificate, Effort effort, Report report)
      throws Exception {
    report.section(
        "Cold start",
        "From the start of the process to the first event of one change acknowledged, on one core,"
            + " as Lambda sets Java up (C1, SerialGC), over TLS, without an archive of classes of"
            + " its own. Median, ms.");
    report.head("", "product", "usual function", "ratio");
    double ours = cold(product, certificate, effort);
    double theirs = cold(usual, certificate, effort);
    report.row("cold start", Math.round(ours), Math.round(theirs), ours / theirs);
    report.goal(
        Goal.atMost(
            "cold start to first delivered batch",
            ours / theirs,
            WANTED_COLD,
            " of the usual function's time"));
  }

  private static double cold(Function function, LocalCertificate certificate, Effort effort)
      throws Exception {
    byte[] event = new Changes(Payload.NESTED, 10).event(5, 1);
    double[] times = new double[effort.of(1, 9)];
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true)) {
      for (int i = 0; i < times.length; i++) {
        long started = System.nanoTime();
        try (Sandbox sandbox = sandbox(function, Jvm.asLambda(), certificate, firehose)) {
          sandbox.invoke(event);
          times[i] = (System.nanoTime() - started) / 1e6;
        }
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static Sandbox sandbox(
      Function function, Jvm jvm, LocalCertificate certificate, LoopbackFirehose firehose)
      throws IOException {
    List<String> java = new ArrayList<>();
    java.add(Pinned.script(jvm.executable(), "0").toString());
    java.addAll(jvm.options());
    java.addAll(certificate.trustOptions());
    return Sandbox.start(function, java, firehose.endpoint());
  }
}

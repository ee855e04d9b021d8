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
import java.util.List;

/** Whole functions in processes of their own: processor time, billed bytes, and cold starts. */
final class FunctionSection implements Section {

  private static final double WANTED_WARM = 0.4;
  private static final double WANTED_BILLED = 0.15;

  /** Until then the second compiler is at work, for the usual function longest. */
  private static final int WARM_AFTER_MS = 12_000;

  private static final int MEASURED_MS = 4_000;

  @Override
  public void measure(Effort effort, Report report) throws Exception {
    Path folder = Files.createTempDirectory("functions");
    try {
      LocalCertificate certificate = LocalCertificate.in(folder);
      Function product =
          Functions.product(Path.of(System.getProperty("ddbbackup.function.archive")), folder);
      Function usual = Functions.usual(folder);
      List<Compared> warm = warm(product, usual, certificate, effort, report);
      cost(warm, report);
      new ColdStart(certificate, effort).measure(product, usual, report);
      new Settings(certificate, effort).measure(product, report);
    } finally {
      Folders.delete(folder);
    }
  }

  /** What a warm function takes for an event. */
  private record Warm(
      double milliseconds, double billedBytes, double lineBytes, double recordsPerEvent) {

    double billedPerByte() {
      return billedBytes / lineBytes;
    }
  }

  /** Both functions with the same events. */
  private record Compared(Jvm jvm, Payload payload, Warm product, Warm usual) {}

  private static List<Compared> warm(
      Function product, Function usual, LocalCertificate certificate, Effort effort, Report report)
      throws Exception {
    List<Compared> all = new ArrayList<>();
    report.section(
        "Whole function, warm",
        "An event of 1,000 changes goes through AWS's runtime interface client and the function to"
            + " a Firehose on loopback, over TLS. Processor time of the function's process on one"
            + " core, ms an event; and what Firehose bills: each record rounded up to 5 KB, for"
            + " each byte of the changes' lines. The product has the environment that a new function"
            + " gets. The usual function takes the event class, has the SDK's default client, and"
            + " sends one line a record.");
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
        all.add(new Compared(jvm, payload, ours, theirs));
        String title = jvm.title() + ", " + payload.title();
        double ratio = ours.milliseconds / theirs.milliseconds;
        report.row(
            title,
            ours.milliseconds,
            theirs.milliseconds,
            ratio,
            ours.billedPerByte(),
            theirs.billedPerByte(),
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
                  ours.billedPerByte(),
                  WANTED_BILLED,
                  " bytes per byte"));
        }
      }
    }
    return all;
  }

  private static void cost(List<Compared> warm, Report report) throws IOException {
    Path file = Path.of(System.getProperty("ddbbackup.prices"));
    Prices prices = Prices.read(file);
    report.section(
        "What it costs",
        "A month of %,d changes in events of 1,000, as Lambda sets Java up (C1), at the prices of %s in [prices.properties](prices.properties), in dollars: the processor time above with the memory of one whole core, what Firehose bills, the invocations, and the %,d objects that Firehose puts on S3 for a busy table, one a minute. What S3 keeps is the same for both."
            .formatted(MonthlyCost.CHANGES, prices.region(), MonthlyCost.OBJECTS));
    report.head(
        "items",
        "product: Firehose",
        "product: Lambda",
        "usual: Firehose",
        "usual: Lambda",
        "each: objects",
        "product, of the usual sum");
    for (Compared one : warm) {
      if (one.jvm().equals(Jvm.asLambda())) {
        MonthlyCost ours = cost(one.payload(), one.product(), prices);
        MonthlyCost theirs = cost(one.payload(), one.usual(), prices);
        report.row(
            one.payload().title(),
            ours.firehose(),
            ours.lambda(),
            theirs.firehose(),
            theirs.lambda(),
            ours.objects(),
            ours.sum() / theirs.sum());
      }
    }
  }

  private static MonthlyCost cost(Payload payload, Warm warm, Prices prices) {
    return MonthlyCost.of(payload.changes(), warm.milliseconds(), warm.billedBytes(), prices);
  }

  private static Warm warm(
      Function function, Jvm jvm, Payload payload, LocalCertificate certificate, Effort effort)
      throws Exception {
    byte[] event = Changes.event(payload);
    try (LoopbackFirehose firehose = LoopbackFirehose.start(certificate, true);
        Sandbox sandbox = sandbox(function, jvm, certificate, firehose)) {
      invoke(sandbox, event, effort.of(2, 10), Duration.ofMillis(effort.of(500, WARM_AFTER_MS)));
      long billed = firehose.billedBytes();
      long records = firehose.records();
      Duration before = sandbox.processorTime();
      int count =
          invoke(sandbox, event, effort.of(2, 20), Duration.ofMillis(effort.of(200, MEASURED_MS)));
      Duration spent = sandbox.processorTime().minus(before);
      double lineBytes = new LineWriter().write(event, 0, event.length).size();
      return new Warm(
          spent.toMillis() / (double) count,
          (firehose.billedBytes() - billed) / (double) count,
          lineBytes,
          (firehose.records() - records) / (double) count);
    }
  }

  /** Hands an event over again and again, for some time and some number of times. */
  static int invoke(Sandbox sandbox, byte[] event, int atLeast, Duration time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    int count = 0;
    while (count < atLeast || System.nanoTime() < end) {
      sandbox.invoke(event);
      count++;
    }
    return count;
  }

  static Sandbox sandbox(
      Function function, Jvm jvm, LocalCertificate certificate, LoopbackFirehose firehose)
      throws IOException {
    List<String> java = new ArrayList<>();
    java.add(Pinned.script(jvm.executable(), "0").toString());
    java.addAll(jvm.options());
    java.addAll(certificate.trustOptions());
    return Sandbox.start(function, java, firehose.endpoint());
  }
}

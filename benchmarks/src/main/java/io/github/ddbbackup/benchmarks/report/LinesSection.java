package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.inside.EventToLines;
import io.github.ddbbackup.benchmarks.report.Jmh.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events to lines, inside one JVM on one core. */
final class LinesSection implements Section {

  private static final double WANTED_C2 = 10;
  private static final double WANTED_C1 = 8;
  private static final double WANTED_25 = 20;
  private static final double WANTED_SMALL = 6;
  private static final double WANTED_SCANS = 7;
  private static final double WANTED_ALLOCATION = 1.1;

  @Override
  public void measure(Effort effort, Report report) throws Exception {
    report.section(
        "Stream event to lines",
        "One core, MB of the event's bytes in a second. The event class is"
            + " aws-lambda-java-serialization's, written with Jackson; the scan looks at each byte"
            + " once, eight at a time.");
    report.head(
        "JVM, items",
        "product",
        "event class",
        "ratio",
        "scan",
        "product / scan, times the time",
        "allocated per byte",
        "the event class does");
    List<Jvm> jvms = new ArrayList<>(List.of(Jvm.own(), Jvm.asLambda()));
    Optional<Jvm> newest = Jvm.newest();
    newest.map(Jvm::withVectors).ifPresent(jvms::add);
    newest.ifPresent(jvms::add);
    for (Jvm jvm : jvms) {
      Jmh measured = Jmh.run(EventToLines.class, jvm, effort);
      for (Payload payload : Payload.values()) {
        row(jvm, payload, measured, newest.filter(jvm::equals).isEmpty(), report);
      }
    }
  }

  /** Where the JVM has no vectors it could have, nothing is aimed at. */
  private static void row(Jvm jvm, Payload payload, Jmh measured, boolean aimed, Report report) {
    Speed product = measured.of("product", payload);
    Speed peer = measured.of("eventClass", payload);
    Speed scan = measured.of("scan", payload);
    double ratio = product.bytesPerSecond() / peer.bytesPerSecond();
    double scans = scan.bytesPerSecond() / product.bytesPerSecond();
    report.row(
        jvm.title() + ", " + payload.title(),
        product.megabytes(),
        peer.megabytes(),
        ratio,
        scan.megabytes(),
        scans,
        product.allocated(),
        peer.allocated());
    if (!aimed) {
      return;
    }
    String path = "event to lines, " + payload.title() + ", " + jvm.title();
    report.goal(Goal.atLeast(path, ratio, wanted(jvm, payload), " times the event class"));
    if (jvm.equals(Jvm.own())) {
      report.goal(Goal.atMost(path, scans, WANTED_SCANS, " times the time of a scan"));
      report.goal(
          Goal.atMost(path, product.allocated(), WANTED_ALLOCATION, " bytes allocated per byte"));
    }
  }

  private static double wanted(Jvm jvm, Payload payload) {
    if (payload == Payload.SMALL) {
      return WANTED_SMALL;
    }
    return jvm.equals(Jvm.own()) ? WANTED_C2 : jvm.equals(Jvm.asLambda()) ? WANTED_C1 : WANTED_25;
  }
}

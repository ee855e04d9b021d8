package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.inside.EventToLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Events to lines, inside one JVM on one core. */
final class LinesSection implements Section {

  private static final double WANTED_C2 = 10;
  private static final double WANTED_C1 = 8;
  private static final double WANTED_25 = 20;
  private static final double WANTED_SMALL = 6;
  private static final double WANTED_SCANS = 7;
  private static final double WANTED_ALLOCATION = 1.1;

  /** Bytes in a second, and bytes allocated for each of them. */
  private record Speed(double bytesPerSecond, double allocated) {}

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
    newest.ifPresent(jvms::add);
    for (Jvm jvm : jvms) {
      Map<String, Speed> speeds = run(jvm, effort);
      for (Payload payload : Payload.values()) {
        row(jvm, payload, speeds, report);
      }
    }
  }

  private static void row(Jvm jvm, Payload payload, Map<String, Speed> speeds, Report report) {
    Speed product = speeds.get("product" + payload);
    Speed peer = speeds.get("eventClass" + payload);
    Speed scan = speeds.get("scan" + payload);
    double ratio = product.bytesPerSecond / peer.bytesPerSecond;
    double scans = scan.bytesPerSecond / product.bytesPerSecond;
    report.row(
        jvm.title() + ", " + payload.title(),
        megabytes(product),
        megabytes(peer),
        ratio,
        megabytes(scan),
        scans,
        product.allocated,
        peer.allocated);
    String path = "event to lines, " + payload.title() + ", " + jvm.title();
    report.goal(Goal.atLeast(path, ratio, wanted(jvm, payload), " times the event class"));
    if (jvm.equals(Jvm.own())) {
      report.goal(Goal.atMost(path, scans, WANTED_SCANS, " times the time of a scan"));
      report.goal(
          Goal.atMost(path, product.allocated, WANTED_ALLOCATION, " bytes allocated per byte"));
    }
  }

  private static double wanted(Jvm jvm, Payload payload) {
    if (payload == Payload.SMALL) {
      return WANTED_SMALL;
    }
    return jvm.equals(Jvm.own()) ? WANTED_C2 : jvm.equals(Jvm.asLambda()) ? WANTED_C1 : WANTED_25;
  }

  private static String megabytes(Speed speed) {
    return Long.toString(Math.round(speed.bytesPerSecond / 1e6));
  }

  private static Map<String, Speed> run(Jvm jvm, Effort effort)
      throws RunnerException, IOException {
    Options options =
        new OptionsBuilder()
            .include(EventToLines.class.getName() + "\\.")
            .jvm(Pinned.script(jvm.executable(), "0").toString())
            .jvmArgs(jvm.options().toArray(String[]::new))
            .forks(1)
            .warmupIterations(effort.of(1, 4))
            .warmupTime(TimeValue.milliseconds(effort.of(200, 1000)))
            .measurementIterations(effort.of(2, 5))
            .measurementTime(TimeValue.milliseconds(effort.of(200, 500)))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Speed> speeds = new HashMap<>();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark();
      Payload payload = Payload.valueOf(result.getParams().getParam("payload"));
      int size = Changes.event(payload).length;
      speeds.put(
          name.substring(name.lastIndexOf('.') + 1) + payload,
          new Speed(result.getPrimaryResult().getScore() * size, allocated(result) / size));
    }
    return speeds;
  }

  private static double allocated(RunResult result) {
    for (String name : result.getSecondaryResults().keySet()) {
      if (name.endsWith("gc.alloc.rate.norm")) {
        return result.getSecondaryResults().get(name).getScore();
      }
    }
    return Double.NaN;
  }
}

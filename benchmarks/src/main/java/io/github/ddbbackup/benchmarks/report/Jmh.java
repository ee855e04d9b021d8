package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Changes;
import io.github.ddbbackup.benchmarks.data.Payload;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a benchmark of JMH for all kinds of items, in JVMs of its own on one core, in several
 * rounds: each method is measured in each of them, in another JVM, so that no method alone has the
 * luck of a quiet minute or of how its memory lies. The fastest iteration counts: what else the
 * machine does can only make one slower.
 */
final class Jmh {

  private static final int ROUNDS = 2;

  private final Map<String, Speed> speeds;

  private Jmh(Map<String, Speed> speeds) {
    this.speeds = speeds;
  }

  /**
   * How fast something is.
   *
   * @param bytesPerSecond how many bytes of the event it does in a second
   * @param allocated how many bytes it allocates for each of them
   */
  record Speed(double bytesPerSecond, double allocated) {

    private Speed faster(Speed other) {
      return other.bytesPerSecond > bytesPerSecond ? other : this;
    }

    /** MB in a second, for people. */
    String megabytes() {
      return Long.toString(Math.round(bytesPerSecond / 1e6));
    }
  }

  /** Runs the methods of a class. */
  static Jmh run(Class<?> benchmark, Jvm jvm, Effort effort) throws RunnerException, IOException {
    Options options = options(benchmark, jvm, effort);
    Map<String, Speed> speeds = new HashMap<>();
    for (int round = 0; round < effort.of(1, ROUNDS); round++) {
      for (RunResult result : new Runner(options).run()) {
        String name = result.getParams().getBenchmark();
        Payload payload = Payload.valueOf(result.getParams().getParam("payload"));
        speeds.merge(
            name.substring(name.lastIndexOf('.') + 1) + payload,
            speed(result, Changes.event(payload).length),
            Speed::faster);
      }
    }
    return new Jmh(speeds);
  }

  private static Options options(Class<?> benchmark, Jvm jvm, Effort effort) throws IOException {
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\.")
        .jvm(Pinned.script(jvm.executable(), "0").toString())
        .jvmArgs(jvm.options().toArray(String[]::new))
        .forks(1)
        .warmupIterations(effort.of(1, 4))
        .warmupTime(TimeValue.milliseconds(effort.of(200, 750)))
        .measurementIterations(effort.of(2, 5))
        .measurementTime(TimeValue.milliseconds(effort.of(200, 400)))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private static Speed speed(RunResult result, int size) {
    double fastest = result.getPrimaryResult().getStatistics().getMax();
    return new Speed(fastest * size, allocated(result) / size);
  }

  /** How fast a method was for a kind of items. */
  Speed of(String method, Payload payload) {
    return speeds.get(method + payload);
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

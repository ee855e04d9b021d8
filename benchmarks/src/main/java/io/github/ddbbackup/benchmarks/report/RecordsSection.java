package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.inside.EventToRecords;
import io.github.ddbbackup.benchmarks.report.Jmh.Speed;
import java.util.List;

/** Events to compressed records, inside one JVM on one core. */
final class RecordsSection implements Section {

  private static final double WANTED = 0.8;

  @Override
  public void measure(Effort effort, Report report) throws Exception {
    report.section(
        "Stream event to compressed records",
        "One core, MB of the event's bytes in a second, from the event to records that are ready to"
            + " send. The deflater is java.util.zip's at level 6, which makes them about as small; it"
            + " finds the lines made, and neither checks nor packs anything.");
    report.head("JVM, items", "product", "deflater alone", "ratio");
    for (Jvm jvm : List.of(Jvm.own(), Jvm.asLambda())) {
      Jmh measured = Jmh.run(EventToRecords.class, jvm, effort);
      for (Payload payload : Payload.values()) {
        Speed product = measured.of("product", payload);
        Speed deflater = measured.of("deflater", payload);
        double ratio = product.bytesPerSecond() / deflater.bytesPerSecond();
        String title = payload.title() + ", " + jvm.title();
        report.row(
            jvm.title() + ", " + payload.title(), product.megabytes(), deflater.megabytes(), ratio);
        report.goal(
            Goal.atLeast(
                "event to compressed records, " + title, ratio, WANTED, " of Deflater's speed"));
      }
    }
  }
}

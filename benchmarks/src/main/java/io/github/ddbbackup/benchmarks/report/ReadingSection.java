package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.reading.Backup;
import io.github.ddbbackup.benchmarks.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Backups read from files, in processes of their own. */
final class ReadingSection implements Section {

  private static final double WANTED_OF_GUNZIP = 0.6;
  private static final double WANTED_OF_DUCKDB = 1.5;
  private static final double WANTED_HISTORY = 1.2;
  private static final int CHANGES_OF_ITEM = 20;

  /** Of lines; in less there are so few objects that most changes are of the one read first. */
  private static final int MEGABYTES = 400;

  /** What a JVM on one core takes to compile what it runs; the peers get as much. */
  private static final int SECONDS = 20;

  private static final List<Payload> PAYLOADS =
      List.of(Payload.SMALL, Payload.NESTED, Payload.LARGE);

  @Override
  public void measure(Effort effort, Report report) throws Exception {
    report.section(
        "Gzip files to the newest image of each key",
        "MB of lines in a second, of files of many gzip members, each item changed "
            + CHANGES_OF_ITEM
            + " times unless it says once. Gunzip only decompresses (java.util.zip, 64 KB at a"
            + " time); DuckDB runs read_json with arg_max. Each reads again and again for "
            + SECONDS
            + " seconds, product and gunzip by turns; the fastest time counts.");
    report.head(
        "items, cores", "product", "gunzip", "product / gunzip", "DuckDB", "product / DuckDB");
    for (Payload payload : PAYLOADS) {
      newest(payload, CHANGES_OF_ITEM, Math.min(2, processors()), effort, report);
    }
    newest(Payload.NESTED, 1, 1, effort, report);
    history(effort, report);
  }

  private static void newest(
      Payload payload, int changesOfItem, int mostCores, Effort effort, Report report)
      throws Exception {
    Path folder = Files.createTempDirectory("backup");
    try {
      int changes = effort.of(2, MEGABYTES) * 1000 * 1000 / payload.lineBytes();
      long size = Backup.make(folder, payload, changes, changesOfItem);
      for (int cores = 1; cores <= mostCores; cores++) {
        String title =
            payload.title()
                + (changesOfItem == 1 ? " once, " : ", ")
                + cores
                + (cores == 1 ? " core" : " cores");
        Speeds speeds = Speeds.of(folder, size, cores, effort);
        speeds.row(title, report);
        if (payload == Payload.NESTED && changesOfItem == CHANGES_OF_ITEM) {
          speeds.goals("gzip lines to newest images, " + title, report);
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** MB of lines in a second. */
  private record Speeds(double product, double gunzip, double duckDb) {

    static Speeds of(Path folder, long size, int cores, Effort effort)
        throws IOException, InterruptedException {
      List<Double> seconds = seconds(folder, cores, effort, "newest", "gunzip");
      double duckDb = seconds(folder, cores, effort, "duckdb").get(0);
      return new Speeds(
          size / 1e6 / seconds.get(0), size / 1e6 / seconds.get(1), size / 1e6 / duckDb);
    }

    void row(String title, Report report) {
      report.row(
          title,
          Math.round(product),
          Math.round(gunzip),
          product / gunzip,
          Math.round(duckDb),
          product / duckDb);
    }

    void goals(String path, Report report) {
      report.goal(Goal.atLeast(path, product / gunzip, WANTED_OF_GUNZIP, " of gunzip's speed"));
      report.goal(Goal.atLeast(path, product / duckDb, WANTED_OF_DUCKDB, " times DuckDB"));
    }
  }

  private static void history(Effort effort, Report report) throws Exception {
    int changes = effort.of(20_000, 1_000_000);
    report.section(
        "History of one item",
        "Seconds on one core to find the changes of one item among %,d of 200 B items."
            .formatted(changes));
    report.head("cores", "product", "gunzip", "product / gunzip");
    Path folder = Files.createTempDirectory("backup");
    try {
      Backup.make(folder, Payload.SMALL, changes, CHANGES_OF_ITEM);
      List<Double> seconds = seconds(folder, 1, effort, "history", "gunzip");
      double product = seconds.get(0);
      double gunzip = seconds.get(1);
      report.row("1", product, gunzip, product / gunzip);
      report.goal(
          Goal.atMost(
              "history of one item over %,d changes".formatted(changes),
              product / gunzip,
              WANTED_HISTORY,
              " times the time of gunzip"));
    } finally {
      Folders.delete(folder);
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Runs the program and reads what it prints. */
  private static List<Double> seconds(Path folder, int cores, Effort effort, String... ways)
      throws IOException, InterruptedException {
    Path java = Pinned.script(Jvm.own().executable(), cores == 1 ? "0" : "0,1");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(Jvm.own().options());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Reading.class.getName(),
            folder.toString(),
            Integer.toString(cores),
            Integer.toString(effort.of(0, SECONDS))));
    command.addAll(List.of(ways));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" and ", ways) + " failed");
    }
    return printed.lines().map(Double::valueOf).toList();
  }
}

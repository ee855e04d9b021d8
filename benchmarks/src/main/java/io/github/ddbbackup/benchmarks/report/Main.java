package io.github.ddbbackup.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures everything and writes the report. */
public final class Main {

  private Main() {}

  private static final Map<String, Section> SECTIONS = sections();

  /**
   * Runs.
   *
   * @param args the report's file; {@code --quick} to spend little time, and names of sections to
   *     measure those alone
   */
  public static void main(String[] args) throws Exception {
    // Without it the JDK's server holds small answers back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    // The account on loopback takes any key.
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    List<String> options = List.of(args).subList(1, args.length);
    Effort effort = options.contains("--quick") ? Effort.QUICK : Effort.FULL;
    Set<String> named = new LinkedHashSet<>(options);
    named.retainAll(SECTIONS.keySet());
    long started = System.nanoTime();
    Report report = new Report();
    for (String section : named.isEmpty() ? SECTIONS.keySet() : named) {
      SECTIONS.get(section).measure(effort, report);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    Files.writeString(Path.of(args[0]), report.text(head(options, took)));
  }

  private static Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    sections.put("lines", new LinesSection());
    sections.put("records", new RecordsSection());
    sections.put("reading", new ReadingSection());
    sections.put("restore", new RestoreSection());
    sections.put("function", new FunctionSection());
    return sections;
  }

  private static String head(List<String> options, Duration took) throws IOException {
    return """
        # Benchmarks

        Written by `./benchmark%s` in %d min %d s; don't edit. What each figure means and what it \
        costs is told in [docs/performance.md](../docs/performance.md). Ratios matter: absolute \
        figures are those of one machine (%s, %d cores, JDK %s).
        %s"""
        .formatted(
            options.stream().map(" "::concat).collect(Collectors.joining()),
            took.toMinutes(),
            took.toSecondsPart(),
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            options.contains("--quick") ? "\nA quick run: the figures are worth little.\n" : "");
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}

package io.github.ddbbackup.benchmarks.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JVM to measure with.
 *
 * @param title what it is called in the report
 * @param executable its program
 * @param options its options
 */
public record Jvm(String title, Path executable, List<String> options) {

  private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

  /** About what Lambda leaves for the heap, of a function's memory. */
  private static final double HEAP_SHARE = 0.85;

  private static final Path JVMS = Path.of("/usr/lib/jvm");

  /** The JVM that this program runs on, with both compilers. */
  public static Jvm own() {
    return new Jvm("JDK " + Runtime.version().feature() + ", C2", ownExecutable(), HEAP);
  }

  /** The same, set up as Lambda sets its Java 17 and 21 runtimes up: C1 alone. */
  public static Jvm asLambda() {
    List<String> options = new ArrayList<>(HEAP);
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    return new Jvm("JDK " + Runtime.version().feature() + ", C1", ownExecutable(), options);
  }

  /**
   * The same JVM, set up as Lambda sets it up: C1 alone, and the heap that a function of so much
   * memory gets.
   */
  Jvm inFunctionOf(int megabytes) {
    return new Jvm(
        title.replace("C2", "C1") + ", " + megabytes + " MB",
        executable,
        List.of(
            "-Xmx" + Math.round(megabytes * 1024 * HEAP_SHARE) + "k",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC"));
  }

  /** The same with one more option. */
  Jvm with(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return new Jvm(title, executable, more);
  }

  /** The same with the vector module, by which the product reads strings. */
  Jvm withVectors() {
    Jvm same = with("--add-modules=jdk.incubator.vector");
    return new Jvm(title + ", vectors", executable, same.options());
  }

  /** A JDK 25, where {@code JDK25_HOME} or a usual place has one. */
  public static Optional<Jvm> newest() throws IOException {
    return home25().map(home -> new Jvm("JDK 25, C2", home.resolve("bin").resolve("java"), HEAP));
  }

  private static Path ownExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static Optional<Path> home25() throws IOException {
    String named = System.getenv("JDK25_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    if (!Files.isDirectory(JVMS)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(JVMS, "*25*")) {
      for (Path home : homes) {
        if (Files.isExecutable(home.resolve("bin").resolve("java"))) {
          return Optional.of(home);
        }
      }
    }
    return Optional.empty();
  }
}

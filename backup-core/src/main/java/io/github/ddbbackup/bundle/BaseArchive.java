package io.github.ddbbackup.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the archive of the functions without a configuration: the jars under {@code lib/}, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/java-package.html">Deploy Java Lambda
 * functions with .zip or JAR file archives</a>.
 *
 * <p>The jars are packed anew without compression of their own. The archive compresses each as a
 * whole, which makes it two fifths smaller, and a function that starts has less to unpack.
 */
public final class BaseArchive {

  private BaseArchive() {}

  /**
   * Writes the archive.
   *
   * @param archive the file to write
   * @param sources jars, and folders whose jars go into it
   * @throws IOException if a jar can't be read or the file can't be written
   */
  public static void write(Path archive, List<Path> sources) throws IOException {
    SortedZip zip = new SortedZip();
    for (Path source : sources) {
      for (Path jar : jars(source)) {
        zip.add("lib/" + jar.getFileName(), repacked(Files.readAllBytes(jar)));
      }
    }
    Files.write(archive, zip.compressed());
  }

  /**
   * Writes the archive, for a build.
   *
   * @param args the file to write, then jars, and folders whose jars go into it
   * @throws IOException if a jar can't be read or the file can't be written
   */
  public static void main(String[] args) throws IOException {
    List<Path> paths = Arrays.stream(args).map(Path::of).toList();
    write(paths.get(0), paths.subList(1, paths.size()));
  }

  private static List<Path> jars(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> files = Files.list(source)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static byte[] repacked(byte[] jar) throws IOException {
    SortedZip zip = new SortedZip();
    zip.addAll(new ByteArrayInputStream(jar), BaseArchive::isNeeded);
    return zip.stored();
  }

  /** A build's own notes, signatures of the jar as it was, and descriptions of modules go. */
  private static boolean isNeeded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean signature =
        lower.startsWith("meta-inf/")
            && (lower.endsWith(".sf") || lower.endsWith(".rsa") || lower.endsWith(".dsa"));
    return !signature
        && !lower.startsWith("meta-inf/maven/")
        && !lower.endsWith("module-info.class");
  }
}

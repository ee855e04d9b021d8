package io.github.ddbbackup.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @param folder the folder whose jars go into it
   * @throws IOException if a jar can't be read or the file can't be written
   */
  public static void write(Path archive, Path folder) throws IOException {
    SortedZip zip = new SortedZip();
    for (Path jar : jars(folder)) {
      zip.add("lib/" + jar.getFileName(), repacked(Files.readAllBytes(jar)));
    }
    Files.write(archive, zip.compressed());
  }

  /**
   * Writes the archive, for a build.
   *
   * @param args the file to write, and the folder whose jars go into it
   * @throws IOException if a jar can't be read or the file can't be written
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Path.of(args[1]));
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
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

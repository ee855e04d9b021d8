package io.github.ddbbackup.benchmarks.function;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The class path of the benchmarks themselves. */
final class ClassPath {

  private ClassPath() {}

  /** Its jars and folders. */
  static List<Path> parts() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .toList();
  }
}
